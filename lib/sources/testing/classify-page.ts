import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import { classifyInSlices, type ClassifiedResource, type ReceivedResources } from '#/lib/sources/gather/classify-resources.ts';

/** Classifies a Bundle's resources, in their order. */
export function classifyPage(entries: readonly BundleEntry[], received: ReceivedResources): readonly ClassifiedResource[] {
  return [...classifyInSlices(entries, received, Math.max(1, entries.length))].flat();
}
