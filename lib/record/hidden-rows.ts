import { arrange } from './arrange.ts';
import type { Row } from './arrangement.ts';
import type { Category } from './category.ts';
import { corpusOf } from './corpus.ts';
import { fates, fatesOf } from './fate.ts';
import { counted } from './phrase.ts';
import type { TimelineEntry } from './timeline-entry.ts';
import type { Timeline } from './timeline.ts';
import { type View, wholeView } from './view.ts';

/** What the reader's ticks and filters take out of a list: of everything, or of one category, which is a place and no filter. */
export interface HiddenRows {
  /** Rows of which no entry is shown. */
  readonly rows: number;
  /** Their number by month's key. */
  readonly byMonth: ReadonlyMap<string, number>;
  /** Entries, those too whose row is shown because another source holds it. */
  readonly entries: number;
}

const nothing: HiddenRows = { rows: 0, byMonth: new Map(), entries: 0 };

/** Counted on the list as it would be without ticks and filters; what waits is in neither (H21). */
export function hiddenRows(timeline: Timeline, view: View, category?: Category): HiddenRows {
  if (isWhole(view, category)) return nothing;
  const hidden = hiddenEntries(timeline, category ? { ...view, categories: new Set([category]) } : view, category);
  if (hidden.size === 0) return nothing;
  const whole = arrange(timeline, {
    ...wholeView,
    ...(category ? { categories: new Set([category]) } : {}),
    ...(view.accepted ? { accepted: view.accepted } : {}),
  });
  const isHidden = ({ groups }: Row) => groups.every(({ members }) => members.every((entry) => hidden.has(entry)));
  const byMonth = new Map<string, number>();
  let rows = whole.undated.filter(isHidden).length;
  for (const { key, rows: all } of whole.months) {
    const count = all.filter(isHidden).length;
    if (count > 0) byMonth.set(key, count);
    rows += count;
  }
  return { rows, byMonth, entries: hidden.size };
}

/** "120 rows hidden by you"; of what only thinned out rows that are shown, its entries. */
export function hiddenWords({ rows, entries }: HiddenRows): string | undefined {
  if (rows > 0) return `${counted(rows, 'row', 'rows')} hidden by you`;
  return entries > 0 ? `${counted(entries, 'entry', 'entries')} hidden by you` : undefined;
}

function isWhole({ unticked, othersOnly, categories, period, search }: View, category: Category | undefined): boolean {
  return unticked.size === 0 && !othersOnly && (categories === undefined || category !== undefined) && period === undefined && !search;
}

function hiddenEntries(timeline: Timeline, view: View, category: Category | undefined): ReadonlySet<TimelineEntry> {
  const corpus = corpusOf(timeline.sources);
  const fateOf = fatesOf(corpus, timeline, view);
  const hidden = new Set<TimelineEntry>();
  corpus.items.forEach(({ entry }, index) => {
    const fate = fateOf[index];
    if ((fate === fates.hiddenBySource || fate === fates.hiddenByFilter) && (category === undefined || entry.category === category))
      hidden.add(entry);
  });
  return hidden;
}
