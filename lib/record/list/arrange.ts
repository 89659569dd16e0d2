import { allergyStubs } from './allergy-stubs.ts';
import type { Arrangement, EntryCounts } from '#/lib/record/merge/arrangement.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { receivedEntriesOf } from './received-entries.ts';
import type { ReceivedEntries } from './received-entries.ts';
import { computeView } from './compute-view.ts';
import type { ComputedView } from './computed-view.ts';
import { visibilityCodes } from './entry-visibility.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { monthOf, monthParts } from './months.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { viewKey } from '#/lib/record/model/view-key.ts';
import type { View } from '#/lib/record/model/view.ts';

const rememberedViews = 8;
const remembered = new WeakMap<Timeline['sources'], Map<string, Arrangement>>();

/**
 * filter → merge → rows → months, with every entry counted. Pure; what is worked out of a timeline is remembered with
 * it, and the next version is drawn from it: a batch costs what it brings.
 */
export function arrange(timeline: Timeline, view: View): Arrangement {
  const known = remembered.get(timeline.sources) ?? new Map<string, Arrangement>();
  remembered.set(timeline.sources, known);
  const key = viewKey(view);
  const found = known.get(key) ?? computeArrangement(timeline, view);
  known.delete(key);
  known.set(key, found);
  // A reader who types what they look for makes a view with each letter.
  for (const oldest of known.keys()) {
    if (known.size <= rememberedViews) break;
    known.delete(oldest);
  }
  return found;
}

function computeArrangement(timeline: Timeline, view: View): Arrangement {
  const corpus = receivedEntriesOf(timeline.sources);
  const drawn = computeView(corpus, timeline, view);
  const tally = countVisibilities(corpus, drawn);
  const parts = monthParts(corpus, drawn);
  const hidden = hiddenByMonth(corpus, drawn, tally);
  const dated = parts.flatMap(([key, part]) =>
    key === undefined || part.rows.length === 0 ? [] : [monthOf(key, part, hidden.get(key) ?? 0)],
  );
  let groups: Arrangement['groups'] | undefined;
  return {
    months: dated,
    undated: parts.find(([key]) => key === undefined)?.[1].rows ?? [],
    rows: parts.reduce((sum, [, { rows }]) => sum + rows.length, 0),
    counts: countsOf(corpus, tally, parts),
    waiting: view.accepted ? waitingOf(corpus, drawn) : new Map(),
    allergyStubs: allergyStubs(hiddenAllergies(corpus, drawn, tally), timeline, view),
    // Few ask for all of them: most of what is drawn needs a month or two.
    get groups() {
      groups ??= parts.flatMap(([, part]) => part.groups);
      return groups;
    },
  };
}

/** The groups alone, newest first, with what they were made of. */
export function shownGroups(timeline: Timeline, view: View): readonly PreparedGroup[] {
  const corpus = receivedEntriesOf(timeline.sources);
  const { groupByLead: groupAt } = computeView(corpus, timeline, view);
  const groups: PreparedGroup[] = [];
  for (const slot of corpus.order) {
    const group = groupAt[slot];
    if (group) groups.push(group);
  }
  return groups;
}

/** How many groups each category has: counted by column, for following 50,000 groups to their leads takes longer than drawing them. */
export function groupsPerCategory(timeline: Timeline, view: View): ReadonlyMap<Category, number> {
  const corpus = receivedEntriesOf(timeline.sources);
  const { groupByLead: groupAt } = computeView(corpus, timeline, view);
  const counts = new Int32Array(categories.length);
  for (let slot = 0; slot < corpus.length; slot += 1) {
    const place = corpus.columns.category[slot] ?? 0;
    if (groupAt[slot] !== undefined) counts[place] = (counts[place] ?? 0) + 1;
  }
  return new Map(categories.map((category, place) => [category, counts[place] ?? 0] as const).filter(([, count]) => count > 0));
}

/** What `view.accepted` is when the reader accepts all that is there now. */
export function acceptAll(timeline: Timeline): ReadonlyMap<string, number> {
  return new Map([...timeline.sources].map(([id, { batches }]) => [id, batches.length]));
}

/** How many entries have each fate. */
function countVisibilities({ length }: ReceivedEntries, { visibility: fate }: ComputedView): readonly number[] {
  const tally = [0, 0, 0, 0];
  for (let slot = 0; slot < length; slot += 1) tally[fate[slot] ?? 0] = (tally[fate[slot] ?? 0] ?? 0) + 1;
  return tally;
}

function isHidden({ visibility: fate }: ComputedView, slot: number): boolean {
  return fate[slot] === visibilityCodes.hiddenBySource || fate[slot] === visibilityCodes.hiddenByFilter;
}

function hidesNone([, bySource = 0, byFilter = 0]: readonly number[]): boolean {
  return bySource + byFilter === 0;
}

function hiddenByMonth(
  { length, columns }: ReceivedEntries,
  drawn: ComputedView,
  tally: readonly number[],
): ReadonlyMap<string | undefined, number> {
  if (hidesNone(tally)) return new Map();
  const counts = new Int32Array(columns.monthKeys.length);
  for (let slot = 0; slot < length; slot += 1) {
    if (isHidden(drawn, slot)) counts[columns.month[slot] ?? 0] = (counts[columns.month[slot] ?? 0] ?? 0) + 1;
  }
  return new Map(columns.monthKeys.map((month, place) => [month, counts[place] ?? 0]));
}

const allergies = categories.indexOf('allergies');

function hiddenAllergies(
  { length, columns, table: index }: ReceivedEntries,
  drawn: ComputedView,
  tally: readonly number[],
): readonly PreparedEntry[] {
  if (hidesNone(tally)) return [];
  const found: PreparedEntry[] = [];
  for (let slot = 0; slot < length; slot += 1) {
    const item = columns.category[slot] === allergies && isHidden(drawn, slot) ? index.entries[slot] : undefined;
    if (item) found.push(item);
  }
  return found;
}

/** What is shown is counted from the rows that are drawn, what is not from each entry's fate: that both add up to `received` is the invariant (H06). */
function countsOf({ length }: ReceivedEntries, tally: readonly number[], parts: ReturnType<typeof monthParts>): EntryCounts {
  const drawn = { visible: 0, folded: 0, removed: 0 };
  for (const [, { counts }] of parts) {
    drawn.visible += counts.visible;
    drawn.folded += counts.folded;
    drawn.removed += counts.removed;
  }
  const [, hiddenBySource = 0, hiddenByFilter = 0, waiting = 0] = tally;
  return { received: length, ...drawn, hiddenBySource, hiddenByFilter, waiting };
}

function waitingOf({ length, columns }: ReceivedEntries, { visibility: fate }: ComputedView): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  for (let slot = 0; slot < length; slot += 1) {
    if (fate[slot] !== visibilityCodes.waiting) continue;
    const source = columns.sourceIds[columns.source[slot] ?? 0] ?? '';
    waiting.set(source, (waiting.get(source) ?? 0) + 1);
  }
  return waiting;
}
