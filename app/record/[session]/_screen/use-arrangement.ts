'use client';
import { useMemo } from 'react';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { AllergyStub, Arrangement } from '#/lib/record/merge/arrangement.ts';
import { type Category } from '#/lib/record/model/category.ts';
import { type Completeness, completeness } from '#/lib/record/completeness/completeness.ts';
import { hiddenRows, type HiddenRows, hiddenWords } from '#/lib/record/list/hidden-rows.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';

export interface Arranged {
  readonly arrangement: Arrangement;
  readonly known: Completeness;
}

/** What a page's list shows. A category's page is a place, not a filter: what belongs elsewhere is not "hidden by you". */
export function useArrangement(timeline: Timeline, view: View, category: Category | undefined): Arranged {
  return useMemo(() => {
    const hidden = hiddenRows(timeline, view, category);
    const known = withHidden(completeness(timeline, category ? { category } : {}), hidden);
    if (!category) return { arrangement: withHiddenMonths(arrange(timeline, view), hidden), known };
    const only = new Set([category]);
    const elsewhere = arrange(timeline, { ...wholeView, categories: only }).counts.hiddenByFilter;
    return {
      arrangement: withHiddenMonths(withoutElsewhere(arrange(timeline, { ...view, categories: only }), elsewhere, category), hidden),
      known,
    };
  }, [timeline, view, category]);
}

/** The line counts rows, as the list does. */
function withHidden(known: Completeness, hidden: HiddenRows): Completeness {
  const words = hiddenWords(hidden);
  return words === undefined ? known : { ...known, hidden: words, sentence: `${known.sentence.replace(/\.$/, '')} · ${words}.` };
}

function withHiddenMonths(arrangement: Arrangement, { byMonth }: HiddenRows): Arrangement {
  if (byMonth.size === 0 && arrangement.months.every(({ hidden }) => hidden === 0)) return arrangement;
  return { ...arrangement, months: arrangement.months.map((month) => ({ ...month, hidden: byMonth.get(month.key) ?? 0 })) };
}

function hiddenOf({ counts }: Arrangement): number {
  return counts.hiddenBySource + counts.hiddenByFilter;
}

function withoutElsewhere(arrangement: Arrangement, elsewhere: number, category: Category): Arrangement {
  const { counts, allergyStubs } = arrangement;
  const here = Math.max(0, hiddenOf(arrangement) - elsewhere);
  const bySource = Math.min(counts.hiddenBySource, here);
  const stubs: readonly AllergyStub[] = category === 'allergies' ? allergyStubs : allergyStubs.filter((stub) => stub.hiddenBy !== 'filter');
  return {
    ...arrangement,
    allergyStubs: stubs,
    counts: { ...counts, received: counts.received - elsewhere, hiddenBySource: bySource, hiddenByFilter: here - bySource },
  };
}
