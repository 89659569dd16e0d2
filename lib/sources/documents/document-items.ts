import type { CdaDocument, CdaResource } from '#/lib/fhir/cda/document/cda-document.ts';
import { describe } from '#/lib/fhir/describe/describe.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import { referenceOf, type ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';

export interface DocumentItemsContext {
  readonly source: string;
  /** The document's own entry: its items are labelled no lower. */
  readonly document: LabelledEntry;
  /** `Type/id` that this source sent already: a copy of the document, whose items have the same ids. */
  readonly seen: Set<string>;
}

/** What a document holds, each as any resource of its source is sorted: entry, supporting or refused, once. */
export function classifyDocumentItems(cda: CdaDocument, of: DocumentItemsContext): readonly ClassifiedResource[] {
  const byReference = new Map(cda.resources.flatMap(({ resource }) => named(resource)));
  return cda.resources.map((one) => sorted(one, of, (reference) => byReference.get(reference)));
}

function sorted(one: CdaResource, of: DocumentItemsContext, lookup: (reference: string) => Resource | undefined): ClassifiedResource {
  const { resource } = one;
  const reference = referenceOf(resource);
  if (reference !== undefined && of.seen.has(reference)) return { type: 'supporting' };
  if (reference !== undefined) of.seen.add(reference);
  const described = describe(resource, { source: of.source, lookup });
  if (described.type === 'supporting') return { type: 'supporting' };
  if (described.type === 'unreadable') {
    const { resourceType } = resource;
    return { type: 'refused', refused: { resourceType, reason: 'unreadable', ...(reference !== undefined && { reference }) } };
  }
  const labels = [...described.labels, ...of.document.labels];
  return { type: 'entry', labelled: { entry: placed(described.entry, one, of.document.entry), labels } };
}

/** Where it stands in the document: at its own words, else in its section. */
function placed(entry: TimelineEntry, { place, section }: CdaResource, document: TimelineEntry): TimelineEntry {
  return { ...entry, origins: entry.origins.map((origin) => ({ ...origin, document: document.id, place: place ?? section })) };
}

function named(resource: Resource): readonly (readonly [string, Resource])[] {
  const reference = referenceOf(resource);
  return reference === undefined ? [] : [[reference, resource]];
}
