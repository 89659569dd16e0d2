import type { Month } from '#/lib/record/merge/arrangement.ts';
import type { ComputedView, MonthPart } from './computed-view.ts';
import type { ReceivedEntries } from './received-entries.ts';

/** The rows and groups of each month that has entries, newest first; only months marked as changed are made again. */
export function monthParts(
  received: ReceivedEntries,
  computed: ComputedView,
): readonly (readonly [monthKey: string | undefined, part: MonthPart])[] {
  const parts = received.monthSpans.map(({ month, from, to }) => {
    const earlier = computed.changedMonths.has(month) ? undefined : computed.monthParts.get(month);
    const part = earlier ?? makePart(received.order.subarray(from, to), computed);
    computed.monthParts.set(month, part);
    return [received.columns.monthKeys[month], part] as const;
  });
  computed.changedMonths.clear();
  return parts;
}

function makePart(entryIndexes: Int32Array, { groupByLead, rowByLead }: ComputedView): MonthPart {
  const groups: MonthPart['groups'][number][] = [];
  const rows: MonthPart['rows'][number][] = [];
  const counts = { visible: 0, folded: 0, removed: 0 };
  let entries = 0;
  for (const index of entryIndexes) {
    const group = groupByLead[index];
    const prepared = rowByLead[index];
    if (group) groups.push(group.group);
    if (!prepared) continue;
    rows.push(prepared.row);
    entries += prepared.row.entries;
    if (prepared.row.lead.lead.assertion === 'removed') counts.removed += prepared.row.entries;
    else {
      counts.visible += 1;
      counts.folded += prepared.row.entries - 1;
    }
  }
  return { rows, groups, counts, entries };
}

/** A month without rows has no header; its hidden entries are in the counts of the whole. */
export function monthOf(key: string, { rows, entries }: MonthPart, hidden: number): Month {
  const [year, month] = key.split('-').map(Number);
  return { year: year ?? 0, ...(month === undefined ? {} : { month }), key, rows, entries, hidden };
}
