import 'server-only';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { failureFacts } from '#/lib/sources/http/failure-facts.ts';

export interface EndedSource {
  readonly id: string;
  readonly outcomes: ReadonlyMap<Category, Outcome>;
  /** Traces of its queries; none where it was not asked. */
  readonly traces: readonly QueryTrace[];
  readonly patient: PatientIdentity;
  /** Reference of the line that tells why the source was not asked: the consent registry's. */
  readonly cause?: string | undefined;
}

/**
 * Writes one line to the operator's log if a source failed, wholly or in part, and returns its reference for the reader's screen.
 * A token that was not given, and a consent registry that failed, have a line under the same reference. No address is written: it would name the patient.
 */
export function logSourceFailure({ id, outcomes, traces, patient, cause }: EndedSource): string | undefined {
  const failed = traces.filter(({ failure }) => failure !== undefined);
  const faulty = [...outcomes.values()].find((outcome) => isFault(outcome, failed.length > 0));
  if (faulty === undefined) return undefined;
  const failures = failed.flatMap((trace) => trace.failure ?? []);
  // Queries left unsent after the first failure say nothing of why.
  const failure = failures.find(({ kind }) => kind !== 'resting' && kind !== 'stopped') ?? failures[0];
  if (failure?.kind === 'stopped') return undefined;
  const reference = cause ?? (failure?.kind === 'no-token' ? failure.reference : undefined) ?? referenceCode();
  const facts = failure ? failureFacts(failure) : { detail: 'why' in faulty ? faulty.why : undefined };
  const event = {
    event: 'source-failed',
    reference,
    about: id,
    step: stepOf(failed),
    reason: failure?.kind ?? faulty.state,
  } as const;
  writeOperatorLine({ ...event, ...facts }, [patient.family, ...patient.given]);
  return reference;
}

/** Types whose queries failed, the first three of them. */
function stepOf(failed: readonly QueryTrace[]): string {
  const types = [...new Set(failed.map(({ query }) => /^[A-Za-z]+/.exec(query)?.[0] ?? ''))];
  if (types.length === 0) return 'before-asking';
  return `${types.slice(0, 3).join(' ')}${types.length > 3 ? ` +${types.length - 3}` : ''}`;
}

/** Limits of a token, and those that would be so again, are no failures of the source. */
function isFault(outcome: Outcome, hasFailedQuery: boolean): boolean {
  if (outcome.state === 'failed') return true;
  if (outcome.state === 'denied') return outcome.basis === undefined;
  return outcome.state === 'partial' && outcome.lasting === undefined && hasFailedQuery;
}
