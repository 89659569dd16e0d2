'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import { CategoryFilter } from '#/components/filters/category-filter.tsx';
import { PeriodFilter } from '#/components/filters/period-filter.tsx';
import { yearsBetween } from '#/components/filters/period.ts';
import { SourcePanel } from '#/components/source-panel/source-panel.tsx';
import { groupsPerCategory } from '#/lib/record/list/arrange.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { lastContact, yearsHeld } from '#/lib/record/list/record-span.ts';
import { type RecordValue, useRecord } from './record-context.tsx';
import { RecordMatch } from './record-match.tsx';

/** The left column: sources, categories, period. */
export function RecordSources() {
  const record = useRecord();
  const { timeline, control, category, locale, now, askAgain } = record;
  const { view } = control;
  const contact = useMemo(() => lastContact(timeline), [timeline]);
  const held = useMemo(() => yearsHeld(timeline), [timeline]);
  const counts = useCounts(record);
  const summaries = useMemo(() => sourceSummaries(timeline, view), [timeline, view]);
  const [checking, setChecking] = useState<string>();
  return (
    <>
      <SourcePanel
        summaries={summaries}
        slow={record.slow}
        othersOnly={view.othersOnly}
        onToggle={control.toggleSource}
        onToggleAll={control.setSources}
        onOnly={control.onlySource}
        onOthersOnly={control.othersOnly}
        onAll={control.allSources}
        onAskAgain={(id) => askAgain([id])}
        onConfirm={setChecking}
      />
      {checking === undefined ? undefined : <RecordMatch checking={checking} onClose={() => setChecking(undefined)} />}
      <PeriodFilter
        period={view.period ?? {}}
        now={now}
        years={yearsBetween(held.oldest, held.newest, now)}
        locale={locale}
        onChange={control.setPeriod}
        {...(contact ? { lastContact: contact } : {})}
      />
      {category ? undefined : (
        <CategoryFilter
          locale={locale}
          counts={counts}
          chosen={view.categories ?? new Set()}
          onToggle={control.toggleCategory}
          onAll={control.allCategories}
        />
      )}
    </>
  );
}

/** By ticks and period, whatever categories are chosen; drawn after the list, so that a tick is seen at once. */
function useCounts({ timeline, control: { view } }: RecordValue): ReadonlyMap<Category, number> {
  const [shown, chosen] = [useDeferredValue(timeline), useDeferredValue(view)];
  return useMemo(() => {
    const { categories: _whatever, ...rest } = chosen;
    return groupsPerCategory(shown, rest);
  }, [shown, chosen]);
}
