'use client';
import { usePathname, useRouter, useSelectedLayoutSegment } from 'next/navigation';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ListHandle } from '#/components/timeline/timeline-list.tsx';
import { loadOverlays } from '#/components/ui/load-overlays.ts';
import { SheetHead } from '#/components/ui/sheet-head.ts';
import { media, useMedia } from '#/components/ui/use-media.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import type { HelloMessage } from '#/lib/record/model/timeline-message.ts';
import { RecordAlerts } from './record-alerts.tsx';
import { RecordBanner, RecordPatientLine } from './record-banner.tsx';
import { RecordProvider, type RecordValue } from './record-context.tsx';
import type { DialogName } from './record-dialogs.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordLine } from './record-line.tsx';
import type { Density } from './record-menu.tsx';
import { RecordSources } from './record-sources.tsx';
import { RecordTabs } from './record-tabs.tsx';
import { useArrangement } from './use-arrangement.ts';
import { useRecordKeys } from './use-record-keys.ts';
import { useServerNow } from './use-server-now.ts';
import { useSlowSources } from './use-slow-sources.ts';
import { useView } from './use-view.ts';

interface Props {
  readonly session: string;
  readonly timeline: Timeline;
  readonly hello: HelloMessage;
  readonly askAgain: (sources: readonly string[]) => void;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** What opens over the page is fetched once the record has had its turn. */
const loadAfterMs = 1_500;
const loadDialogs = () => import('./record-dialogs.tsx').then((dialogs) => ({ default: dialogs.RecordDialogs }));
const RecordDialogs = lazy(loadDialogs);

/** Banner, completeness, sources, page, drawer: the frame in which every page of a record stands. */
export function RecordShell({ session, timeline, hello, askAgain, onSignOut, children }: Props) {
  const [root, setRoot] = useState<HTMLElement>();
  const [pane, setPane] = useState<HTMLElement>();
  const [letters, setLetters] = useState(true);
  const [density, setDensity] = useState<Density>('compact');
  const [dialog, setDialog] = useState<DialogName>();
  const [printLimit, setPrintLimit] = useState<number>();
  const [panes, beside, sourcesBeside] = [useMedia(media.panes), useMedia(media.threePanes), useMedia(media.sourcesBeside)];
  const value = useRecordValue({ session, timeline, hello, askAgain, scroller: panes ? pane : root, printLimit });
  const router = useRouter();
  const onPrint = (limit: number | undefined) => {
    value.control.accept();
    setPrintLimit(limit);
    setDialog(undefined);
    router.push(`/record/${session}/print`);
  };
  useRecordKeys(value, letters, setDialog);
  useLateLoading();
  const printing = usePathname().endsWith('/print');
  return (
    <RecordProvider value={value}>
      <SheetHead value={<RecordPatientLine />}>
        <div
          ref={(element) => setRoot(element ?? undefined)}
          data-density={density}
          className={`record-screen ${printing ? 'record-plain' : beside ? 'record-beside' : ''}`}
        >
          <RecordBanner density={density} onDensity={setDensity} onSignOut={onSignOut} onKeys={() => setDialog('keys')} />
          <RecordAlerts />
          <RecordLine onDialog={setDialog} hasSourcesButton={!sourcesBeside} />
          <RecordColumns hasSources={sourcesBeside && !printing} hasTabs={!printing} hasEntry={beside && !printing} onPane={setPane}>
            {children}
          </RecordColumns>
          {beside || printing ? undefined : <RecordDrawer beside={false} />}
          {dialog ? (
            <Suspense>
              <RecordDialogs
                name={dialog}
                letters={letters}
                onLetters={setLetters}
                onClose={() => setDialog(undefined)}
                onPrint={onPrint}
              />
            </Suspense>
          ) : undefined}
        </div>
      </SheetHead>
    </RecordProvider>
  );
}

interface ColumnsProps {
  readonly hasSources: boolean;
  readonly hasTabs: boolean;
  readonly hasEntry: boolean;
  /** The part of the middle column that scrolls. */
  readonly onPane: (pane: HTMLElement | undefined) => void;
  readonly children: ReactNode;
}

/** Sources, the page, the entry: as many of them side by side as there is room for. */
function RecordColumns({ hasSources, hasTabs, hasEntry, onPane, children }: ColumnsProps) {
  return (
    <div className="record-columns">
      {hasSources ? (
        <aside aria-label="Sources and filters" className="record-sources">
          <RecordSources />
        </aside>
      ) : undefined}
      <main className="record-main">
        {hasTabs ? <RecordTabs /> : undefined}
        <div ref={(element) => onPane(element ?? undefined)} className="record-pane">
          {children}
        </div>
      </main>
      {hasEntry ? (
        <aside aria-label="Entry" className="record-entry">
          <RecordDrawer beside />
        </aside>
      ) : undefined}
    </div>
  );
}

function useLateLoading(): void {
  useEffect(() => {
    const timer = setTimeout(() => [loadOverlays(), void loadDialogs()], loadAfterMs);
    return () => clearTimeout(timer);
  }, []);
}

type Given = Pick<RecordValue, 'session' | 'timeline' | 'askAgain' | 'scroller' | 'printLimit'> & { readonly hello: HelloMessage };

function useRecordValue({ session, timeline, hello, askAgain, scroller, printLimit }: Given): RecordValue {
  const segment = useSelectedLayoutSegment();
  const category = categories.find((one): one is Category => one === segment);
  const control = useView(timeline);
  const { arrangement, known } = useArrangement(timeline, control.view, category);
  const [selected, open] = useState<string>();
  const now = useServerNow(hello.at);
  const slow = useSlowSources(timeline);
  const list = useRef<ListHandle>(null);
  const sources = useMemo(() => new Map([...timeline.sources].map(([id, { source }]) => [id, source])), [timeline.sources]);
  const { locale } = hello;
  const openEntry = useCallback((id: string | undefined) => open(id), []);
  return useMemo(
    () => ({
      session,
      timeline,
      sources,
      locale,
      now,
      category,
      control,
      arrangement,
      known,
      selected,
      open: openEntry,
      askAgain,
      list,
      scroller,
      slow,
      printLimit,
    }),
    [
      session,
      timeline,
      sources,
      locale,
      now,
      category,
      control,
      arrangement,
      known,
      selected,
      openEntry,
      askAgain,
      scroller,
      slow,
      printLimit,
    ],
  );
}
