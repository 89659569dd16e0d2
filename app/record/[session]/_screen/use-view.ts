'use client';
import { useCallback, useMemo, useReducer } from 'react';
import { acceptAll } from '#/lib/record/list/arrange.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type Period, type View, wholeView } from '#/lib/record/model/view.ts';

export interface ViewControl {
  readonly view: View;
  readonly toggleSource: (id: string) => void;
  /** All of these on, or all off. */
  readonly setSources: (ids: readonly string[], ticked: boolean) => void;
  readonly onlySource: (id: string) => void;
  readonly allSources: () => void;
  readonly othersOnly: () => void;
  readonly toggleCategory: (category: Category) => void;
  readonly allCategories: () => void;
  readonly setPeriod: (period: Period) => void;
  /** Every tick on, no filter. */
  readonly showAll: () => void;
  /** Ticks stay, filters go. */
  readonly clearFilters: () => void;
  /** The reader has begun to read: what comes from now on waits. */
  readonly begin: () => void;
  readonly acceptSource: (id: string) => void;
  /** All that has come goes in: another page, filter or period, or print (design §8). */
  readonly accept: () => void;
}

type Change = (view: View) => View;

/** What the reader chose to see; in memory only, so that it never passes to another patient (H21). */
export function useView(timeline: Timeline): ViewControl {
  const [view, change] = useReducer((before: View, step: Change) => step(before), wholeView);
  // A reader who has begun keeps a still list; whatever they choose takes in all that has come by then.
  const choose = useCallback((step: Change) => change((before) => accepted(step(before), timeline)), [timeline]);
  return useMemo(() => {
    const ids = [...timeline.sources.keys()];
    const own = [...timeline.sources.values()].filter(({ source }) => source.own).map(({ source }) => source.id);
    return {
      view,
      toggleSource: (id) => choose((before) => toggleSource(before, id, own)),
      setSources: (some, ticked) => choose((before) => ({ ...before, unticked: withTicks(before.unticked, some, ticked) })),
      onlySource: (id) => choose((before) => ({ ...before, othersOnly: false, unticked: new Set(ids.filter((other) => other !== id)) })),
      allSources: () => choose((before) => ({ ...before, othersOnly: false, unticked: new Set() })),
      othersOnly: () => choose((before) => ({ ...before, othersOnly: !before.othersOnly })),
      toggleCategory: (category) => choose((before) => withCategories(before, toggled(before.categories ?? new Set(), category))),
      allCategories: () => choose((before) => withCategories(before, new Set())),
      setPeriod: (period) => choose((before) => withPeriod(before, period)),
      showAll: () => choose((before) => ({ ...wholeView, ...(before.accepted ? { accepted: before.accepted } : {}) })),
      clearFilters: () => choose((before) => withPeriod(withCategories(before, new Set()), {})),
      begin: () => change((before) => (before.accepted ? before : { ...before, accepted: acceptAll(timeline) })),
      acceptSource: (id) => change((before) => acceptOne(before, timeline, id)),
      accept: () => choose((before) => before),
    };
  }, [view, timeline, choose]);
}

function accepted(view: View, timeline: Timeline): View {
  return view.accepted ? { ...view, accepted: acceptAll(timeline) } : view;
}

function acceptOne(view: View, timeline: Timeline, id: string): View {
  if (!view.accepted) return view;
  return { ...view, accepted: new Map(view.accepted).set(id, acceptAll(timeline).get(id) ?? 0) };
}

/** While "Others only" is on, ticking one's own source again ends it. */
function toggleSource(view: View, id: string, own: readonly string[]): View {
  if (!view.othersOnly || !own.includes(id)) return { ...view, unticked: toggled(view.unticked, id) };
  const unticked = new Set([...view.unticked, ...own]);
  unticked.delete(id);
  return { ...view, othersOnly: false, unticked };
}

function withTicks(unticked: ReadonlySet<string>, ids: readonly string[], ticked: boolean): ReadonlySet<string> {
  const after = new Set(unticked);
  for (const id of ids) {
    if (ticked) after.delete(id);
    else after.add(id);
  }
  return after;
}

function withCategories({ categories: _replaced, ...rest }: View, categories: ReadonlySet<Category>): View {
  return categories.size > 0 ? { ...rest, categories } : rest;
}

function withPeriod({ period: _replaced, ...rest }: View, period: Period): View {
  return period.from || period.to ? { ...rest, period } : rest;
}

function toggled<T>(before: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const after = new Set(before);
  if (!after.delete(value)) after.add(value);
  return after;
}
