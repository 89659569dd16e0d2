import 'server-only';
import { registryNames } from '#/lib/access/request/check-consent.ts';
import { decisionDetails } from '#/lib/access/request/words.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { AuditRow, SourceLook, SourceState } from '#/lib/record/looks/audit-row.ts';
import { formatIdentifier } from '#/lib/record/model/identifier-format.ts';
import type { StoredEvent } from './stored-event.ts';
import { lateDetail } from './words.ts';

/** Steps of a look that say nothing by themselves: their look holds them, or a later step of the same request does. */
const technical: ReadonlySet<string> = new Set([
  ...['launch', 'queries-planned', 'queries-ended', 'person-search-planned', 'text-search-planned', 'read-planned', 'match-unsettled'],
  ...['viewed', 'view-end', 'denied-by-rule', 'denied-by-consent', 'audit-search-ended', 'entries-shown', 'application-start', ''],
  ...['sign-out', 'idle-end', 'time-limit-end', 'replaced-end', 'token-end'],
]);

/** Rows of an officer's table, newest first: a row for each act, with the sources of its look; or a row for each event. */
export function foldLooks(events: readonly StoredEvent[], config: Pick<Config, 'identifiers'>, isEvery = false): readonly AuditRow[] {
  const bySession = Map.groupBy(
    events.filter(({ session }) => session !== undefined),
    ({ session }) => session,
  );
  const rows = isEvery
    ? events.map((event) => rowOf(event, config))
    : [...actsOf(events).map((event) => withSources(event, bySession, config)), ...readsWithoutOpening(bySession, config)];
  return rows.toSorted((left, right) => Date.parse(right.at) - Date.parse(left.at));
}

function actsOf(events: readonly StoredEvent[]): readonly StoredEvent[] {
  const ended = new Set(
    events.flatMap(({ action, requestId }) => (action.endsWith('-ended') && requestId !== undefined ? [requestId] : [])),
  );
  const hasNoEnd = ({ action, requestId, readType }: StoredEvent): boolean =>
    (action === 'text-search-planned' || (action === 'read-planned' && readType !== 'Patient')) &&
    !(requestId !== undefined && ended.has(requestId));
  return events.filter((event) => !technical.has(event.action) || hasNoEnd(event));
}

function withSources(
  event: StoredEvent,
  bySession: ReadonlyMap<string | undefined, readonly StoredEvent[]>,
  config: Pick<Config, 'identifiers'>,
): AuditRow {
  const row = rowOf(event, config);
  return event.action === 'record-opened' ? { ...row, sources: sourcesOfLook(bySession.get(event.session) ?? []) } : row;
}

/** Looks whose opening is not among the events (it was before them): their first query stands for it. */
function readsWithoutOpening(
  bySession: ReadonlyMap<string | undefined, readonly StoredEvent[]>,
  config: Pick<Config, 'identifiers'>,
): readonly AuditRow[] {
  return [...bySession.values()].flatMap((events) => {
    if (events.some(({ action }) => action === 'record-opened')) return [];
    const [first] = events
      .filter(({ action }) => action === 'queries-planned' || action === 'queries-ended')
      .toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at));
    return first
      ? [{ ...rowOf({ ...first, detail: '' }, config), action: 'record-read', outcome: 'done', sources: sourcesOfLook(events) }]
      : [];
  });
}

/** Sources of one look in the order of their first event, each by its newest end. */
function sourcesOfLook(events: readonly StoredEvent[]): readonly SourceLook[] {
  const looks = new Map<string, SourceLook>();
  for (const event of events.toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at))) {
    const state = stateOf(event);
    // The registry is asked whether others may be: it holds no record.
    if (!event.source || event.source.id === registryNames.id || state === undefined) continue;
    const { id, name } = event.source;
    const before = looks.get(id);
    // A plan without an end is late; it never takes the place of an end. A person who is not confirmed stays so at the end.
    if (before && event.action === 'queries-planned') continue;
    const end = before?.state === 'unmatched' && event.action === 'queries-ended' ? before.state : state;
    looks.set(id, { id, name, state: end, shownEntries: Math.max(before?.shownEntries ?? 0, shownIn(event)) });
  }
  return [...looks.values()];
}

/** End of a source by one event; undefined for an event that says nothing about it. */
export function stateOf(event: StoredEvent): SourceState | undefined {
  switch (event.action) {
    case 'queries-planned':
      return 'late';
    case 'queries-ended':
      return endOf(event);
    case 'denied-by-rule':
      return 'rule';
    case 'denied-by-consent':
      return event.detail === decisionDetails.consentUnknown ? 'consent-unknown' : 'choice';
    case 'match-unsettled':
      return 'unmatched';
    default:
      return undefined;
  }
}

function endOf(event: StoredEvent): SourceState {
  const { outcome, detail, answers } = event;
  if (outcome === '0') return 'answered';
  const hasAnswer = shownIn(event) > 0 || answers.some(([, ending]) => /\bpages [1-9]/.test(ending));
  if (hasAnswer) return 'in-part';
  if (outcome === '4') return 'refused';
  return lateDetail.test(detail) ? 'late' : 'failed';
}

const countOf = ({ counts }: StoredEvent, name: string): number => Number(counts.find(([counted]) => counted === name)?.[1] ?? 0);
const shownIn = (event: StoredEvent): number => countOf(event, 'shown') + countOf(event, 'stubs');

function rowOf(event: StoredEvent, { identifiers }: Pick<Config, 'identifiers'>): AuditRow {
  const { id, at, action, detail, person, purpose, numbers, address, source, facts } = event;
  const labelled = numbers.map(({ system, value }) => {
    const configured = identifiers.find((candidate) => candidate.system === system);
    return {
      isOwn: configured !== undefined,
      label: configured?.label ?? system,
      value: formatIdentifier(value, configured?.format ?? 'plain'),
    };
  });
  // Numbers of single organisations are shown only of a person who has none of the exchange's.
  const shownNumbers = labelled.some(({ isOwn }) => isOwn) ? labelled.filter(({ isOwn }) => isOwn) : labelled;
  const own = shownNumbers.map(({ label, value }) => ({ label, value }));
  const sourceLook = source && { id: source.id, name: source.name, state: stateOf(event) ?? 'answered', shownEntries: shownIn(event) };
  return {
    id,
    at,
    action,
    outcome: outcomeOf(event),
    detail,
    ...(person && { person }),
    ...(purpose !== undefined && { purpose }),
    patient: own.length > 0 || address === undefined ? own : [{ label: '', value: address }],
    sources: sourceLook ? [sourceLook] : [],
    facts,
  };
}

const outcomeOf = ({ outcome }: StoredEvent): AuditRow['outcome'] => (outcome === '0' ? 'done' : outcome === '4' ? 'refused' : 'failed');
