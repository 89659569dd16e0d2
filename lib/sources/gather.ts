import 'server-only';
import { categories, type Category } from '#/lib/record/category.ts';
import type { Outcome } from '#/lib/record/outcome.ts';
import { newRequestId, openConnection, type Connection } from './connection.ts';
import { createChannel } from './channel.ts';
import { failedOutcome, failureOf, failureWords, SourceFailure } from './failure.ts';
import { gatherPages, type PagesRun } from './gather-pages.ts';
import type { GatherInput, Gathering, QueryTrace, SourceEvent } from './gathering.ts';
import { chooseMatch, findMatch, type Match } from './match/find-match.ts';
import { capabilityOf, type Capability } from './plan/capability.ts';
import { notAskedFor, planFor, widestPlan } from './plan/plan.ts';
import { configuredVersion, versionOf } from './plan/source-version.ts';
import { matchedSubject } from './matched-subject.ts';
import { noResources, sameOutcome, type QueryEnd } from './tally.ts';
import { traceOf, type Traces } from './traces.ts';

/** Few enough that a reader who stops reading stops the source soon; many enough that neither waits on each batch. */
const eventsAhead = 4;
const matchedPatient = '(as matched)';

/** A FHIR REST source: matched, then planned from its CapabilityStatement, then every page of every query. */
export function prepareFhir(input: GatherInput): Gathering {
  const { source, user, patient, systems } = input;
  const chosen = chooseMatch(source.match, { url: source.url, user, patient, systems });
  const traces: Traces = new Map();
  const matchTrace = traceOf(traces, 'match', chosen?.query ?? 'Patient');
  for (const query of widestPlan(source.never, matchedPatient, configuredVersion(source)))
    traceOf(traces, query.type, `${query.type}?patient=${matchedPatient}`);
  return {
    planned: chosen ? [...traces.values()].map(({ requestId, query }) => ({ requestId, query })) : [],
    traces: () => [...traces.values()].filter(({ state }) => state !== 'not-asked'),
    start: (signal) => stream(signal, (emit, running) => gather(input, chosen, { traces, matchTrace, emit, signal: running })),
  };
}

type Emit = (event: SourceEvent) => Promise<void>;

/** Runs `work` beside its reader, through a bounded queue; ends it when the reader leaves. */
async function* stream(
  signal: AbortSignal,
  work: (emit: Emit, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<SourceEvent, void, undefined> {
  const channel = createChannel<SourceEvent>(eventsAhead);
  const left = new AbortController();
  const done = work(channel.push, AbortSignal.any([signal, left.signal])).finally(channel.end);
  done.catch(() => undefined);
  try {
    yield* channel;
    await done;
  } finally {
    left.abort(new SourceFailure({ kind: 'stopped' }));
    await done.catch(() => undefined);
  }
}

interface Run {
  readonly traces: Traces;
  readonly matchTrace: QueryTrace;
  readonly emit: Emit;
  readonly signal: AbortSignal;
}

async function gather(input: GatherInput, chosen: ReturnType<typeof chooseMatch>, run: Run): Promise<void> {
  if (!chosen) {
    const why = 'this person has no identifier by which it can be asked';
    return endAlike(run, { state: 'unmatched', match: 'no-answer-given', why }, 0);
  }
  try {
    const connection = openConnection(input.source, input.user, run.signal);
    try {
      await gatherWith(connection, input, chosen, run);
    } finally {
      await connection.close();
    }
  } catch (error) {
    await endAlike(run, failedOutcome(failureOf(error), 0), 0);
  }
}

async function gatherWith(
  connection: Connection,
  input: GatherInput,
  chosen: NonNullable<ReturnType<typeof chooseMatch>>,
  run: Run,
): Promise<void> {
  const match = await matchAt(connection, input, chosen, run);
  if (match.differences.length > 0) await run.emit({ type: 'differences', differences: match.differences });
  if (match.type === 'unmatched') return endAlike(run, unmatched(match), match.received);
  const capability = await capabilityOf(connection, newRequestId());
  const version = versionOf(input.source, capability);
  const pages: PagesRun = {
    connection,
    source: input.source.id,
    version,
    subject: matchedSubject(input, match.ids),
    traces: run.traces,
    emit: (event) => connection.deadline.pausedFor(run.emit(event)),
    offersMedication: capability?.offered?.has('Medication') ?? true,
    received: match.received,
    doubts: [...matchDoubt(match), ...planDoubt(capability, input.source.never)],
  };
  const plan = [...match.ids].flatMap((id) => planFor(capability, input.source.never, id, version));
  await run.emit(await gatherPages(plan, pages));
}

function matchDoubt({ doubt }: Extract<Match, { type: 'matched' }>): readonly QueryEnd[] {
  return doubt === undefined ? [] : [{ covers: new Set(categories), limitations: [{ state: 'partial', why: doubt }] }];
}

/** A source that does not say what it offers was asked for the usual alone: what it was not asked for is not "none" (H05). */
function planDoubt(capability: Capability | undefined, never: readonly Category[]): readonly QueryEnd[] {
  const covers = new Set(notAskedFor(capability, never));
  const why = 'it does not say what it offers, and was not asked for everything';
  return covers.size === 0 ? [] : [{ covers, limitations: [{ state: 'partial', why }] }];
}

async function matchAt(
  connection: Connection,
  input: GatherInput,
  chosen: NonNullable<ReturnType<typeof chooseMatch>>,
  { matchTrace }: Run,
): Promise<Match> {
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
    const failure = failureOf(error);
    Object.assign(matchTrace, {
      state: failure.kind === 'denied' || failure.kind === 'withheld' ? 'denied' : 'failed',
      detail: failureWords(failure),
    });
    throw error;
  }
}

function unmatched({ match, why }: Extract<Match, { type: 'unmatched' }>): Outcome {
  return { state: 'unmatched', match, ...(why !== undefined && { why }) };
}

/** Nothing about the patient could be asked: the same outcome for each category. */
function endAlike({ emit }: Run, outcome: Outcome, received: number): Promise<void> {
  return emit({ type: 'ended', outcomes: sameOutcome(outcome), resources: { ...noResources, received, supporting: received } });
}
