import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
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
  /** Digest of the person in whose record another patient's item came last, held for one rest. */
  lastHit?: { readonly person: string } | undefined;
  /** Records (ids of their sessions) that do not ask this source by themselves for a rest. */
  readonly restingRecords: Map<string, NodeJS.Timeout>;
}

/** `item`: one among this patient's own · `answer`: every resource of one answer that names a patient names somebody else. */
export type ForeignExtent = 'item' | 'answer';

export interface RetryBudget {
  tokens: number;
}

const openAfterFailures = 5;
const halfOpenAfterMs = 10_000;
const otherPatientRestMs = 30_000;
const mostRestingRecords = 1_000;
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
    restingRecords: new Map(),
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
 * down receives a few requests; a source that rests after another patient's data keeps resting, whoever retries.
 */
export function closeBreaker(guards: SourceGuards): void {
  if (guards.restsForOtherPatient === 0) guards.breaker = closedBreaker();
}

/** Key of this process's digests: a person's id stays in no memory, and the same person has another digest elsewhere. */
const digestKey = randomBytes(32);

const personDigestOf = (ids: ReadonlySet<string>): string =>
  createHmac('sha256', digestKey)
    .update(JSON.stringify([...ids].toSorted()))
    .digest('base64url');

/**
 * Notes that another patient's data came in the record of the person with these ids at the source (security §1.4). The source
 * rests for everyone when a whole answer was somebody else's, or when a second person is hit within a rest: one misfiled
 * item, whoever meets it and how often, does not darken a hospital for all.
 */
export function reportOtherPatient(guards: SourceGuards, ids: ReadonlySet<string>, extent: ForeignExtent): void {
  const hit = { person: personDigestOf(ids) };
  const isSecondPerson = guards.lastHit !== undefined && guards.lastHit.person !== hit.person;
  guards.lastHit = hit;
  setTimeout(() => {
    if (guards.lastHit === hit) guards.lastHit = undefined;
  }, otherPatientRestMs).unref();
  if (extent === 'answer' || isSecondPerson) restForEveryone(guards);
}

/** Lets one record's page not ask this source by itself for a while: it met another patient's data there. */
export function restForRecord({ restingRecords }: SourceGuards, record: string): void {
  if (restingRecords.size >= mostRestingRecords) return;
  clearTimeout(restingRecords.get(record));
  restingRecords.set(record, setTimeout(() => restingRecords.delete(record), otherPatientRestMs).unref());
}

/** Tells whether this record alone waits; while the source rests for everyone, that is the reason. */
export const isRestingForRecord = ({ restingRecords, restsForOtherPatient }: SourceGuards, record: string): boolean =>
  restsForOtherPatient === 0 && restingRecords.has(record);

/** Opens the breaker for a while, for everyone. */
function restForEveryone(guards: SourceGuards): void {
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
