import 'server-only';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine, type OtherSide } from '#/lib/operator-log/write-operator-line.ts';
import type { FindResult } from './find-result.ts';

export interface FailedSearch {
  readonly from: string;
  readonly why: string;
  readonly reason: string;
  readonly passing?: boolean;
  readonly reference?: string | undefined;
  readonly facts?: OtherSide;
}

/** Result of a search that failed, with a line in the operator's log under the reference that the reader sees. */
export function failedSearch({
  from,
  why,
  reason,
  passing = false,
  reference = referenceCode(),
  facts,
}: FailedSearch): Extract<FindResult, { state: 'failed' }> {
  writeOperatorLine({ event: 'search-failed', reference, about: 'find', step: 'search', reason, ...facts });
  return { state: 'failed', why, from, passing, reference };
}
