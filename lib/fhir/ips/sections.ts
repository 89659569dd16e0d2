import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { narrativeOf } from '#/lib/fhir/datatypes/narrative.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { type EmptyReason, categoryOfSection, emptyReasonOf } from './section-codes.ts';
import type { ReferenceResolver } from './resolve.ts';
import { deepestSection, sectionPlaces, sectionTitle } from './section-places.ts';

/** Section of a document, at any depth. */
export interface SummarySection {
  /** Title of the section, unique in its document. */
  readonly place: string;
  /** Category of its code, or of the code of the section around it. */
  readonly category?: Category;
  /** Positions of the entries that it holds, with the members of panels. */
  readonly members: readonly number[];
  /** References that lead to nothing in the document. */
  readonly broken: number;
  readonly empty?: EmptyReason;
  readonly hasText: boolean;
  /** Labels of the section and of those around it: they hold for all its contents. */
  readonly labels: readonly Coding[];
}

/** Reads every section in reading order; nested sections follow theirs. */
export function summarySections(
  composition: Resource,
  entries: readonly BundleEntry[],
  resolve: ReferenceResolver,
): readonly SummarySection[] {
  const places = sectionPlaces(composition);
  const opened = new Set<number>();
  const within = (parts: unknown, around: Around, depth: number): readonly SummarySection[] =>
    objectsOf(parts).flatMap((part) => {
      const section = sectionOf(part, around, { entries, resolve, places, opened });
      return depth < deepestSection ? [section, ...within(part.section, section, depth + 1)] : [section];
    });
  return within(composition.section, { labels: [] }, 0);
}

type Around = Pick<SummarySection, 'category' | 'labels'>;

interface Surroundings {
  readonly entries: readonly BundleEntry[];
  readonly resolve: ReferenceResolver;
  readonly places: ReadonlyMap<JsonObject, string>;
  /** Entries whose own members were followed already. */
  readonly opened: Set<number>;
}

function sectionOf(part: JsonObject, around: Around, document: Surroundings): SummarySection {
  const references = listOf(part.entry);
  const positions = references.map(document.resolve);
  const members = positions.filter((at) => at !== undefined);
  const category = categoryOfSection(codesOf(part.code)) ?? around.category;
  const empty = emptyReasonOf(codesOf(part.emptyReason));
  return {
    place: document.places.get(part) ?? sectionTitle(part),
    ...(category !== undefined && { category }),
    members: withPanels(members, document),
    broken: references.filter((reference, at) => positions[at] === undefined && !isContained(reference)).length,
    ...(part.emptyReason !== undefined && { empty: empty ?? 'other' }),
    // The beginning tells: of a longer one, that it goes on.
    hasText: narrativeOf(part.text, { characters: 5_000, marks: 500 }).length > 0,
    labels: [...around.labels, ...scanResource({ resourceType: 'Composition', ...part, section: undefined }).labels],
  };
}

/** Resources contained in the Composition are shown by the Composition's own entry. */
function isContained(reference: unknown): boolean {
  const text = objectOf(reference)?.reference;
  return typeof text === 'string' && text.startsWith('#');
}

/** Adds the results of a report to its section, which names the report alone. */
function withPanels(members: readonly number[], { entries, resolve, opened }: Surroundings): readonly number[] {
  const all = new Set<number>();
  const waiting = [...members];
  for (const at of waiting) {
    all.add(at);
    if (opened.has(at)) continue;
    opened.add(at);
    const resource = resourceOf(entries[at]?.resource);
    const parts = [...listOf(resource?.result), ...listOf(resource?.hasMember)].map(resolve);
    // The loop goes on to what is added here.
    for (const part of parts) if (part !== undefined) waiting.push(part);
  }
  return [...all];
}
