import type { Arrangement, EntryCounts } from '#/lib/record/merge/arrangement.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import { categories } from '#/lib/record/model/category.ts';
import { viewKey } from '#/lib/record/model/view-key.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { allergyStubs } from './allergy-stubs.ts';
import { computeView } from './compute-view.ts';
import type { ComputedView } from './computed-view.ts';
import { visibilityCodes } from './entry-visibility.ts';
import { keepLatest } from './keep-latest.ts';
import { monthOf, monthParts } from './months.ts';
import { receivedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';

// A reader who types a search makes a view with each letter.
const rememberedViews = 8;
const remembered = new WeakMap<Timeline['sources'], Map<string, Arrangement>>();

/**
 * The list: filter → merge → rows → months, with every entry counted (H06). Pure; results are remembered with the
 * timeline, and the next version extends them: a batch costs what it brings (`README.md`).
 */
export function arrange(timeline: Timeline, view: View): Arrangement {
  const arrangements = remembered.get(timeline.sources) ?? new Map<string, Arrangement>();
  remembered.set(timeline.sources, arrangements);
  const key = viewKey(view);
  const arrangement = arrangements.get(key) ?? computeArrangement(timeline, view);
  keepLatest(arrangements, key, arrangement, rememberedViews);
  return arrangement;
}

function computeArrangement(timeline: Timeline, view: View): Arrangement {
  const received = receivedEntriesOf(timeline.sources);
  const computed = computeView(received, timeline, view);
  const visibilityCounts = countVisibilities(received, computed);
  const parts = monthParts(received, computed);
  const hidden = hiddenByMonth(received, computed, visibilityCounts);
  const months = parts.flatMap(([key, part]) =>
    key === undefined || part.rows.length === 0 ? [] : [monthOf(key, part, hidden.get(key) ?? 0)],
  );
  let groups: Arrangement['groups'] | undefined;
  return {
    months,
    undated: parts.find(([key]) => key === undefined)?.[1].rows ?? [],
    rows: parts.reduce((sum, [, { rows }]) => sum + rows.length, 0),
    counts: countsOf(received, visibilityCounts, parts),
    waiting: view.accepted ? waitingBySource(received, computed) : new Map(),
    allergyStubs: allergyStubs(hiddenAllergies(received, computed, visibilityCounts), timeline, view),
    // Computed on demand: most callers need a month or two.
    get groups() {
      groups ??= parts.flatMap(([, part]) => part.groups);
      return groups;
    },
  };
}

/** The visible groups with their prepared members, newest first. */
export function shownGroups(timeline: Timeline, view: View): readonly PreparedGroup[] {
  const received = receivedEntriesOf(timeline.sources);
  const { groupByLead } = computeView(received, timeline, view);
  const groups: PreparedGroup[] = [];
  for (const index of received.order) {
    const group = groupByLead[index];
    if (group) groups.push(group);
  }
  return groups;
}

/** The value of `view.accepted` by which the reader accepts all batches present in `timeline`. */
export function acceptAll(timeline: Timeline): ReadonlyMap<string, number> {
  return new Map([...timeline.sources].map(([id, { batches }]) => [id, batches.length]));
}

/** Number of entries with each visibility code. */
function countVisibilities({ length }: ReceivedEntries, { visibility }: ComputedView): readonly number[] {
  const counts = [0, 0, 0, 0];
  for (let index = 0; index < length; index += 1) counts[visibility[index] ?? 0] = (counts[visibility[index] ?? 0] ?? 0) + 1;
  return counts;
}

function isHidden({ visibility }: ComputedView, index: number): boolean {
  return visibility[index] === visibilityCodes.hiddenBySource || visibility[index] === visibilityCodes.hiddenByFilter;
}

function isNothingHidden([, bySource = 0, byFilter = 0]: readonly number[]): boolean {
  return bySource + byFilter === 0;
}

function hiddenByMonth(
  { length, columns }: ReceivedEntries,
  computed: ComputedView,
  visibilityCounts: readonly number[],
): ReadonlyMap<string | undefined, number> {
  if (isNothingHidden(visibilityCounts)) return new Map();
  const counts = new Int32Array(columns.monthKeys.length);
  for (let index = 0; index < length; index += 1) {
    const month = columns.month[index] ?? 0;
    if (isHidden(computed, index)) counts[month] = (counts[month] ?? 0) + 1;
  }
  return new Map(columns.monthKeys.map((key, month) => [key, counts[month] ?? 0]));
}

const allergies = categories.indexOf('allergies');

function hiddenAllergies(
  { length, columns, table }: ReceivedEntries,
  computed: ComputedView,
  visibilityCounts: readonly number[],
): readonly PreparedEntry[] {
  if (isNothingHidden(visibilityCounts)) return [];
  const hidden: PreparedEntry[] = [];
  for (let index = 0; index < length; index += 1) {
    const prepared = columns.category[index] === allergies && isHidden(computed, index) ? table.entries[index] : undefined;
    if (prepared) hidden.push(prepared);
  }
  return hidden;
}

/**
 * Counts visible entries from the rows, and every other entry from its visibility code: two independent counts, whose
 * sum must be `received` (H06).
 */
function countsOf({ length }: ReceivedEntries, visibilityCounts: readonly number[], parts: ReturnType<typeof monthParts>): EntryCounts {
  const inRows = { visible: 0, folded: 0, removed: 0 };
  for (const [, { counts }] of parts) {
    inRows.visible += counts.visible;
    inRows.folded += counts.folded;
    inRows.removed += counts.removed;
  }
  const [, hiddenBySource = 0, hiddenByFilter = 0, waiting = 0] = visibilityCounts;
  return { received: length, ...inRows, hiddenBySource, hiddenByFilter, waiting };
}

function waitingBySource({ length, columns }: ReceivedEntries, { visibility }: ComputedView): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (let index = 0; index < length; index += 1) {
    if (visibility[index] !== visibilityCodes.waiting) continue;
    const source = columns.sourceIds[columns.source[index] ?? 0] ?? '';
    waiting.set(source, (waiting.get(source) ?? 0) + 1);
  }
  return waiting;
}
