import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { DocumentBundle } from '#/lib/fhir/ips/read-document.ts';
import { scan } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { compositionDocument } from './fhir-document.ts';
import { type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import { classifyResources, type ReceivedResources, type ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';

/** A document's resources, each to what it is for us, in the Bundle's order. */
export interface ClassifiedDocument {
  readonly sorted: readonly ClassifiedResource[];
  /** Clinical resources that no section holds, by their labels: the document does not say them. */
  readonly inNoSection: readonly (readonly Coding[])[];
}

/**
 * The Composition is an entry, and so is what its sections hold, pointing back to it and to the section. All else
 * in the Bundle is there for those to refer to.
 */
export function classifyDocument(document: DocumentBundle, received: ReceivedResources): ClassifiedDocument {
  const places = placesOf(document);
  const labels = labelsOf(document);
  const removed = document.composition.status === 'entered-in-error';
  const [first, ...rest] = classifyResources(document.entries, received);
  if (first === undefined) return { sorted: [], inNoSection: [] };
  const id = first.type === 'entry' ? first.labelled.entry.id : undefined;
  const inNoSection: (readonly Coding[])[] = [];
  const sorted = rest.map((one, index): ClassifiedResource => {
    if (one.type !== 'entry') return one;
    const place = places.get(index + 1);
    const own = document.sections.flatMap((section) => (section.members.includes(index + 1) ? section.labels : []));
    if (place !== undefined) return { type: 'entry', labelled: from(one.labelled, { document: id, place, removed }, [...labels, ...own]) };
    inNoSection.push(one.labelled.labels);
    return { type: 'supporting' };
  });
  // Its text says what its parts say: what is labelled in one of them is labelled in the whole.
  const all = [...labels, ...sorted.flatMap((one) => (one.type === 'entry' ? one.labelled.labels : []))];
  return {
    sorted: [first.type === 'entry' ? { ...first, labelled: from(first.labelled, { removed }, all) } : first, ...sorted],
    inNoSection,
  };
}

/** What stands in two sections is one entry, of the first; where the text itself says it, that is its place. */
function placesOf({ composition, sections, narrativeLinks }: DocumentBundle): ReadonlyMap<number, string> {
  const places = new Map<number, string>();
  const { placeOf } = compositionDocument(composition, () => undefined);
  for (const { members, place } of sections)
    for (const at of members) if (!places.has(at)) places.set(at, placeOf(narrativeLinks.get(at) ?? '') ?? place);
  return places;
}

/** What the document is labelled with holds for each part of it (H24). */
function labelsOf({ composition, security }: DocumentBundle): readonly Coding[] {
  const { confidentiality, meta } = composition;
  const whole = { resourceType: 'Composition', confidentiality, meta, contained: [{ meta: { security } }] };
  return scan(whole).labels;
}

function from(
  labelled: LabelledEntry,
  { document, place, removed }: { readonly document?: EntryId | undefined; readonly place?: string; readonly removed: boolean },
  labels: readonly Coding[],
): LabelledEntry {
  // What a document entered in error says was entered in error (H12).
  const fate = removed ? ({ assertion: 'removed', cautions: [], identity: [] } as const) : {};
  const where = { ...(document !== undefined && { document }), ...(place !== undefined && { place }) };
  const placed = (entry: TimelineEntry): TimelineEntry => ({
    ...entry,
    ...fate,
    origins: entry.origins.map((origin) => ({ ...origin, ...where })),
  });
  return withEntry(labelled, placed, labels);
}
