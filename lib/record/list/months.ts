import type { Month } from '#/lib/record/merge/arrangement.ts';
import type { ReceivedEntries } from './received-entries.ts';
import type { ComputedView, MonthPart } from './computed-view.ts';

/** The rows and groups of each month that has entries, newest first: only months in which something has changed are made anew. */
export function monthParts(
  corpus: ReceivedEntries,
  drawn: ComputedView,
): readonly (readonly [month: string | undefined, part: MonthPart])[] {
  const parts = corpus.monthSpans.map((span) => {
    const known = drawn.changedMonths.has(span.month) ? undefined : drawn.monthParts.get(span.month);
    const part = known ?? makePart(corpus.order.subarray(span.from, span.to), drawn);
    drawn.monthParts.set(span.month, part);
    return [corpus.columns.monthKeys[span.month], part] as const;
  });
  drawn.changedMonths.clear();
  return parts;
}

function makePart(slots: Int32Array, { groupByLead: groupAt, rowByLead: rowAt }: ComputedView): MonthPart {
  const groups: MonthPart['groups'][number][] = [];
  const rows: MonthPart['rows'][number][] = [];
  const counts = { visible: 0, folded: 0, removed: 0 };
  let entries = 0;
  for (const slot of slots) {
    const group = groupAt[slot];
    const placed = rowAt[slot];
    if (group) groups.push(group.group);
    if (!placed) continue;
    rows.push(placed.row);
    entries += placed.row.entries;
    if (placed.row.lead.lead.assertion === 'removed') counts.removed += placed.row.entries;
    else {
      counts.visible += 1;
      counts.folded += placed.row.entries - 1;
    }
  }
  return { rows, groups, counts, entries };
}

/** A month without rows has no header; what is hidden of it is in the counts of the whole. */
export function monthOf(key: string, { rows, entries }: MonthPart, hidden: number): Month {
  const [year, month] = key.split('-').map(Number);
  return { year: year ?? 0, ...(month === undefined ? {} : { month }), key, rows, entries, hidden };
}
