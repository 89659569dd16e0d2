import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import type { CdaDocument, CdaResource } from './document/cda-document.ts';
import { codingsOf } from './datatypes/concept.ts';
import { resourceAssembler } from './entries/assemble-resources.ts';
import { readStatement } from './read-statement.ts';
import { statementText } from './entries/statement-text.ts';
import { statementsIn } from './entries/statement.ts';
import type { BuiltResource, StatementContext } from './entries/statement-context.ts';
import { joinedLabels, labelsWithin, ownLabels } from './entries/labels.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import type { DocumentSource } from './document/source.ts';
import { type CdaSection, subjectText } from './document/sections.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { unreadEntries } from './words.ts';

export interface DocumentEntries {
  readonly resources: readonly CdaResource[];
  readonly left: readonly string[];
  readonly counts: CdaDocument['counts'];
  /** References (`Type/id`) of the resources that were made of a section. */
  readonly references: (section: CdaSection) => readonly string[];
}

/** Reads the entries of all sections into resources; each entry that gives none is named in `left` (H06). */
export function readEntries(sections: readonly CdaSection[], source: DocumentSource): DocumentEntries {
  const finish = resourceAssembler(source);
  const left: string[] = [];
  const counts = { entries: 0, takenApart: 0 };
  const built: CdaResource[] = [];
  for (const { section, about, labels: around } of flattened(sections, undefined, source.labels)) {
    for (const [index, entry] of childrenNamed(section.element, 'entry').entries()) {
      counts.entries += 1;
      const labels = joinedLabels(around, labelsWithin(entry));
      const all = entryOf(entry, { section, about, labels }, source, (claimed, list) =>
        finish(entry, list, claimed, { section, labels, index }),
      );
      if (all.length === 0) left.push(unreadEntryText(entry, section, source.narrative));
      else counts.takenApart += 1;
      built.push(...all);
    }
  }
  const resources = finish.separate(built);
  const references = new Map<string, string[]>();
  for (const { section, resource } of resources) {
    const list = references.get(section) ?? [];
    references.set(section, list);
    list.push(`${resource.resourceType}/${String(resource.id)}`);
  }
  return { resources, left, counts, references: ({ place }) => references.get(place) ?? [] };
}

interface Setting {
  readonly section: CdaSection;
  readonly about?: string | undefined;
  readonly labels: readonly JsonObject[];
}

/** Sections with what they inherit: whom they are about, and the labels of all that they stand in. */
function flattened(sections: readonly CdaSection[], about: string | undefined, labels: readonly JsonObject[]): readonly Setting[] {
  return sections.flatMap((section) => {
    const subject = childrenNamed(section.element, 'subject').map(subjectText)[0] ?? about;
    const inner = joinedLabels(labels, ownLabels(section.element));
    return [{ section, about: subject, labels: inner }, ...flattened(section.sections, subject, inner)];
  });
}

type Finish = (claimed: ReadonlySet<Element>, built: readonly BuiltResource[]) => readonly CdaResource[];

/** The resources of one entry. What nobody thought of must not take its neighbours along (H06). */
function entryOf(entry: Element, { section, about }: Setting, source: DocumentSource, finish: Finish): readonly CdaResource[] {
  const claimed = new Set<Element>();
  const code = childNamed(section.element, 'code');
  const context: StatementContext = {
    narrative: source.narrative,
    section: new Set((code === undefined ? [] : codingsOf(code)).map((coding) => String(coding.code))),
    ...(about !== undefined && { about }),
    ...(source.written !== undefined && { written: source.written }),
    removed: false,
    claimed,
    read: readStatement,
  };
  try {
    return finish(
      claimed,
      statementsIn(entry).flatMap((statement) => readStatement(statement, context)),
    );
  } catch {
    return [];
  }
}

/** Line for an entry that is shown in the document and nowhere else: its section, its kind and its text. */
function unreadEntryText(entry: Element, section: CdaSection, narrative: Narrative): string {
  const [statement] = statementsIn(entry);
  const entryText = statement && statementText(statement, narrative);
  return joinTexts([section.title, unreadEntryNoun(statement), entryText?.slice(0, 500)], ': ') ?? '';
}

function unreadEntryNoun(statement: Element | undefined): string {
  if (statement === undefined) return unreadEntries.empty;
  const { name } = statement;
  return name === 'observationMedia' || name === 'regionOfInterest' ? unreadEntries[name] : unreadEntries.unnamed;
}
