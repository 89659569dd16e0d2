import { anchorOf } from '#/lib/record/dates/date-interval.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { FlowsheetColumn } from './flowsheet-model.ts';
import type { MeasuredCell } from './measured-cell.ts';

const day = 86_400_000;
const minute = 60_000;
/** A longer time between two columns is drawn as a gap, which no line crosses. */
export const gapMs = 30 * day;

/** Key of the column in which a cell stands: its minute, or its day where no hour was sent. */
export function columnKey({ at, entry: { date } }: Pick<MeasuredCell, 'at' | 'entry'>): string {
  return hasHour(date) ? `${Math.floor(at / minute)}` : `day ${Math.floor(at / day)}`;
}

/** Tells whether a date has an hour: a day alone may be any moment of it (H14). */
export function hasHour(date: ClinicalDate | undefined): boolean {
  return date !== undefined && anchorOf(date)?.hour !== undefined;
}

/** The columns of cells, oldest first. */
export function columnsOf(cells: readonly Pick<MeasuredCell, 'at' | 'entry'>[]): readonly FlowsheetColumn[] {
  const byKey = new Map<string, Omit<FlowsheetColumn, 'isAfterGap'>>();
  for (const tableCell of cells) {
    const key = columnKey(tableCell);
    const { date } = tableCell.entry;
    if (date && !byKey.has(key))
      byKey.set(key, { key, date, at: hasHour(date) ? Math.floor(tableCell.at / minute) * minute : tableCell.at });
  }
  return withGaps([...byKey.values()].toSorted((left, right) => left.at - right.at));
}

/** Columns in the order of time, each with whether a gap lies before it. */
export function withGaps(columns: readonly Omit<FlowsheetColumn, 'isAfterGap'>[]): readonly FlowsheetColumn[] {
  return columns.map((column, index) => {
    const before = columns[index - 1];
    return { ...column, isAfterGap: before !== undefined && column.at - before.at > gapMs };
  });
}
