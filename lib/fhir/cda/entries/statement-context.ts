import type { JsonObject, Resource } from '#/lib/fhir/resource/json.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import type { Element } from '#/lib/fhir/markup/element-tree.ts';

/** Context inherited from the section and the enclosing acts (C-CDA context conduction). */
export interface StatementContext {
  readonly narrative: Narrative;
  /** Codes of the section (LOINC). */
  readonly section: ReadonlySet<string>;
  /** When the document was made: whether something is over by then. */
  readonly written?: string;
  /** Subject of the section or of an enclosing act, when that is not the patient (H30). */
  readonly about?: string;
  /** An act around it was entered in error. */
  readonly removed: boolean;
  /** The act around it: a concern, an encounter, an organizer. */
  readonly around?: Element;
  /** Statements whose content a resource carries; the others are written into its notes, so that none is lost. */
  readonly claimed: Set<Element>;
  /** Takes a statement apart that stands within another one. */
  readonly read: (statement: Element, context: StatementContext) => readonly BuiltResource[];
}

/** Resource built from one statement. */
export interface BuiltResource {
  readonly element: Element;
  readonly resource: Resource;
  /** Results of a report: it points to the resources that are made of these statements. */
  readonly results?: readonly Element[];
  /** The contact that it belongs to: it points to the resource that is made of this statement. */
  readonly encounter?: Element;
  /** Lines for the row: the statement says something in two ways that differ. */
  readonly discrepancies?: readonly string[];
  /** Date or Period of the procedure, and its site, of a resource that has no element for them. */
  readonly performed?: unknown;
  readonly site?: string;
  /** Title of a statement that only says that nothing is known. */
  readonly notKnown?: string;
  /** Words for the one visit, discharge or admission to which a statement of none belongs. */
  readonly ofVisit?: string;
  /** The statement denies it, and the resource has no element for that. */
  readonly isDenied?: true;
}

/** A kind of CDA entry: everything that is known of it, in one file. */
export interface EntryMember {
  readonly name: string;
  /** C-CDA template roots; R1.1 and R2.1 share them, only their extensions differ. */
  readonly templates: ReadonlySet<string>;
  /** Tells whether a statement without a known template is of this kind, by its section. */
  readonly fits?: (statement: Element, context: StatementContext) => boolean;
  /** Tells whether a statement says "none known" by its form, though it names nothing. */
  readonly statesNone?: (statement: Element) => boolean;
  /** Empty when it is not of this kind after all. */
  readonly read: (statement: Element, statementContext: StatementContext) => readonly BuiltResource[];
}

export function buildResource(element: Element, resourceType: string, parts: JsonObject): BuiltResource {
  return { element, resource: { resourceType, ...parts } };
}

/** Adds lines for what the statement says in two ways. */
export function withDiscrepancies(built: BuiltResource, lines: readonly string[]): BuiltResource {
  return lines.length === 0 ? built : { ...built, discrepancies: [...(built.discrepancies ?? []), ...lines] };
}

/** More statements than any concern has. */
const most = 64;

/** The act around, when a status that stands beside the statement may be meant for it (R1.1). */
export function surroundingActs({ around }: StatementContext): readonly Element[] {
  return around === undefined || around.children.length > most ? [] : [around];
}
