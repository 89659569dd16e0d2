import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { EmbeddedDocuments } from './embedded-documents.ts';
import type { MatchedRun } from './matched-run.ts';

/** A source that is queried page by page. */
export interface PagesRun extends MatchedRun {
  readonly offersMedication: boolean;
  /** RelatedPersons whom its resources name may be read by their ids. */
  readonly readsRelatedPeople?: boolean;
  /** Types that the source offers and that are not asked for. */
  readonly notAsked?: readonly string[];
  /** Limits known before the first query. */
  readonly doubts: readonly QueryEnd[];
  /** Files that are taken apart once the pages have come. */
  readonly embeddedDocuments?: EmbeddedDocuments | undefined;
}
