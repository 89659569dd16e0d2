import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import type { ClassifiedResource } from './classify-resources.ts';
import type { Intake } from './intake.ts';

/** Files that a source's pages refer to, fetched and taken apart once the pages have come. */
export interface EmbeddedDocuments {
  /** Takes a resource of a page and its entry. True: `finish` counts and sends it, its page does not. */
  readonly keeps: (resource: unknown, labelled: LabelledEntry) => boolean;
  /** Takes in what was kept, after the last page. Returns how that ended, by category. */
  readonly finish: (intake: Intake) => Promise<readonly QueryEnd[]>;
}

/** Returns a page's resources without those that `finish` takes in; both lists follow the page's order. */
export function withoutKept(
  documents: EmbeddedDocuments | undefined,
  entries: readonly BundleEntry[],
  classified: readonly ClassifiedResource[],
): readonly ClassifiedResource[] {
  if (!documents) return classified;
  return classified.filter((resource, at) => resource.type !== 'entry' || !documents.keeps(entries[at]?.resource, resource.labelled));
}
