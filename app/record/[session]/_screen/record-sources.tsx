'use client';
import { type ReactNode, use, useDeferredValue, useMemo, useRef, useState } from 'react';
import { useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { SinceList } from '#/components/filters/since-list.tsx';
import { SourcePanel } from '#/components/source-panel/source-panel.tsx';
import { LatePart } from '#/components/ui/late-part.tsx';
import { OpeningOverlay } from '#/components/ui/opening-overlay.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { countNewRows, type KindCounts } from '#/lib/record/new-rows/count-new-rows.ts';
import { recordDays } from '#/lib/record/since/record-days.ts';
import { summarySince } from '#/lib/record/since/summary-since.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { filtersCode, matchCode, matchesCode } from './late/sources-code.ts';
import { PanelContext, useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';
import { useToday } from './clock/use-today.ts';
import { RecordFoot } from './record-foot.tsx';
import type { SearchState } from './search/use-search.ts';
import { screenWords } from './words.ts';

/** The left column: sources, period, categories, and who is signed in. */
export function RecordSources({ search, onKeys }: { readonly search?: SearchState; readonly onKeys: () => void }) {
  const { timeline, view, slow, category } = useRecordData();
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
        {search?.isSearching ? (
          <RecordMatches search={search} />
        ) : isSummary ? (
          summaries.length > 0 ? (
            <RecordSince />
          ) : undefined
        ) : category === 'medications' ? (
          <PagePanel />
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

/** In place of the page's filters while something is searched for: they do not limit a search. */
function RecordMatches({ search: { foundSummary } }: { readonly search: SearchState }) {
  const { locale } = useRecordSettings();
  if (!foundSummary) return undefined;
  return (
    <LatePart code={matchesCode} name={screenWords.matches}>
      {({ SearchMatches, jumpToFound }) => <SearchMatches {...foundSummary} locale={locale} onJump={jumpToFound} />}
    </LatePart>
  );
}

/** The page's own part: it is in the code of the page, which is loaded late. */
function PagePanel() {
  const { setPlace } = use(PanelContext);
  return <div ref={(element) => setPlace(element ?? undefined)} />;
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

/** On the Summary: new rows since the last discharge, whatever days and kinds are chosen elsewhere. */
function RecordSince() {
  const { session, locale } = useRecordSettings();
  const { timeline, view, serverTime } = useRecordData();
  const { change } = useRecordActions();
  const today = useToday();
  const router = useRouter();
  const counted = useDeferredValue(timeline);
  const { unticked, othersOnly } = view;
  const since = useMemo(() => summarySince(recordDays(counted.sources, { today, locale }), { today, locale }), [counted, today, locale]);
  const counts = useMemo(
    () => (since === undefined ? noCounts : countNewRows(counted, { unticked, othersOnly, since })),
    [counted, unticked, othersOnly, since],
  );
  const open = (category?: Category) => {
    change({ type: 'all-categories' });
    if (category) change({ type: 'toggle-category', category });
    if (category && since) change({ type: 'set-since', since });
    router.push(`/record/${session}/timeline`);
  };
  return (
    <SinceList since={since} counts={counts} locale={locale} thisYear={serverTime.slice(0, 4)} onOpen={open} onAnotherDay={() => open()} />
  );
}

const noCounts: ReadonlyMap<Category, KindCounts> = new Map();
