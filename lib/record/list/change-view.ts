import type { AllergyStub } from '#/lib/record/merge/arrangement.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { toggleMember } from '#/lib/record/model/toggle-member.ts';
import { type Period, type Since, type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { acceptAll } from './arrange.ts';

/** A choice of the reader about the list. */
export type ViewChange =
  | { readonly type: 'toggle-source' | 'only-source' | 'accept-source'; readonly source: string }
  | { readonly type: 'tick-sources'; readonly sources: readonly string[]; readonly isTicked: boolean }
  | { readonly type: 'toggle-category'; readonly category: Category }
  | { readonly type: 'set-period'; readonly period: Period }
  /** Without `since`: all time. */
  | { readonly type: 'set-since'; readonly since?: Since }
  | { readonly type: 'group-by'; readonly by: 'date' | 'contact' }
  | { readonly type: 'all-sources' | 'others-only' | 'all-categories' | 'clear-filters' | 'show-all' | 'begin-reading' | 'accept-all' };

/**
 * The view after one choice. A reader who has begun keeps a still list (design §8): every choice except
 * `begin-reading` and `accept-source` also accepts what has arrived in `timeline` by then.
 */
export function changeView(view: View, timeline: Timeline, change: ViewChange): View {
  switch (change.type) {
    case 'begin-reading':
      return view.accepted ? view : { ...view, accepted: acceptAll(timeline) };
    case 'accept-source':
      return acceptSource(view, timeline, change.source);
    default:
      return acceptArrived(choose(view, timeline, change), timeline);
  }
}

type Choice = Exclude<ViewChange, { readonly type: 'begin-reading' }>;

function choose(view: View, { sources }: Timeline, change: Choice): View {
  switch (change.type) {
    case 'toggle-source':
      return toggleSource(view, change.source, ownSources(sources));
    case 'tick-sources':
      return { ...view, unticked: withTicks(view.unticked, change.sources, change.isTicked) };
    case 'only-source':
      return { ...view, othersOnly: false, unticked: new Set([...sources.keys()].filter((id) => id !== change.source)) };
    case 'all-sources':
      return { ...view, othersOnly: false, unticked: new Set() };
    case 'others-only':
      return { ...view, othersOnly: !view.othersOnly };
    case 'toggle-category':
      return withCategories(view, toggleMember(view.categories ?? new Set(), change.category));
    case 'all-categories':
      return withCategories(view, new Set());
    case 'set-period':
      return withPeriod(view, change.period);
    case 'set-since':
      return { ...withPeriod(view, {}), ...(change.since && { since: change.since }) };
    case 'clear-filters':
      return withPeriod(withCategories(view, new Set()), {});
    case 'show-all':
      return { ...wholeView, ...(view.accepted && { accepted: view.accepted }), ...(view.isByContact && { isByContact: true }) };
    case 'group-by':
      return groupedBy(view, change.by);
    default:
      return view;
  }
}

/** The choice behind "Show" on an allergy's line: filters go, or the source is ticked (H21). */
export function showHiddenAllergies({ source, hiddenBy }: AllergyStub): ViewChange {
  return hiddenBy === 'filter' ? { type: 'clear-filters' } : { type: 'toggle-source', source };
}

function ownSources(sources: Timeline['sources']): readonly string[] {
  return [...sources.values()].filter(({ source }) => source.own).map(({ source }) => source.id);
}

function acceptArrived(view: View, timeline: Timeline): View {
  return view.accepted ? { ...view, accepted: acceptAll(timeline) } : view;
}

function acceptSource(view: View, timeline: Timeline, source: string): View {
  if (!view.accepted) return view;
  return { ...view, accepted: new Map(view.accepted).set(source, acceptAll(timeline).get(source) ?? 0) };
}

/** While "Others only" is on, ticking one's own source ends it. */
function toggleSource(view: View, source: string, own: readonly string[]): View {
  if (!view.othersOnly || !own.includes(source)) return { ...view, unticked: toggleMember(view.unticked, source) };
  const unticked = new Set([...view.unticked, ...own]);
  unticked.delete(source);
  return { ...view, othersOnly: false, unticked };
}

function withTicks(unticked: ReadonlySet<string>, sources: readonly string[], isTicked: boolean): ReadonlySet<string> {
  return isTicked ? new Set([...unticked].filter((id) => !sources.includes(id))) : new Set([...unticked, ...sources]);
}

function withCategories({ categories: _replaced, ...rest }: View, categories: ReadonlySet<Category>): View {
  return categories.size > 0 ? { ...rest, categories } : rest;
}

function groupedBy({ isByContact: _replaced, ...rest }: View, by: 'date' | 'contact'): View {
  return by === 'contact' ? { ...rest, isByContact: true } : rest;
}

/** The view limited to a period, or to none: in place of the day since which entries are new. */
function withPeriod({ period: _replaced, since: _ended, ...rest }: View, period: Period): View {
  return period.from || period.to ? { ...rest, period } : rest;
}
