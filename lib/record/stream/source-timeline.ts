import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { RawSourceMessage } from './read-message.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { EndMessage, RefusedResource } from '#/lib/record/model/timeline-message.ts';

/** Entries as one message brought them; never copied, so its identity can key what is worked out from it. */
export type Batch = readonly TimelineEntry[];

/** What one source has sent so far. */
export interface SourceTimeline {
  readonly source: PublicSource;
  /** The attempt that all below is from; 0 before anything came. */
  readonly attempt: number;
  readonly batches: readonly Batch[];
  /** Entries in `batches`. */
  readonly received: number;
  /** Entries that came but could not be read: they make the source incomplete (H06). */
  readonly unreadable: number;
  /** Final states by category; one that is not here has not ended. */
  readonly outcomes: ReadonlyMap<Category, Outcome>;
  readonly pages: number;
  readonly resources: number;
  readonly refused: readonly RefusedResource[];
  readonly differences: readonly IdentityDifference[];
  /** Whom the reader may accept there. */
  readonly person?: string;
  readonly end?: EndMessage;
  /** The stream stopped before this source's end. */
  readonly lost?: true;
  /** It is asked again and the new answer has nothing yet: what is here is from the earlier one ("from 14:02"). */
  readonly asking?: Asking;
}

export interface Asking {
  /** End of the answer that is still shown. */
  readonly from?: string;
  /** Lines of the new answer that came before its first entry or outcome. */
  readonly early: readonly RawSourceMessage[];
}

export function joinSource(source: PublicSource): SourceTimeline {
  return {
    source,
    attempt: 0,
    batches: [],
    received: 0,
    unreadable: 0,
    outcomes: new Map(),
    pages: 0,
    resources: 0,
    refused: [],
    differences: [],
  };
}

/** Its answer is over, whether it ended or was cut off. */
export function isSettled(state: SourceTimeline): boolean {
  return state.end !== undefined || state.lost === true;
}
