'use client';
import { useMemo } from 'react';
import { arrange } from '#/lib/record/arrange.ts';
import type { AllergyStub, Arrangement } from '#/lib/record/arrangement.ts';
import { type Category } from '#/lib/record/category.ts';
import { type Completeness, completeness } from '#/lib/record/completeness.ts';
import type { Timeline } from '#/lib/record/timeline.ts';
import { type View, wholeView } from '#/lib/record/view.ts';

export interface Arranged {
  readonly arrangement: Arrangement;
  readonly known: Completeness;
}

/** What a page's list shows. A category's page is a place, not a filter: what belongs elsewhere is not "hidden by you". */
export function useArrangement(timeline: Timeline, view: View, category: Category | undefined): Arranged {
  return useMemo(() => {
    if (!category) {
      const arrangement = arrange(timeline, view);
      return { arrangement, known: completeness(timeline, { hidden: hiddenOf(arrangement) }) };
    }
    const only = new Set([category]);
    const elsewhere = arrange(timeline, { ...wholeView, categories: only }).counts.hiddenByFilter;
    const arrangement = withoutElsewhere(arrange(timeline, { ...view, categories: only }), elsewhere, category);
    return { arrangement, known: completeness(timeline, { category, hidden: hiddenOf(arrangement) }) };
  }, [timeline, view, category]);
}

export function hiddenOf({ counts }: Arrangement): number {
  return counts.hiddenBySource + counts.hiddenByFilter;
}

function withoutElsewhere(arrangement: Arrangement, elsewhere: number, category: Category): Arrangement {
  const { counts, months, allergyStubs } = arrangement;
  const here = Math.max(0, hiddenOf(arrangement) - elsewhere);
  const bySource = Math.min(counts.hiddenBySource, here);
  const stubs: readonly AllergyStub[] = category === 'allergies' ? allergyStubs : allergyStubs.filter((stub) => stub.hiddenBy !== 'filter');
  return {
    ...arrangement,
    months: months.map((month) => ({ ...month, hidden: 0 })),
    allergyStubs: stubs,
    counts: { ...counts, received: counts.received - elsewhere, hiddenBySource: bySource, hiddenByFilter: here - bySource },
  };
}
