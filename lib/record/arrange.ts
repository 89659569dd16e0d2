import { allergyStubs } from './allergy-stubs.ts';
import type { Arrangement, EntryCounts } from './arrangement.ts';
import { corpusOf } from './corpus.ts';
import type { Corpus } from './corpus.ts';
import { groupRows } from './group-rows.ts';
import type { PlacedRow } from './group-rows.ts';
import type { PreparedGroup } from './make-group.ts';
import { mergeComponent } from './merge-component.ts';
import { monthsOf } from './months.ts';
import type { PreparedEntry } from './prepare.ts';
import { fates, fatesOf } from './fate.ts';
import type { GroupOf } from './panel-results.ts';
import type { Timeline } from './timeline.ts';
import type { View } from './view.ts';

/** filter → merge → rows → months, with every entry counted. Pure; what is worked out of a timeline is remembered with it. */
export function arrange(timeline: Timeline, view: View): Arrangement {
  const corpus = corpusOf(timeline.sources);
  const fateOf = fatesOf(corpus, timeline, view);
  const hidden = corpus.items.filter((_, index) => fateOf[index] === fates.hiddenBySource || fateOf[index] === fates.hiddenByFilter);
  const { groups, groupOf } = groupsShown(corpus, fateOf);
  const placed = groupRows(groups, groupOf);
  const { months, undated } = monthsOf(placed, hidden);
  return {
    months,
    undated,
    rows: placed.length,
    counts: countsOf(corpus, fateOf, placed),
    waiting: view.accepted ? waitingOf(corpus, fateOf) : new Map(),
    allergyStubs: allergyStubs(hidden, timeline, view),
    groups: groups.map(({ group }) => group),
  };
}

/** The groups alone, newest first, with what they were made of. */
export function shownGroups(timeline: Timeline, view: View): readonly PreparedGroup[] {
  const corpus = corpusOf(timeline.sources);
  return groupsShown(corpus, fatesOf(corpus, timeline, view)).groups;
}

/** What `view.accepted` is when the reader accepts all that is there now. */
export function acceptAll(timeline: Timeline): ReadonlyMap<string, number> {
  return new Map([...timeline.sources].map(([id, { batches }]) => [id, batches.length]));
}

interface Shown {
  /** Newest first. */
  readonly groups: readonly PreparedGroup[];
  readonly groupOf: GroupOf;
}

/** Only entries that may have copies are compared, and only with the copies that are shown. */
function groupsShown(corpus: Corpus, fateOf: Uint8Array): Shown {
  const { items, alone, component, indexOf } = corpus;
  const merged = mergedShown(corpus, fateOf);
  const groups: PreparedGroup[] = [];
  const groupAt = items.map((item, index) => {
    if (fateOf[index] !== fates.shown) return undefined;
    const root = component[index] ?? -1;
    const group = (root < 0 ? undefined : merged.get(root)?.get(item)) ?? alone[index];
    if (group?.lead === item) groups.push(group);
    return group;
  });
  return { groups, groupOf: (id) => groupAt[indexOf.get(id) ?? -1] };
}

/** For each component of which several entries are shown, the group of each. */
function mergedShown({ items, component }: Corpus, fateOf: Uint8Array): ReadonlyMap<number, ReadonlyMap<PreparedEntry, PreparedGroup>> {
  const members = new Map<number, PreparedEntry[]>();
  items.forEach((item, index) => {
    const root = component[index] ?? -1;
    if (root < 0 || fateOf[index] !== fates.shown) return;
    const others = members.get(root);
    if (others) others.push(item);
    else members.set(root, [item]);
  });
  return new Map([...members].filter(([, each]) => each.length > 1).map(([root, each]) => [root, mergeComponent(each)]));
}

/** What is shown is counted from the rows that are drawn, what is not from each entry's fate: that both add up to `received` is the invariant (H06). */
function countsOf({ items }: Corpus, fateOf: Uint8Array, placed: readonly PlacedRow[]): EntryCounts {
  const drawn = { shown: 0, folded: 0, removed: 0 };
  for (const { row, lead } of placed) {
    if (lead.lead.entry.assertion === 'removed') drawn.removed += row.entries;
    else {
      drawn.shown += 1;
      drawn.folded += row.entries - 1;
    }
  }
  const tally = [0, 0, 0, 0];
  for (const fate of fateOf) tally[fate] = (tally[fate] ?? 0) + 1;
  const [, hiddenBySource = 0, hiddenByFilter = 0, waiting = 0] = tally;
  return { received: items.length, ...drawn, hiddenBySource, hiddenByFilter, waiting };
}

function waitingOf({ items }: Corpus, fateOf: Uint8Array): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  items.forEach(({ source }, index) => {
    if (fateOf[index] === fates.waiting) waiting.set(source, (waiting.get(source) ?? 0) + 1);
  });
  return waiting;
}
