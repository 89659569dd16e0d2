import 'server-only';
import type { PatientContacts } from '#/lib/fhir/answer/patient-contacts.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { openConnection, type Connection } from '#/lib/sources/fetch/connection.ts';
import type { EmitEvent } from '#/lib/sources/answer/event-stream.ts';
import { failedOutcome, failureOf } from '#/lib/sources/http/source-failure.ts';
import type { GatherInput, QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { matchWords } from './identity/words.ts';
import { findMatch, type chooseMatch, type PatientMatch } from './find-match.ts';
import { noResources, sameOutcome } from '#/lib/sources/answer/category-outcomes.ts';
import { failTrace, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';

/** Run of one source, as every kind of source needs it. */
export interface SourceRun {
  readonly traces: QueryTraces;
  readonly matchTrace: QueryTrace;
  readonly emit: EmitEvent;
  readonly signal: AbortSignal;
  /** The source answers the same for unknown and for sensitive patients: its "not found" is no certain no (H05). */
  readonly concealsPatients?: true | undefined;
}

export type ChosenMatch = NonNullable<ReturnType<typeof chooseMatch>>;
export type MatchedPatient = Extract<PatientMatch, { type: 'matched' }>;

/** Connects, matches, then runs `ask`; a failure before the first query is the same outcome for each category. */
export async function withMatch(
  input: GatherInput,
  chosen: ChosenMatch | undefined,
  run: SourceRun,
  ask: (connection: Connection, match: MatchedPatient) => Promise<void>,
): Promise<void> {
  if (!chosen) {
    const why = matchWords.noIdentifier;
    return endAllCategories(run, { state: 'unmatched', match: 'no-answer-given', why }, 0);
  }
  try {
    const connection = openConnection(input.source, input.user, run.signal, input.patient);
    try {
      const match = await matchAt(connection, input, chosen, run);
      const person = match.type === 'unmatched' ? match.person : undefined;
      if (match.differences.length > 0 || person !== undefined)
        await run.emit({ type: 'differences', differences: match.differences, person });
      if (match.type === 'unmatched') await endAllCategories(run, unmatched(match, run), match.received);
      else {
        await emitContacts(run, match.contacts);
        await ask(connection, match);
      }
    } finally {
      await connection.close();
    }
  } catch (error) {
    await endAllCategories(run, failedOutcome(failureOf(error), 0), 0);
  }
}

/** Tells of people to ring and of languages; an empty list says nothing. */
export async function emitContacts({ emit }: Pick<SourceRun, 'emit'>, { contacts, restricted, speech }: PatientContacts): Promise<void> {
  if (contacts.length > 0 || restricted || speech)
    await emit({ type: 'contacts', contacts, ...(restricted && { restricted }), ...(speech && { speech }) });
}

async function matchAt(connection: Connection, input: GatherInput, chosen: ChosenMatch, { matchTrace }: SourceRun): Promise<PatientMatch> {
  matchTrace.state = 'running';
  try {
    const context = { connection, user: input.user, patient: input.patient, systems: input.systems, requestId: matchTrace.requestId };
    const match = await findMatch(chosen, context, input.accepted);
    Object.assign(matchTrace, {
      state: 'complete',
      pages: 1,
      received: match.received,
      detail: match.type === 'matched' ? 'matched' : match.match,
    });
    return match;
  } catch (error) {
    failTrace(matchTrace, failureOf(error));
    throw error;
  }
}

function unmatched({ match, why }: Extract<PatientMatch, { type: 'unmatched' }>, { concealsPatients }: SourceRun): Outcome {
  if (concealsPatients && match === 'not-known')
    return {
      state: 'unmatched',
      match: 'no-answer-given',
      why: matchWords.concealed,
    };
  return { state: 'unmatched', match, ...(why !== undefined && { why }) };
}

/** Ends every category with the same outcome, where nothing could be queried or believed. */
export function endAllCategories({ emit }: Pick<SourceRun, 'emit'>, outcome: Outcome, received: number): Promise<void> {
  return emit({ type: 'ended', outcomes: sameOutcome(outcome), resources: { ...noResources, received, supporting: received } });
}
