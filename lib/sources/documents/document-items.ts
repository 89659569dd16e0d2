import 'server-only';
import type { CdaResource } from '#/lib/fhir/cda/document/cda-document.ts';
import { describeCdaItem } from '#/lib/fhir/cda/describe-item.ts';
import { referenceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import { classifyOnce, type ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import { startPace } from '#/lib/process/pace.ts';

export interface DocumentItemsContext {
  readonly source: string;
  /** The document's own entry: its labels hold for each item. */
  readonly document: LabelledEntry;
  /** `Type/id` of the items of this source's documents so far: a copy of a document repeats them. */
  readonly seen: Set<string>;
}

/** Items classified in one turn of the loop: a few milliseconds of describing. */
const slice = 20;

/** Classifies the first items of a document, each once, as any resource of its source; other readers have their turn in between. */
export async function classifyDocumentItems(
  resources: readonly CdaResource[],
  most: number,
  context: DocumentItemsContext,
): Promise<readonly ClassifiedResource[]> {
  const byReference = new Map(resources.flatMap(({ resource }) => named(resource)));
  const pace = startPace(context.source, slice);
  const classified: ClassifiedResource[] = [];
  for (const item of resources.slice(0, most)) {
    classified.push(classifyItem(item, context, (reference) => byReference.get(reference)));
    if (pace.isDue()) await pace.turn();
  }
  return classified;
}

function classifyItem(
  item: CdaResource,
  { source, document, seen }: DocumentItemsContext,
  lookup: (reference: string) => Resource | undefined,
): ClassifiedResource {
  const { resource } = item;
  const classified = classifyOnce({ resource, key: referenceOf(resource) }, { source, seen }, () =>
    describeCdaItem(item, { source, lookup }),
  );
  if (classified.type !== 'entry') return classified;
  return { type: 'entry', labelled: withEntry(classified.labelled, (entry) => placed(entry, item, document.entry), document.labels) };
}

/** Points the entry to its place in the document: its own words, else its section. */
function placed(entry: TimelineEntry, { place, section }: CdaResource, document: TimelineEntry): TimelineEntry {
  return { ...entry, origins: entry.origins.map((origin) => ({ ...origin, document: document.id, place: place ?? section })) };
}

function named(resource: Resource): readonly (readonly [string, Resource])[] {
  const reference = referenceOf(resource);
  return reference === undefined ? [] : [[reference, resource]];
}
