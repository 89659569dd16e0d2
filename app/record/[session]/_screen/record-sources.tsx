'use client';
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { CategoryFilter } from '#/components/filters/category-filter.tsx';
import { PeriodFilter } from '#/components/filters/period-filter.tsx';
import { SinceList } from '#/components/filters/since-list.tsx';
import { SourcePanel } from '#/components/source-panel/source-panel.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { groupsPerCategory } from '#/lib/record/list/arrange.ts';
import { yearsBetween } from '#/lib/record/dates/period.ts';
import { lastDischarge } from '#/lib/record/stream/last-discharge.ts';
import { lastContact, yearsHeld } from '#/lib/record/list/record-span.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { RecordFoot } from './record-foot.tsx';
import { RecordMatch } from './record-match.tsx';

/** The left column: sources, period, categories, and who is signed in. */
export function RecordSources({ onKeys }: { readonly onKeys: () => void }) {
  const { timeline, view, category, slow } = useRecordData();
  const { change, askAgain } = useRecordActions();
  const summaries = useMemo(() => sourceSummaries(timeline, view), [timeline, view]);
  const [checking, setChecking] = useState<string>();
  const isSummary = useSelectedLayoutSegment() === null;
  return (
    <>
      <SourcePanel
        summaries={summaries}
        slow={slow}
        othersOnly={view.othersOnly}
        onToggle={(source) => change({ type: 'toggle-source', source })}
        onToggleAll={(sources, isTicked) => change({ type: 'tick-sources', sources, isTicked })}
        onOnly={(source) => change({ type: 'only-source', source })}
        onOthersOnly={() => change({ type: 'others-only' })}
        onAll={() => change({ type: 'all-sources' })}
        onAskAgain={(id) => askAgain([id])}
        onConfirm={setChecking}
      />
      {checking === undefined ? undefined : <RecordMatch checking={checking} onClose={() => setChecking(undefined)} />}
      <OneStop>
        {isSummary ? (
          summaries.length > 0 ? (
            <RecordSince />
          ) : undefined
        ) : (
          <>
            <RecordPeriod />
            {category ? undefined : <RecordCategories />}
          </>
        )}
        <RecordFoot onKeys={onKeys} />
      </OneStop>
    </>
  );
}

/** Groups all that stands under the sources into one stop of Tab, as they are. */
function OneStop({ children }: { readonly children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);
  useOneStop(area);
  return (
    <div ref={area} className="contents">
      {children}
    </div>
  );
}

/** On the Summary: new rows since the last discharge, whatever period and categories are chosen elsewhere. */
function RecordSince() {
  const { session, locale } = useRecordSettings();
  const { timeline, view, serverTime } = useRecordData();
  const { change } = useRecordActions();
  const router = useRouter();
  const counted = useDeferredValue(timeline);
  const { unticked, othersOnly } = view;
  const day = useMemo(() => lastDischarge(counted), [counted]);
  const counts = useMemo(
    () => (day === undefined ? noCounts : groupsPerCategory(counted, { unticked, othersOnly, period: { from: day } })),
    [counted, unticked, othersOnly, day],
  );
  const open = (category?: Category) => {
    change({ type: 'all-categories' });
    if (category) change({ type: 'toggle-category', category });
    if (category && day !== undefined) change({ type: 'set-period', period: { from: day } });
    router.push(`/record/${session}/timeline`);
  };
  return (
    <SinceList day={day} counts={counts} locale={locale} thisYear={serverTime.slice(0, 4)} onOpen={open} onAnotherDay={() => open()} />
  );
}

const noCounts: ReadonlyMap<Category, number> = new Map();

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
