import type { JsonObject, Resource } from '#/lib/fhir/resource/json.ts';
import type { CdaResource } from '#/lib/fhir/cda/document/cda-document.ts';
import { idText, identifiersOf } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import type { DocumentSource } from '#/lib/fhir/cda/document/source.ts';
import { referredNarrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import type { CdaSection } from '#/lib/fhir/cda/document/sections.ts';
import { stableKey } from '#/lib/fhir/cda/document/stable-key.ts';
import { type Element, attributeOf, childNamed, childrenNamed, findWithin } from '#/lib/fhir/markup/element-tree.ts';
import { joinedNotes, liftWords } from '#/lib/fhir/cda/datatypes/lift-words.ts';
import { unreadNotes } from './unread-statements.ts';
import type { BuiltResource } from './statement-context.ts';

interface Setting {
  readonly section: CdaSection;
  readonly labels: readonly JsonObject[];
  /** Position of the entry in its section: the name of what has no id. */
  readonly index: number;
}

export interface ResourceAssembler {
  (entry: Element, built: readonly BuiltResource[], claimed: ReadonlySet<Element>, setting: Setting): readonly CdaResource[];
  /** Takes identifiers away that one document gives to different things. */
  readonly separate: (resources: readonly CdaResource[]) => readonly CdaResource[];
}

/** Gives the resources of a document what all of them have: id, identifiers, patient, labels, narrative, notes. */
export function resourceAssembler(source: DocumentSource): ResourceAssembler {
  const idOf = namer(source.key);
  const finish = (
    entry: Element,
    built: readonly BuiltResource[],
    claimed: ReadonlySet<Element>,
    setting: Setting,
  ): readonly CdaResource[] => {
    const ids = built.map((item, index) => idOf(item, [setting.section.place, setting.index, index].join('.')));
    const references = new Map(
      built.map((statementResult, index) => [
        statementResult.element,
        { reference: `${statementResult.resource.resourceType}/${ids[index] ?? ''}` },
      ]),
    );
    const notes = unreadNotes(entry, built, claimed, source.narrative);
    const shared = built.length === 0 ? undefined : pointerIn(entry, source.book);
    return built.map((statementResult, index) => {
      const lifted = liftedParts(statementResult, notes.get(statementResult) ?? []);
      const resource = resourceOf(lifted.built, ids[index] ?? '', references, setting, source);
      const place = pointerIn(statementResult.element, source.book) ?? shared;
      return {
        resource,
        section: setting.section.place,
        ...(place !== undefined && { place }),
        ...(lifted.discrepancies.length > 0 && { discrepancies: lifted.discrepancies }),
        ...(statementResult.performed !== undefined && { performed: statementResult.performed }),
        ...(statementResult.site !== undefined && { site: statementResult.site }),
        ...(statementResult.notKnown !== undefined && { notKnown: statementResult.notKnown }),
        ...(statementResult.ofVisit !== undefined && { ofVisit: statementResult.ofVisit }),
        ...(statementResult.isDenied === true && { isDenied: true as const }),
      };
    });
  };
  return Object.assign(finish, { separate });
}

/** Names made of the document's and the statement's own ids; one id that is given twice is counted. */
function namer(key: string): (built: BuiltResource, fallback: string) => string {
  const used = new Map<string, number>();
  return ({ element, resource }, fallback) => {
    const name =
      childrenNamed(element, 'id')
        .map(idText)
        .find((id) => id !== undefined) ?? fallback;
    const base = [key, resource.resourceType, name].join('|');
    const count = used.get(base) ?? 0;
    used.set(base, count + 1);
    return stableKey(`${base}|${count}`);
  };
}

/** The resource with plain names and all notes, and what the entry says in two ways. */
function liftedParts(built: BuiltResource, notes: readonly JsonObject[]): { built: BuiltResource; discrepancies: readonly string[] } {
  const { resourceType, ...parts } = built.resource;
  const lifted = liftWords(parts, resourceType);
  const note = [...joinedNotes(lifted.parts.note, lifted.notes), ...notes];
  return {
    built: { ...built, resource: { resourceType, ...lifted.parts, note } },
    discrepancies: [...new Set([...(built.discrepancies ?? []), ...lifted.contradictions])],
  };
}

type References = ReadonlyMap<Element, JsonObject>;

function resourceOf(built: BuiltResource, id: string, references: References, { labels }: Setting, source: DocumentSource): Resource {
  const { resourceType, identifier, ...parts } = built.resource;
  return {
    resourceType,
    ...presentParts({
      id,
      meta: labels.length === 0 ? undefined : { security: labels },
      text: narrativeOf(built, source),
      identifier: identifier ?? identifiersOf(childrenNamed(built.element, 'id')),
      [patientElement.get(resourceType) ?? 'subject']: { reference: source.patient },
      ...parts,
      result: built.results?.map((element) => references.get(element)).filter((reference) => reference !== undefined),
      encounter: built.encounter && references.get(built.encounter),
    }),
  };
}

/** How a type of R4 names its patient, where that is not `subject`. */
const patientElement = new Map([
  ['AllergyIntolerance', 'patient'],
  ['Immunization', 'patient'],
  ['FamilyMemberHistory', 'patient'],
  ['Device', 'patient'],
  ['Consent', 'patient'],
  ['Coverage', 'beneficiary'],
]);

/** Whole sections and tables are the reader's to open; a row is the entry's own words. */
const tooWide = new Set(['text', 'section', 'table', 'tbody', 'list']);
const longest = 4000;

/** The entry's words in the document, beside its data: the two may differ (H25). */
function narrativeOf({ element, resource }: BuiltResource, source: DocumentSource): JsonObject | undefined {
  const target = referredNarrative(childNamed(element, 'text'), source.narrative);
  const words = target !== undefined && tooWide.has(target.name) ? undefined : writtenText(childNamed(element, 'text'), source.narrative);
  // A note is its own words, and a dosage or a note may be them already.
  if (words === undefined || words.length > longest || resource.resourceType === 'DocumentReference') return undefined;
  if (JSON.stringify(resource).includes(JSON.stringify(words))) return undefined;
  const escaped = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${escaped}</div>` };
}

/** The narrative that a statement points to, wherever in it the pointer stands. */
function pointerIn(element: Element, book: DocumentSource['book']): string | undefined {
  return findWithin(element, (part) => {
    const value = part.name === 'reference' ? attributeOf(part, 'value') : undefined;
    return value?.startsWith('#') === true ? book.placeOf(value.slice(1)) : undefined;
  });
}

/**
 * Takes away an id that different things share: some documents give one to all entries. Without it they never fold into
 * each other (H20).
 */
function separate(resources: readonly CdaResource[]): readonly CdaResource[] {
  const subjects = new Map<string, Set<string>>();
  for (const { resource } of resources)
    for (const key of keysOf(resource)) subjects.set(key, (subjects.get(key) ?? new Set()).add(matterOf(resource)));
  return resources.map((item) => {
    if (!keysOf(item.resource).some((key) => (subjects.get(key)?.size ?? 0) > 1)) return item;
    const { identifier: _identifier, ...resource } = item.resource;
    return { ...item, resource: { ...resource, resourceType: item.resource.resourceType } };
  });
}

function keysOf(resource: Resource): readonly string[] {
  const identifiers: readonly unknown[] = Array.isArray(resource.identifier) ? resource.identifier : [];
  return identifiers.map((identifier) => `${resource.resourceType}|${JSON.stringify(identifier)}`);
}

function matterOf({ code, vaccineCode, medicationCodeableConcept, description, verificationStatus, status }: Resource): string {
  return JSON.stringify([code, vaccineCode, medicationCodeableConcept, description, verificationStatus, status]);
}
