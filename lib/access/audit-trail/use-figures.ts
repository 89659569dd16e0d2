import 'server-only';
import { registryNames } from '#/lib/access/request/check-consent.ts';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import type { FigureRow, SourceRates, UseFigures } from '#/lib/record/looks/use-figures.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { stateOf } from './fold-looks.ts';
import { fittingEvents } from './search-audit.ts';
import type { StoredEvent } from './stored-event.ts';

/** Counts below this are not shown where they could tell a person: "fewer than 5". */
const smallest = 5;

export type UseAnswer = ({ readonly state: 'read' } & UseFigures) | { readonly state: 'unread'; readonly why: string };

/** Use of the exchange in a time: counts of openings, and how sources answered. No patient and no user is in it. */
export async function useFigures(
  officer: ViewerSession,
  criteria: Pick<AuditCriteria, 'from' | 'to'>,
  timeZone: string,
): Promise<UseAnswer> {
  const matches = await fittingEvents(officer, { criteria: { from: criteria.from, to: criteria.to }, use: 'figures', purpose: 'HCOMPL' });
  if (!matches.ok) return { state: 'unread', why: matches.why };
  const figures = countOpenings(
    matches.fitting.map(({ event }) => event),
    timeZone,
  );
  return { state: 'read', ...figures, notices: matches.notices, isWhole: matches.isWhole && matches.unreadable === 0 };
}

/** Counts the use in events; hours and days are those of the time zone. */
export function countOpenings(events: readonly StoredEvent[], timeZone: string): Omit<UseFigures, 'notices' | 'isWhole'> {
  const openings = events.filter(({ action, outcome }) => action === 'record-opened' && outcome === '0');
  const hours = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone });
  const days = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone });
  const by = (nameOf: (event: StoredEvent) => string): readonly FigureRow[] => figureRows(openings, nameOf);
  return {
    openings: roundedCount(openings.length),
    hours: by(({ at }) => `${hours.format(new Date(at))}:00`),
    days: by(({ at }) => days.format(new Date(at))),
    roles: by(({ person }) => person?.role ?? ''),
    organisations: by(({ person }) => person?.organisationName ?? ''),
    sources: sourceRates(events),
    peopleRefusals: roundedCount(events.filter(({ action, outcome }) => action === 'many-people' && outcome === '4').length),
  };
}

function figureRows(events: readonly StoredEvent[], nameOf: (event: StoredEvent) => string): readonly FigureRow[] {
  return [...Map.groupBy(events, nameOf)]
    .map(([name, group]) => ({ name, count: roundedCount(group.length) }))
    .toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** A count to the nearest 5, "few" below 5: the difference of two tables then tells no small count either. */
function roundedCount(count: number): FigureRow['count'] {
  if (count === 0) return 0;
  return count < smallest ? 'few' : Math.round(count / smallest) * smallest;
}

/** Ends of each source, one for each opening in which it was, in per cent of them. */
function sourceRates(events: readonly StoredEvent[]): readonly SourceRates[] {
  const ends = events.filter(({ action }) => action === 'queries-ended');
  const bySource = Map.groupBy(
    ends.filter(({ source }) => source !== undefined && source.id !== registryNames.id),
    ({ source }) => source?.name ?? '',
  );
  return [...bySource]
    .map(([name, group]) => {
      const share = (...states: readonly string[]): number =>
        Math.round((group.filter((event) => states.includes(stateOf(event) ?? '')).length * 100) / group.length);
      const count = roundedCount(group.length);
      // Per cents of few answers would give their number away.
      if (count === 'few') return { name, count };
      return {
        name,
        count,
        shares: {
          answered: share('answered'),
          partly: share('in-part'),
          failed: share('failed'),
          late: share('late'),
          refused: share('refused'),
        },
      };
    })
    .toSorted((left, right) => left.name.localeCompare(right.name));
}
