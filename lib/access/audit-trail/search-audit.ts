import 'server-only';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { config } from '#/lib/config/config.ts';
import type { AuditCriteria, AuditRow } from '#/lib/record/looks/audit-row.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { foldLooks } from './fold-looks.ts';
import { fitsCriteria, isWithin } from './narrow-search.ts';
import { readAudit, type AuditReading } from './read-audit.ts';
import { readStoredEvent, type StoredEvent } from './stored-event.ts';
import { auditSentences } from './words.ts';

/** Rows that a page draws. */
export const mostRows = 500;

export interface FittingEvent {
  readonly record: AuditRecord;
  readonly event: StoredEvent;
}

export interface FittingEvents {
  readonly ok: true;
  readonly fitting: readonly FittingEvent[];
  readonly notices: readonly string[];
  /** All events of the time were read, but for those that cannot be. */
  readonly isWhole: boolean;
  /** Events of the time that cannot be read: each may be a look. */
  readonly unreadable: number;
  readonly isSpan: boolean;
  readonly records: readonly AuditRecord[];
}

/** Reads the trail and keeps the events that fit the criteria, in this process, whatever the server made of them. */
export async function fittingEvents(
  officer: ViewerSession,
  reading: AuditReading,
): Promise<FittingEvents | { readonly ok: false; readonly why: string }> {
  const read = await readAudit(officer, reading);
  if (!read.ok) return read;
  const { records, notices, isWhole, isSpan } = read;
  const stored = records.map((record) => ({ record, event: readStoredEvent(record) }));
  const unreadable = read.unreadable + stored.filter(({ event }) => event === undefined).length;
  const { criteria } = reading;
  const fitting = stored.flatMap(({ record, event }) =>
    event && isWithin(event, criteria) && fitsCriteria(event, criteria) ? [{ record, event }] : [],
  );
  return {
    ok: true,
    fitting,
    notices: [...notices, ...(unreadable === 0 ? [] : [auditSentences.unreadable(unreadable)])],
    isWhole,
    unreadable,
    isSpan,
    records,
  };
}

export type AuditAnswer =
  | {
      readonly state: 'read';
      readonly rows: readonly AuditRow[];
      readonly count: number;
      readonly notices: readonly string[];
      readonly isWhole: boolean;
    }
  | { readonly state: 'unread'; readonly why: string };

/** Searches the trail for an officer's table: the newest rows, their number, and what the reader must know about them. */
export async function searchAudit(officer: ViewerSession, criteria: AuditCriteria): Promise<AuditAnswer> {
  const matches = await fittingEvents(officer, { criteria, use: 'search', purpose: 'HCOMPL' });
  if (!matches.ok) return { state: 'unread', why: matches.why };
  const rows = foldLooks(
    matches.fitting.map(({ event }) => event),
    config(),
    criteria.isEvery,
  );
  const more = rows.length > mostRows ? [auditSentences.moreRows(formatCount(mostRows), formatCount(rows.length))] : [];
  return {
    state: 'read',
    rows: rows.slice(0, mostRows),
    count: rows.length,
    notices: [...matches.notices, ...more],
    isWhole: matches.isWhole && matches.unreadable === 0,
  };
}
