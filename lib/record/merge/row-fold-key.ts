import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** The row that an entry is folded into. */
export interface RowFold {
  readonly type: 'vitals' | 'issues';
  readonly per: 'set' | 'day' | 'month';
  /** Equal for the entries of one row. */
  readonly key: string;
}

/**
 * Design §8: vital signs of one source are one row a set, one a day inside an encounter; repeat issues of one
 * prescription one row a month. What is removed, denied or withheld keeps its own row.
 */
export function rowFoldOf(entry: TimelineEntry, source: string, month: string): RowFold | undefined {
  if (entry.assertion !== 'affirmed' || entry.withheld) return undefined;
  if (entry.series !== undefined)
    return { type: 'issues', per: 'month', key: `issues ${source} ${month} ${entry.series} ${issueOf(entry)}` };
  if (entry.category !== 'vitals' || entry.body.shape !== 'measurement') return undefined;
  const written = entry.date?.start ?? entry.date?.end;
  if (written === undefined || written.length < 'yyyy-mm-dd'.length) return undefined;
  if (entry.encounter !== undefined)
    return { type: 'vitals', per: 'day', key: `vitals ${source} ${written.slice(0, 10)} ${entry.encounter}` };
  return { type: 'vitals', per: 'set', key: `vitals ${source} ${minuteOf(written)}` };
}

/**
 * Text that is equal for issues of one medicine, dose and standing: a changed dose, a cancelled issue or another medicine
 * on one form (`groupIdentifier` is the form's) is never behind the row of an issue that differs (H20).
 */
function issueOf({ code, status, compare }: TimelineEntry): string {
  const standing = status === undefined || status === 'active' || status === 'completed' ? 'issued' : status;
  return JSON.stringify([code?.text.toLowerCase(), compare.Dose, compare.Frequency, standing]);
}

/** The wall minute with its zone: 01:30 comes twice in the night when the clocks go back. */
function minuteOf(written: string): string {
  return written.slice(0, 16) + (/(?:Z|[+-]\d\d:\d\d)$/.exec(written.slice(16))?.[0] ?? '');
}
