import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { startDeadline } from '#/lib/sources/http/deadline.ts';
import { eventStream } from '#/lib/sources/answer/event-stream.ts';
import { failedOutcome, failureOf } from '#/lib/sources/http/source-failure.ts';
import type { GatherInput, SourceGathering } from '#/lib/sources/answer/source-event.ts';
import { matchWords } from '#/lib/sources/match/identity/words.ts';
import { identifiersIn } from '#/lib/sources/match/identity/match-method.ts';
import { failTrace, traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import { endAllCategories, type SourceRun } from '#/lib/sources/match/with-match.ts';
import { directoryOf, type KnownDirectory } from './directory.ts';
import type { DirectoryMember } from './directory-entry.ts';
import { locateOrganisations, type LocatedOrganisations } from './locate-organisations.ts';
import { memberSource } from './member-source.ts';
import { memberTemplate, networkOptions } from './network-options.ts';
import { networkWords } from './words.ts';

/** Prepares a network: its record locator names the organisations that know the patient, its directory their addresses; they join as sources. */
export function prepareNetwork(input: GatherInput): SourceGathering {
  const { patient, systems } = input;
  const [identifier] = identifiersIn(patient, systems);
  const traces: QueryTraces = new Map();
  const params = identifier && new URLSearchParams({ identifier: `${identifier.system}|${identifier.value}` });
  const matchTrace = traceOf(traces, 'match', params ? `Patient?${params}` : 'Patient');
  return {
    requestId: matchTrace.requestId,
    planned: params ? [matchTrace.query] : [],
    traces: () => [...traces.values()].filter(({ state }) => state !== 'not-asked'),
    start: (signal) => eventStream(signal, (emit, running) => findMembers(input, { traces, matchTrace, emit, signal: running })),
  };
}

async function findMembers(input: GatherInput, run: SourceRun): Promise<void> {
  const { source } = input;
  // A first reading of a long directory may take longer than one record should wait for it.
  const waiting = startDeadline(source.limits.totalMs, run.signal);
  const [directory, located] = await Promise.allSettled([directoryOf(source, waiting.signal), locateAt(input, run)]);
  waiting.end();
  if (located.status === 'rejected') return endAllCategories(run, failedBy(networkWords.locator, located.reason), 0);
  if (located.value === undefined) {
    return endAllCategories(run, { state: 'unmatched', match: 'no-answer-given', why: matchWords.noIdentifier }, 0);
  }
  const { named, received } = located.value;
  if (directory.status === 'rejected' && named.length > 0)
    return endAllCategories(run, failedBy(networkWords.directory, directory.reason), received);
  const knownDirectory = directory.status === 'fulfilled' ? directory.value : undefined;
  const members = knownDirectory ? named.map((name) => memberNamed(name, knownDirectory)) : [];
  const most = networkOptions(source).most;
  const joining = sourcesOf(
    source,
    members.filter((member) => member !== undefined),
    most,
  );
  const queriedCount = Math.min(joining.length, most);
  await run.emit({
    type: 'joined',
    members: joining,
    memberCounts: {
      withRecord: named.length,
      queriedAtOnce: queriedCount,
      ...(knownDirectory && { inDirectory: knownDirectory.byId.size }),
    },
  });
  await endAllCategories(run, outcomeOf(located.value, knownDirectory, members), received);
}

async function locateAt(
  { source, user, patient, systems }: GatherInput,
  { matchTrace, signal }: SourceRun,
): Promise<LocatedOrganisations | undefined> {
  const [identifier] = identifiersIn(patient, systems);
  if (!identifier) return undefined;
  matchTrace.state = 'running';
  try {
    const connection = openConnection(source, user, signal, patient);
    try {
      const located = await locateOrganisations(connection, identifier, matchTrace.requestId, networkOptions(source).directory);
      Object.assign(matchTrace, { state: 'complete', pages: 1, received: located.received, detail: `${located.named.length} named` });
      return located;
    } finally {
      await connection.close();
    }
  } catch (error) {
    failTrace(matchTrace, failureOf(error));
    throw error;
  }
}

/** Limit of the reader's panel. */
const mostListed = 1_000;

const memberNamed = (name: string, { byId, byIdentifier }: KnownDirectory): DirectoryMember | undefined =>
  name.startsWith('Organization/') ? byId.get(name.slice('Organization/'.length)) : byIdentifier.get(name);

/** Turns members into sources, each once; those beyond `most` wait for the reader's tick. */
function sourcesOf(network: SourceConfig, members: readonly DirectoryMember[], most: number): readonly SourceConfig[] {
  const template = memberTemplate(networkOptions(network).members);
  return [...new Set(members)].slice(0, mostListed).map((member, at) => {
    const source = memberSource(network, member, template);
    return at < most ? source : { ...source, ask: 'when-ticked' };
  });
}

function failedBy(failedPart: string, error: unknown): Outcome {
  const outcome = failedOutcome(failureOf(error), 0);
  return 'why' in outcome ? { ...outcome, why: `${failedPart}: ${outcome.why}` } : outcome;
}

/** Outcome of the network itself: a certain no only if the locator left no doubt (H05). */
function outcomeOf({ named, doubts }: LocatedOrganisations, directory: KnownDirectory | undefined, members: readonly unknown[]): Outcome {
  const unlisted = new Set(members).size - mostListed;
  const missing = members.filter((member) => member === undefined).length;
  const all = [
    ...doubts,
    ...(unlisted > 0 ? [networkWords.notListed(unlisted)] : []),
    ...(missing > 0 ? [networkWords.notInDirectory(missing)] : []),
    ...(directory?.stale !== undefined && named.length > 0 ? [networkWords.directoryStale(directory.stale)] : []),
  ];
  if (all.length > 0) return { state: 'partial', entries: 0, why: all.join('; ') };
  return named.length === 0 ? { state: 'unmatched', match: 'not-known' } : { state: 'none' };
}
