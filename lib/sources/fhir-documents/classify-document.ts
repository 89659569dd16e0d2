import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { DocumentBundle } from '#/lib/fhir/ips/read-document.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { startPace } from '#/lib/process/pace.ts';
import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import { classifyInSlices, type ReceivedResources, type ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';

/** A document's resources as classified, in the Bundle's order. */
export interface ClassifiedDocument {
  readonly resources: readonly ClassifiedResource[];
  /** Labels of each clinical resource that no section holds: the document does not show it. */
  readonly inNoSection: readonly (readonly Coding[])[];
}

/**
 * Classifies a document's resources. The Composition is an entry, and so is each resource of its sections, pointing back
 * to the Composition and to its section. Every other resource of the Bundle is supporting. `textPlaces`: places of IDs in its text.
 */
export async function classifyDocument(
  document: DocumentBundle,
  received: ReceivedResources,
  textPlaces: ReadonlyMap<string, string>,
): Promise<ClassifiedDocument> {
  const places = placesOf(document, textPlaces);
  const labels = labelsOf(document);
  const sectionLabels = sectionLabelsOf(document);
  const removed = document.composition.status === 'entered-in-error';
  const [first, ...rest] = await classifyInTurns(document.entries, received);
  if (first === undefined) return { resources: [], inNoSection: [] };
  const id = first.type === 'entry' ? first.labelled.entry.id : undefined;
  const inNoSection: (readonly Coding[])[] = [];
  const parts = rest.map((resource, index): ClassifiedResource => {
    if (resource.type !== 'entry') return resource;
    const place = places.get(index + 1);
    const ofSection = sectionLabels.get(index + 1) ?? [];
    if (place !== undefined)
      return { type: 'entry', labelled: placed(resource.labelled, { document: id, place, removed }, [...labels, ...ofSection]) };
    inNoSection.push(resource.labelled.labels);
    return { type: 'supporting', withholdable: { labels: resource.labelled.labels } };
  });
  // The Composition's text repeats its parts: a label of a part is a label of the whole.
  const allLabels = [...labels, ...parts.flatMap((resource) => (resource.type === 'entry' ? resource.labelled.labels : []))];
  const composition = first.type === 'entry' ? { ...first, labelled: placed(first.labelled, { removed }, allLabels) } : first;
  return { resources: [composition, ...parts], inNoSection };
}

/** Resources classified in one turn of the loop. */
const slice = 20;

async function classifyInTurns(entries: readonly BundleEntry[], received: ReceivedResources): Promise<readonly ClassifiedResource[]> {
  const pace = startPace(received.source, slice);
  const classified: ClassifiedResource[] = [];
  for (const [resource] of classifyInSlices(entries, received, 1)) {
    if (resource !== undefined) classified.push(resource);
    if (pace.isDue()) await pace.turn();
  }
  return classified;
}

/** Maps each member to its place: the words of the text that link to it, else the first section that holds it. */
function placesOf({ sections, narrativeLinks }: DocumentBundle, textPlaces: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const places = new Map<number, string>();
  for (const { members, place } of sections)
    for (const at of members) if (!places.has(at)) places.set(at, textPlaces.get(narrativeLinks.get(at) ?? '') ?? place);
  return places;
}

/** Maps each member to the labels of all sections that hold it. */
function sectionLabelsOf({ sections }: DocumentBundle): ReadonlyMap<number, readonly Coding[]> {
  const labels = new Map<number, Coding[]>();
  for (const section of sections) {
    if (section.labels.length === 0) continue;
    for (const at of section.members) labels.set(at, (labels.get(at) ?? []).concat(section.labels));
  }
  return labels;
}

/** Labels of the document: they hold for each part of it (H24). */
function labelsOf({ composition }: DocumentBundle): readonly Coding[] {
  // Labels of a section hold for that section alone.
  return scanResource({ ...composition, section: undefined }).labels;
}

function placed(
  labelled: LabelledEntry,
  { document, place, removed }: { readonly document?: EntryId | undefined; readonly place?: string; readonly removed: boolean },
  labels: readonly Coding[],
): LabelledEntry {
  // Every statement of a document entered in error was entered in error (H12).
  const removal = removed ? ({ assertion: 'removed', cautions: [], identity: [] } as const) : {};
  const location = { ...(document !== undefined && { document }), ...(place !== undefined && { place }) };
  const change = (entry: TimelineEntry): TimelineEntry => ({
    ...entry,
    ...removal,
    origins: entry.origins.map((origin) => ({ ...origin, ...location })),
  });
  return withEntry(labelled, change, labels);
}
