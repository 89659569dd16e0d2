import 'server-only';
import {
  bulkhead,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhen,
  isBrokenCircuitError,
  isBulkheadRejectedError,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { SourceFailure, type FailureReason } from './source-failure.ts';

/** Health of one source as this process remembers it: best effort, and never a reason to show or hide a patient (design §2). */
export interface SourceGuards {
  breaker: CircuitBreakerPolicy;
  readonly bulkhead: BulkheadPolicy;
  readonly retries: RetryBudget;
  /** Rests after an answer for another patient that still run: several records may receive such an answer one after the other. */
  restsForOtherPatient: number;
}

export interface RetryBudget {
  tokens: number;
}

const openAfterFailures = 5;
const halfOpenAfterMs = 10_000;
const otherPatientRestMs = 30_000;
const recordsAtOnce = 16;
const queueLength = 2_000;
const mostRetryTokens = 10;
const retryTokensAtStart = 3;

const guardsBySource = new Map<string, SourceGuards>();

/** The guards that all running requests of this process share for one source. */
export function guardsOf(source: {
  readonly id: string;
  readonly url: string;
  readonly limits: { readonly concurrency: number };
}): SourceGuards {
  const key = `${source.id} ${source.url}`;
  const existing = guardsBySource.get(key);
  if (existing) return existing;
  const guards: SourceGuards = {
    breaker: closedBreaker(),
    bulkhead: bulkhead(source.limits.concurrency * recordsAtOnce, queueLength),
    retries: { tokens: retryTokensAtStart },
    restsForOtherPatient: 0,
  };
  guardsBySource.set(key, guards);
  return guards;
}

const closedBreaker = (): CircuitBreakerPolicy =>
  circuitBreaker(handleWhen(countsAgainstSource), {
    halfOpenAfter: halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(openAfterFailures),
  });

/**
 * Closes the breaker because a reader retries by hand, earlier than it would have been half-open. A source that is still
 * down receives a few requests; a source that answered for another patient keeps resting, whoever retries.
 */
export function closeBreaker(guards: SourceGuards): void {
  if (guards.restsForOtherPatient === 0) guards.breaker = closedBreaker();
}

/** Opens the breaker for a while, for everyone, after an answer for another patient (security §1.4). */
export function tripForOtherPatient(guards: SourceGuards): void {
  guards.restsForOtherPatient += 1;
  const { dispose } = guards.breaker.isolate();
  setTimeout(() => {
    guards.restsForOtherPatient -= 1;
    dispose();
  }, otherPatientRestMs).unref();
}

/** Earns a tenth of a retry for each request: under a total outage there are at most 1.1 calls a request (security §1.6). */
export function earnRetry(budget: RetryBudget): void {
  budget.tokens = Math.min(mostRetryTokens, budget.tokens + 0.1);
}

export function takeRetry(budget: RetryBudget): boolean {
  if (budget.tokens < 1) return false;
  budget.tokens -= 1;
  return true;
}

/** Turns cockatiel's errors into a SourceFailure; returns any other error unchanged. */
export function guardFailure(error: unknown, guards: SourceGuards): unknown {
  if (isBrokenCircuitError(error) || isIsolated(error))
    return resting(guards.restsForOtherPatient > 0 ? 'other-patient' : 'failures', error);
  return isBulkheadRejectedError(error) ? resting('crowded', error) : error;
}

const resting = (after: Extract<FailureReason, { kind: 'resting' }>['after'], cause: unknown): SourceFailure =>
  new SourceFailure({ kind: 'resting', after }, cause);

const isIsolated = (error: unknown): boolean => error instanceof Error && 'isIsolatedCircuitError' in error;

const againstSource = new Set<FailureReason['kind']>(['refused', 'unreachable', 'timeout']);

function countsAgainstSource(error: unknown): boolean {
  if (!(error instanceof SourceFailure)) return false;
  const { failure } = error;
  if (failure.kind === 'timeout') return failure.limit !== 'total';
  return againstSource.has(failure.kind) || (failure.kind === 'answered-error' && failure.status >= 500);
}
