import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import type { ClassifiedResource } from './classify-resources.ts';
import type { ResourceIntake } from './intake.ts';

/** Files that a source's pages refer to, fetched and taken apart once the pages have come. */
export interface EmbeddedDocuments {
  /** Takes a resource of a page and its entry. True: `finish` takes it in, its page does not. */
  readonly setsAside: (resource: unknown, labelled: LabelledEntry) => boolean;
  /** Takes in what was set aside, after the last page. Returns the ends of its categories. */
  readonly finish: (intake: ResourceIntake) => Promise<readonly QueryEnd[]>;
}

/** Returns a page's resources without those that `finish` takes in; both lists follow the page's order. */
export function withoutSetAside(
  documents: EmbeddedDocuments | undefined,
  entries: readonly BundleEntry[],
  classified: readonly ClassifiedResource[],
): readonly ClassifiedResource[] {
  if (!documents) return classified;
  return classified.filter((resource, at) => resource.type !== 'entry' || !documents.setsAside(entries[at]?.resource, resource.labelled));
}
