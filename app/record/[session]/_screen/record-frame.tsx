'use client';
import { usePathname } from 'next/navigation';
import { memo, type ReactNode, useMemo, useRef, useState } from 'react';
import { SearchField } from '#/components/search/search-field.tsx';
import { searchWords } from '#/components/search/words.ts';
import { LatePart } from '#/components/ui/late-part.tsx';
import { OpeningOverlay } from '#/components/ui/opening-overlay.tsx';
import { SheetHead } from '#/components/ui/sheet-head.ts';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { dialogsCode, searchCode } from './late/late-codes.ts';
import { LoadAhead } from './late/load-ahead.tsx';
import { RecordAlerts } from './record-alerts.tsx';
import { RecordBanner, RecordPatientLine } from './record-banner.tsx';
import { PanelContext, PaperContext, ScrollerContext, useRecordSettings } from './record-context.tsx';
import { PageOrderContext, pageOrder } from '#/components/keys/page-order.ts';
import type { DialogName } from './late/record-dialogs.tsx';
import { RecordDrawer } from './record-drawer.tsx';
import { RecordLine } from './record-line.tsx';
import type { Density } from './record-menu.tsx';
import { RecordNotices } from './record-notices.tsx';
import { RecordSources } from './record-sources.tsx';
import { RecordTabs } from './record-tabs.tsx';
import { SkipLink } from './skip-link.tsx';
import { usePageFocus } from './use-page-focus.ts';
import { useSearchState } from './search/use-search.ts';
import { useRecordKeys } from './use-record-keys.ts';
import { screenWords } from './words.ts';

interface Props {
  readonly onSignOut: () => void;
  readonly children: ReactNode;
}

/** Banner, completeness, sources, page, drawer: the frame of every page of a record. A batch of entries does not draw it again. */
export const RecordFrame = memo(function RecordFrame({ onSignOut, children }: Props) {
  const [root, setRoot] = useState<HTMLElement>();
  const [pane, setPane] = useState<HTMLElement>();
  const [place, setPlace] = useState<HTMLElement>();
  const panel = useMemo(() => ({ place, setPlace }), [place]);
  const [order] = useState(pageOrder);
  const [hasLetters, setLetters] = useState(true);
  const [density, setDensity] = useState<Density>('compact');
  const [dialog, setDialog] = useState<DialogName>();
  const [hasPanes, hasSources] = [useMedia(mediaQueries.panes), useMedia(mediaQueries.sourcesBeside)];
  const { exports } = useRecordSettings();
  const closeDialog = () => setDialog(undefined);
  const openKeys = () => setDialog('keys');
  useRecordKeys(hasLetters, setDialog);
  usePageFocus();
  const isPaper = usePathname().endsWith('/print');
  const [isPrintWritten, setPrintWritten] = useState(false);
  const isForPaper = isPaper && exports.print && isPrintWritten;
  return (
    <RecordNotices>
      <PanelContext value={panel}>
        <ScrollerContext value={hasPanes ? pane : root}>
          <PageOrderContext value={order}>
            <SheetHead value={<RecordPatientLine />}>
              <div
                ref={(element) => setRoot(element ?? undefined)}
                data-density={density}
                data-on-paper={exports.print ? screenWords.notForPaper : screenWords.printForbidden}
                className={`record-screen ${isPaper ? 'record-plain' : ''} ${isForPaper ? 'record-for-paper' : ''}`}
              >
                <SkipLink />
                <LoadAhead />
                <RecordBanner density={density} onDensity={setDensity} onSignOut={onSignOut} onKeys={openKeys} />
                <RecordAlerts />
                <RecordLine onDialog={setDialog} hasSourcesButton={!hasSources} />
                <RecordColumns hasSources={hasSources} isPaper={isPaper} isEntryOver={hasPanes} onKeys={openKeys} onPane={setPane}>
                  <PaperContext value={setPrintWritten}>{children}</PaperContext>
                </RecordColumns>
                {dialog ? (
                  <LatePart
                    code={dialogsCode}
                    name={screenWords.dialogs[dialog]}
                    isOver
                    onClose={closeDialog}
                    waiting={<OpeningOverlay onClose={closeDialog} />}
                  >
                    {(RecordDialogs) => (
                      <RecordDialogs name={dialog} hasLetters={hasLetters} onLetters={setLetters} onKeys={openKeys} onClose={closeDialog} />
                    )}
                  </LatePart>
                ) : undefined}
              </div>
            </SheetHead>
          </PageOrderContext>
        </ScrollerContext>
      </PanelContext>
    </RecordNotices>
  );
});

interface ColumnsProps {
  readonly hasSources: boolean;
  /** The page for paper stands alone. */
  readonly isPaper: boolean;
  /** The opened entry lies over a part of the page; else it is a sheet. */
  readonly isEntryOver: boolean;
  readonly onKeys: () => void;
  /** Receives the part of the page that scrolls. */
  readonly onPane: (pane: HTMLElement | undefined) => void;
  readonly children: ReactNode;
}

/** Sources beside the page where there is room for them, and the opened entry over a part of it. */
function RecordColumns({ hasSources, isPaper, isEntryOver, onKeys, onPane, children }: ColumnsProps) {
  const { session, locale, hello } = useRecordSettings();
  const state = useSearchState();
  const pressedColumn = useRef<Element>(null);
  const notePress = ({ target }: { readonly target: EventTarget }) => {
    pressedColumn.current = target instanceof Element ? target.closest('.summary-stack') : null;
  };
  return (
    <div className="record-columns">
      {hasSources && !isPaper ? (
        <aside aria-label={screenWords.sourcesAndFilters} className="record-sources">
          <RecordSources search={state} onKeys={onKeys} />
        </aside>
      ) : undefined}
      <main className="record-main" onClickCapture={notePress}>
        {isPaper ? undefined : (
          <div className="record-bar">
            <RecordTabs session={session} locale={locale} hasSafeguarding={hello.safeguarding === true} />
            <SearchField
              {...state}
              matches={state.foundSummary?.matches}
              onType={state.type}
              onBegin={state.begin}
              onEnd={state.end}
              onDown={focusFirstFound}
            />
          </div>
        )}
        <div ref={(element) => onPane(element ?? undefined)} className="record-pane">
          <div hidden={state.isSearching} className="record-page">
            {children}
          </div>
          <LatePart code={searchCode} isWanted={state.isSearching} name={searchWords.label}>
            {(RecordSearch) => <RecordSearch state={state} />}
          </LatePart>
        </div>
      </main>
      {isPaper ? undefined : <RecordDrawer search={state} isOver={isEntryOver} pressedColumn={pressedColumn} />}
    </div>
  );
}

function focusFirstFound() {
  document.querySelector<HTMLElement>('.found-row')?.focus();
}
