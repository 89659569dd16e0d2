'use client';
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { SinceList } from '#/components/filters/since-list.tsx';
import { SourcePanel } from '#/components/source-panel/source-panel.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { OpeningOverlay } from '#/components/ui/opening-overlay.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import { groupsPerCategory } from '#/lib/record/list/arrange.ts';
import { lastDischarge } from '#/lib/record/stream/last-discharge.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { filtersCode, matchCode } from './late/sources-code.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { RecordFoot } from './record-foot.tsx';
import { screenWords } from './words.ts';

/** The left column: sources, period, categories, and who is signed in. */
export function RecordSources({ onKeys }: { readonly onKeys: () => void }) {
  const { timeline, view, slow } = useRecordData();
  const { change, askAgain } = useRecordActions();
  const summaries = useMemo(() => sourceSummaries(timeline, view), [timeline, view]);
  const [checking, setChecking] = useState<string>();
  const closeMatch = () => setChecking(undefined);
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
      {checking === undefined ? undefined : (
        <LatePart code={matchCode} name={screenWords.match} isOver onClose={closeMatch} waiting={<OpeningOverlay onClose={closeMatch} />}>
          {(RecordMatch) => <RecordMatch checking={checking} onClose={closeMatch} />}
        </LatePart>
      )}
      <OneStop>
        {isSummary ? (
          summaries.length > 0 ? (
            <RecordSince />
          ) : undefined
        ) : (
          <LatePart code={filtersCode} name={screenWords.filters}>
            {(RecordFilters) => <RecordFilters />}
          </LatePart>
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
