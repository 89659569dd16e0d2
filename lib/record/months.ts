import type { Month, Row } from './arrangement.ts';
import type { PlacedRow } from './group-rows.ts';
import type { PreparedEntry } from './prepare.ts';

/** Rows come newest first; a month without rows has no header, what is hidden of it is in the counts of the whole. */
export function monthsOf(
  placed: readonly PlacedRow[],
  hidden: readonly PreparedEntry[],
): { readonly months: readonly Month[]; readonly undated: readonly Row[] } {
  const hiddenIn = new Map<string | undefined, number>();
  for (const { month } of hidden) hiddenIn.set(month, (hiddenIn.get(month) ?? 0) + 1);
  const months: Month[] = [];
  const undated: Row[] = [];
  for (const { key, rows, entries } of runsOf(placed)) {
    if (key === undefined) undated.push(...rows);
    else months.push({ ...yearAndMonth(key), key, rows, entries, hidden: hiddenIn.get(key) ?? 0 });
  }
  return { months, undated };
}

interface Run {
  readonly key: string | undefined;
  readonly rows: Row[];
  entries: number;
}

/** The order of the list keeps a month together. */
function runsOf(placed: readonly PlacedRow[]): readonly Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const { row, lead } of placed) {
    if (run === undefined || run.key !== lead.lead.month) runs.push((run = { key: lead.lead.month, rows: [], entries: 0 }));
    run.rows.push(row);
    run.entries += row.entries;
  }
  return runs;
}

function yearAndMonth(key: string): Pick<Month, 'year' | 'month'> {
  const [year, month] = key.split('-').map(Number);
  return { year: year ?? 0, ...(month === undefined ? {} : { month }) };
}
