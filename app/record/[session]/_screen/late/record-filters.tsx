'use client';
import { useDeferredValue, useMemo } from 'react';
import { CategoryFilter } from '#/components/filters/category-filter.tsx';
import { PeriodFilter } from '#/components/filters/period-filter.tsx';
import { yearsBetween } from '#/lib/record/dates/period.ts';
import { groupsPerCategory } from '#/lib/record/list/arrange.ts';
import { lastContact, yearsHeld } from '#/lib/record/list/record-span.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { useRecordActions, useRecordData, useRecordSettings } from '#/app/record/[session]/_screen/record-context.tsx';

/** Filters of a list: its period, and on the page of all rows their categories. */
export function RecordFilters() {
  const { category } = useRecordData();
  return (
    <>
      <RecordPeriod />
      {category ? undefined : <RecordCategories />}
    </>
  );
}

function RecordPeriod() {
  const { locale } = useRecordSettings();
  const { timeline, view, serverTime } = useRecordData();
  const { change } = useRecordActions();
  const contact = useMemo(() => lastContact(timeline), [timeline]);
  const held = useMemo(() => yearsHeld(timeline), [timeline]);
  return (
    <PeriodFilter
      period={view.period ?? {}}
      serverTime={serverTime}
      years={yearsBetween(held.oldest, held.newest, serverTime)}
      locale={locale}
      onChange={(period) => change({ type: 'set-period', period })}
      {...(contact ? { lastContact: contact } : {})}
    />
  );
}

function RecordCategories() {
  const { locale } = useRecordSettings();
  const { view } = useRecordData();
  const { change } = useRecordActions();
  return (
    <CategoryFilter
      locale={locale}
      counts={useCounts()}
      chosen={view.categories ?? new Set()}
      onToggle={(category) => change({ type: 'toggle-category', category })}
      onAll={() => change({ type: 'all-categories' })}
    />
  );
}

/** Counts by ticks and period, whatever categories are chosen; drawn after the list, so that a tick is seen at once. */
function useCounts(): ReadonlyMap<Category, number> {
  const { timeline, view } = useRecordData();
  const [counted, chosen] = [useDeferredValue(timeline), useDeferredValue(view)];
  return useMemo(() => {
    const { categories: _ignored, ...rest } = chosen;
    return groupsPerCategory(counted, rest);
  }, [counted, chosen]);
}
