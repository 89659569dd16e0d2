import type { Outcome } from '#/lib/record/model/outcome.ts';
import { failureClauses } from './words.ts';

/** Configured limits of a source that a request can hit (design §7). */
export type TimeLimit = 'connect' | 'first-byte' | 'stall' | 'total';
export type SizeLimit = 'megabytes' | 'pages' | 'resources' | 'nesting' | 'record';

/** Ways in which a source can fail to answer: a closed set, each worded for the reader by `failureWords`. */
export type FailureReason =
  | { readonly kind: 'refused' }
  | { readonly kind: 'unreachable'; readonly detail: 'name' | 'certificate' | 'connection' }
  | { readonly kind: 'timeout'; readonly limit: TimeLimit; readonly ms: number }
  | { readonly kind: 'denied'; readonly status: number }
  | { readonly kind: 'withheld'; readonly status: number }
  | { readonly kind: 'answered-error'; readonly status: number; readonly codes: readonly string[]; readonly retryAfterMs?: number }
  | { readonly kind: 'unreadable'; readonly detail: string }
  /** A defect of ours while the answer was processed. */
  | { readonly kind: 'unforeseen' }
  | { readonly kind: 'too-large'; readonly limit: SizeLimit; readonly value: number }
  /** Too much was being read at this moment; `alone`: the answer would not have fitted by itself. */
  | { readonly kind: 'no-room'; readonly alone: boolean }
  | { readonly kind: 'wrong-place'; readonly detail: 'next' | 'redirect' | 'address' | 'not-public' }
  | { readonly kind: 'other-patient' }
  /** Names this patient under another address than the one configured. */
  | { readonly kind: 'other-address' }
  /** `detail` is a clause for the reader; `reference` finds the token service's answer in the operator's log. */
  | { readonly kind: 'no-token'; readonly detail: string; readonly reference?: string; readonly passing?: boolean }
  | { readonly kind: 'resting'; readonly after: 'failures' | 'other-patient' | 'crowded' }
  | { readonly kind: 'stopped' };

/** Thrown inside `lib/sources`; becomes outcomes once, where a source ends. Its message is static: no clinical content. */
export class SourceFailure extends Error {
  readonly failure: FailureReason;
  constructor(failure: FailureReason, cause?: unknown) {
    super(`source failure: ${failure.kind}`, cause === undefined ? undefined : { cause });
    this.name = 'SourceFailure';
    this.failure = failure;
  }
}

/** The failure that an error stands for; an unforeseen error is never a silent one. */
export function failureOf(error: unknown): FailureReason {
  return error instanceof SourceFailure ? error.failure : { kind: 'unforeseen' };
}

const spokenTime = (ms: number): string => (ms >= 1_000 ? `${Math.round(ms / 1_000)} s` : `${ms} ms`);

/** A failure in the reader's words: a clause that follows "No answer from X:" or "incomplete:". */
export function failureWords(failure: FailureReason): string {
  switch (failure.kind) {
    case 'refused':
    case 'withheld':
    case 'unforeseen':
    case 'stopped':
      return failureClauses[failure.kind];
    case 'unreachable':
      return failureClauses.unreachable[failure.detail];
    case 'timeout':
      return failureClauses.timeout[failure.limit](spokenTime(failure.ms));
    case 'denied':
      return failureClauses.denied(failure.status);
    case 'answered-error':
      return failure.codes.includes('INVALID_NHS_NUMBER') ? failureClauses.nhsNumber : failureClauses.error(failure.status);
    case 'unreadable':
      return failureClauses.unreadable(failure.detail);
    case 'too-large':
      return failureClauses.tooLarge[failure.limit](failure.value);
    case 'no-room':
      return failureClauses.noRoom[failure.alone ? 'alone' : 'crowded'];
    case 'wrong-place':
      return failureClauses.wrongPlace[failure.detail];
    case 'other-patient':
      return failureClauses.otherPatient;
    case 'other-address':
      return failureClauses.otherAddress;
    case 'no-token':
      return failureClauses.noToken(failure.detail);
    case 'resting':
      return failureClauses.resting[failure.after];
  }
}

/** Outcome of a category of which `entries` entries came before the failure: if anything came it is partial, not failed (design §5). */
export function failedOutcome(failure: FailureReason, entries: number): Outcome {
  const why = failureWords(failure);
  const isRefusal = failure.kind === 'denied' || failure.kind === 'withheld';
  if (entries > 0) return { state: 'partial', entries, why, ...(!isRefusal && { lost: true }) };
  if (failure.kind === 'denied') return { state: 'denied', why };
  if (failure.kind === 'withheld') return { state: 'withheld', basis: 'source', why };
  return { state: 'failed', why };
}
