import type { BundleEntry } from '#/lib/fhir/answer/bundle.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { LabelledEntry, QueryTrace } from '#/lib/sources/answer/source-event.ts';
import type { ClassifiedResource } from './classify-resources.ts';
import type { Limitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';

/** What a source's pages lead to that is more than their own resources: files that are fetched, and taken apart. */
export interface EmbeddedDocuments {
  /** One resource of a page and the entry that it became. True: it is neither counted nor sent with its page, but by `finish`. */
  readonly keeps: (resource: unknown, labelled: LabelledEntry) => boolean;
  /** Once all pages came, or as many as did. Takes what was kept; answers with how it ended for which categories. */
  readonly finish: (run: EmbeddedDocumentsRun) => Promise<readonly QueryEnd[]>;
}

/** By what category and trace resources are counted. */
export interface QueryTally {
  readonly trace: QueryTrace;
  readonly categories: Set<Category>;
  readonly limitations: Limitation[];
}

export interface EmbeddedDocumentsRun {
  /** Counts resources, then sends what they are. */
  readonly take: (sorted: readonly ClassifiedResource[], asking: QueryTally) => Promise<void>;
  /** An answer was for another patient: nothing more is asked. */
  readonly isOver: () => boolean;
  /** How many more resources this source may send. */
  readonly room: () => number;
}

/** A page's resources without those that stay for `finish`; `sorted` follows `came` one by one. */
export function withoutKept(
  beside: EmbeddedDocuments | undefined,
  came: readonly BundleEntry[],
  sorted: readonly ClassifiedResource[],
): readonly ClassifiedResource[] {
  if (!beside) return sorted;
  return sorted.filter((one, at) => one.type !== 'entry' || !beside.keeps(came[at]?.resource, one.labelled));
}
