'use client';
import { useDeferredValue, useMemo, useState } from 'react';
import { CategoryFilter } from '#/components/filters/category-filter.tsx';
import { PeriodFilter } from '#/components/filters/period-filter.tsx';
import { yearsBetween } from '#/components/filters/period.ts';
import { SourcePanel } from '#/components/source-panel/source-panel.tsx';
import { ConfirmMatch } from '#/components/source-panel/confirm-match.tsx';
import { renewSession } from '#/lib/queries/renew-session.ts';
import { groupsPerCategory } from '#/lib/record/arrange.ts';
import type { Category } from '#/lib/record/category.ts';
import type { SourceTimeline } from '#/lib/record/source-timeline.ts';
import { sourceSummaries } from '#/lib/record/source-summaries.ts';
import { lastContact, yearsHeld } from './view-facts.ts';
import { type RecordValue, useRecord } from './record-context.tsx';

/** The left column: sources, categories, period. */
export function RecordSources() {
  const record = useRecord();
  const { session, timeline, control, category, locale, now, askAgain } = record;
  const { view } = control;
  const contact = useMemo(() => lastContact(timeline), [timeline]);
  const held = useMemo(() => yearsHeld(timeline), [timeline]);
  const counts = useCounts(record);
  const summaries = useMemo(() => sourceSummaries(timeline, view), [timeline, view]);
  const [checking, setChecking] = useState<string>();
  const checked = checking === undefined ? undefined : timeline.sources.get(checking);
  const answer = (id: string, isSame: boolean) => {
    setChecking(undefined);
    void renewSession(session, isSame ? { accept: accepted(checked) } : { reject: [id] }).then(
      (renewal) => renewal.state === 'renewed' && askAgain([id]),
    );
  };
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
      {checked ? (
        <ConfirmMatch
          source={checked.source}
          locale={locale}
          differences={checked.differences}
          isOne={checked.person !== undefined}
          onClose={() => setChecking(undefined)}
          onAnswer={(isSame) => answer(checked.source.id, isSame)}
        />
      ) : undefined}
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

/** The reader's word is about the person whom they saw, at that source (H04). */
const accepted = (checked: SourceTimeline | undefined): readonly string[] =>
  checked?.person === undefined ? [] : [`${checked.source.id}~${checked.person}`];

/** By ticks and period, whatever categories are chosen; drawn after the list, so that a tick is seen at once. */
function useCounts({ timeline, control: { view } }: RecordValue): ReadonlyMap<Category, number> {
  const [shown, chosen] = [useDeferredValue(timeline), useDeferredValue(view)];
  return useMemo(() => {
    const { categories: _whatever, ...rest } = chosen;
    return groupsPerCategory(shown, rest);
  }, [shown, chosen]);
}
