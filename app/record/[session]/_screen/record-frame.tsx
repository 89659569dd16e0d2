'use client';
import { usePathname } from 'next/navigation';
import { lazy, memo, type ReactNode, Suspense, useEffect, useState } from 'react';
import { loadOverlays } from '#/components/ui/load-overlays.ts';
import { OpeningOverlay } from '#/components/ui/opening-overlay.tsx';
import { SheetHead } from '#/components/ui/sheet-head.ts';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { RecordAlerts } from './record-alerts.tsx';
import { RecordBanner, RecordPatientLine } from './record-banner.tsx';
import { ScrollerContext, useRecordSettings } from './record-context.tsx';
import type { DialogName } from './record-dialogs.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordLine } from './record-line.tsx';
import type { Density } from './record-menu.tsx';
import { RecordNotices } from './record-notices.tsx';
import { RecordSources } from './record-sources.tsx';
import { RecordTabs } from './record-tabs.tsx';
import { useRecordKeys } from './use-record-keys.ts';
import { screenWords } from './words.ts';

/** Overlays are fetched once the record has had its turn. */
const loadAfterMs = 1_500;
const loadDialogs = () => import('./record-dialogs.tsx').then((dialogs) => ({ default: dialogs.RecordDialogs }));
const RecordDialogs = lazy(loadDialogs);

interface Props {
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** Banner, completeness, sources, page, drawer: the frame of every page of a record. A batch of entries does not draw it again. */
export const RecordFrame = memo(function RecordFrame({ onSignOut, children }: Props) {
  const [root, setRoot] = useState<HTMLElement>();
  const [pane, setPane] = useState<HTMLElement>();
  const [hasLetters, setLetters] = useState(true);
  const [density, setDensity] = useState<Density>('compact');
  const [dialog, setDialog] = useState<DialogName>();
  const [hasPanes, hasDrawer, hasSources] = [
    useMedia(mediaQueries.panes),
    useMedia(mediaQueries.threePanes),
    useMedia(mediaQueries.sourcesBeside),
  ];
  const { exports } = useRecordSettings();
  const closeDialog = () => setDialog(undefined);
  useRecordKeys(hasLetters, setDialog);
  useLateLoading();
  const isPaper = usePathname().endsWith('/print');
  return (
    <RecordNotices>
      <ScrollerContext value={hasPanes ? pane : root}>
        <SheetHead value={<RecordPatientLine />}>
          <div
            ref={(element) => setRoot(element ?? undefined)}
            data-density={density}
            data-on-paper={exports.print ? screenWords.notForPaper : screenWords.printForbidden}
            className={`record-screen ${isPaper ? 'record-plain' : hasDrawer ? 'record-beside' : ''} ${isPaper && exports.print ? 'record-for-paper' : ''}`}
          >
            <RecordBanner density={density} onDensity={setDensity} onSignOut={onSignOut} onKeys={() => setDialog('keys')} />
            <RecordAlerts />
            <RecordLine onDialog={setDialog} hasSourcesButton={!hasSources} />
            <RecordColumns hasSources={hasSources && !isPaper} hasTabs={!isPaper} hasEntry={hasDrawer && !isPaper} onPane={setPane}>
              {children}
            </RecordColumns>
            {hasDrawer || isPaper ? undefined : <RecordDrawer isColumn={false} />}
            {dialog ? (
              <Suspense fallback={<OpeningOverlay onClose={closeDialog} />}>
                <RecordDialogs name={dialog} hasLetters={hasLetters} onLetters={setLetters} onClose={closeDialog} />
              </Suspense>
            ) : undefined}
          </div>
        </SheetHead>
      </ScrollerContext>
    </RecordNotices>
  );
});

interface ColumnsProps {
  readonly hasSources: boolean;
  readonly hasTabs: boolean;
  readonly hasEntry: boolean;
  /** Receives the part of the middle column that scrolls. */
  readonly onPane: (pane: HTMLElement | undefined) => void;
  readonly children: ReactNode;
}

/** Sources, the page, the entry: as many of them side by side as there is room for. */
function RecordColumns({ hasSources, hasTabs, hasEntry, onPane, children }: ColumnsProps) {
  return (
    <div className="record-columns">
      {hasSources ? (
        <aside aria-label={screenWords.sourcesAndFilters} className="record-sources">
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
        <aside aria-label={screenWords.entry} className="record-entry">
          <RecordDrawer isColumn />
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
