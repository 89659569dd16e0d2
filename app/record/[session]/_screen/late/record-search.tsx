'use client';
import { type KeyboardEvent, use, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { summariseFound } from '#/components/search/found-summary.ts';
import { SearchResults } from '#/components/search/search-results.tsx';
import { goToRow } from '#/components/search/go-to-row.ts';
import { searchWords } from '#/components/search/words.ts';
import { Announcer } from '#/components/ui/announcer.tsx';
import { listedCategories } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entryText } from '#/lib/record/search/entry-text.ts';
import { type FoundRecord, findRecord } from '#/lib/record/search/found-record.ts';
import { guessSpelling, wordsOfTexts } from '#/components/search/guess-spelling.ts';
import type { FileReadings } from '#/lib/record/search/file-readings.ts';
import { filesOfSearch } from '#/lib/record/search/files-of-search.ts';
import { notSearched } from '#/lib/record/search/not-searched.ts';
import { headingTexts } from '#/lib/record/search/heading-texts.ts';
import { loadNames } from '#/lib/record/search/load-names.ts';
import { sourceTexts } from '#/lib/record/search/match.ts';
import type { NameIndex } from '#/lib/record/search/name-index.ts';
import { type RecordSearch as TypedSearch, recordSearch } from '#/lib/record/search/record-search.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { useRecordActions, useRecordData, useRecordSettings, useScroller } from '#/app/record/[session]/_screen/record-context.tsx';
import { type DocumentSearch, useDocumentSearch } from '#/app/record/[session]/_screen/search/use-document-search.ts';
import { useGoFromSearch } from '#/app/record/[session]/_screen/search/use-go-from-search.ts';
import { usePreparedTexts } from '#/app/record/[session]/_screen/search/use-prepared-texts.ts';
import type { SearchState } from '#/app/record/[session]/_screen/search/use-search.ts';

const noGuesses: readonly string[] = [];

/** Until the tables are there, words are found as typed. */
const noNames: NameIndex = { longestName: () => undefined, isName: () => false, isKind: () => false };

/** The search of the record: makes its texts ready, and stands in place of the page while something is searched for. */
export function RecordSearch({ state }: { readonly state: SearchState }) {
  const names = useNames(state.hasBegun);
  const { session } = useRecordSettings();
  const documents = useDocumentSearch(session, state.isSearching);
  const search = useTypedSearch(state, names, documents.readings);
  const { setFoundSummary, isSearching } = state;
  const foundRecord = useFound(isSearching ? search : undefined);
  usePreparedTexts();
  useEffect(
    () => setFoundSummary(search && foundRecord && summariseFound(search, foundRecord, documents.readings)),
    [setFoundSummary, search, foundRecord, documents.readings],
  );
  return (
    <>
      <Announcer text={foundRecord ? searchWords.spoken(foundRecord.matches, state.typed) : ''} everyMs={1_000} />
      {search && foundRecord ? (
        <Results state={state} search={search} foundRecord={foundRecord} names={names} documents={documents} />
      ) : undefined}
    </>
  );
}

/** The tables of names, from the moment at which the reader comes to the search; words are found as typed where these cannot be loaded. */
function useNames(isWanted: boolean): NameIndex | undefined {
  const [names, setNames] = useState<NameIndex>();
  useEffect(() => {
    if (isWanted && names === undefined) void loadNames().then(setNames, () => undefined);
  }, [isWanted, names]);
  return names;
}

/** The search as far as its words are long enough; typing is never held up by it. */
function useTypedSearch(
  { typed, isOnlyTyped }: SearchState,
  names: NameIndex | undefined,
  readings: FileReadings,
): TypedSearch | undefined {
  const { locale } = useRecordSettings();
  const { sources } = useRecordData();
  const texts = useMemo(() => sourceTexts(new Map([...sources].map(([id, { name }]) => [id, name]))), [sources]);
  const headings = useMemo(() => headingTexts(locale), [locale]);
  const settled = useDeferredValue(typed);
  return useMemo(
    () => recordSearch(settled, { sources: texts, headings, readings }, { locale, names: names ?? noNames, onlyTyped: isOnlyTyped }),
    [settled, texts, headings, readings, locale, names, isOnlyTyped],
  );
}

interface ResultsProps {
  readonly state: SearchState;
  readonly search: TypedSearch;
  readonly foundRecord: FoundRecord;
  readonly names: NameIndex | undefined;
  readonly documents: DocumentSearch;
}

/** Everything found, in place of the page. */
function Results({ state, search, foundRecord, names, documents }: ResultsProps) {
  const { locale } = useRecordSettings();
  const { timeline, view, sources, serverTime, selected } = useRecordData();
  const { change, open } = useRecordActions();
  const missing = useMemo(() => notSearched(timeline), [timeline]);
  const files = useMemo(() => filesOfSearch(timeline, view, documents.readings), [timeline, view, documents.readings]);
  const { toFact, toPage } = useGoFromSearch(state);
  const guesses = useGuesses(timeline, state, names, search, foundRecord.matches === 0);
  useStillPage();
  const endAtField = () => {
    state.end();
    state.field.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    const isOnOpenRow = event.target instanceof Element && event.target.matches('.found-row[aria-current="true"]');
    if (event.key === 'Enter' && isOnOpenRow) state.goToNextPlace();
    else if (event.key === 'Escape' && selected === undefined) endAtField();
    else return;
    event.preventDefault();
  };
  return (
    <div role="presentation" onKeyDownCapture={(event) => goToRow(event, state.field.current)} onKeyDown={keys}>
      <SearchResults
        foundRecord={foundRecord}
        query={search.query}
        notSearched={missing}
        files={files}
        readings={documents.readings}
        progress={documents.progress}
        guesses={guesses}
        isOnlyTyped={state.isOnlyTyped}
        sources={sources}
        locale={locale}
        thisYear={serverTime.slice(0, 4)}
        selected={selected}
        onOpen={open}
        onOnlyTyped={state.setOnlyTyped}
        onGuess={state.type}
        onSearchFiles={documents.begin}
        onStop={documents.stop}
        onShowHidden={() => change({ type: 'all-sources' })}
        onFact={toFact}
        onPage={toPage}
      />
    </div>
  );
}

function useFound(search: TypedSearch | undefined): FoundRecord | undefined {
  const { timeline, view } = useRecordData();
  const { notices } = use(NoticesContext);
  return useMemo(() => search && findRecord(timeline, view, search, notices), [timeline, view, search, notices]);
}

/** Tells whether an entry stands in lists of the whole record, and not on its own page alone. */
const isListed = ({ category }: TimelineEntry): boolean => listedCategories.has(category);

/** Guesses at spelling, as whole queries, where nothing was found. */
function useGuesses(
  timeline: Timeline,
  { typed }: SearchState,
  names: NameIndex | undefined,
  search: TypedSearch,
  isNeeded: boolean,
): readonly string[] {
  return useMemo(() => {
    if (!isNeeded || names === undefined) return noGuesses;
    const entries = [...timeline.sources.values()].flatMap(({ batches }) => batches.flat()).filter(isListed);
    const words = wordsOfTexts(entries.map((entry) => entryText(entry).folded));
    return guessSpelling(search.query, words, names).map((guess) => typed.toLowerCase().replace(guess.typed, guess.meantWord));
  }, [isNeeded, names, timeline, search, typed]);
}

/** Keeps the page beneath where it was: it is back there when the search ends. */
function useStillPage(): void {
  const scroller = useScroller();
  const place = useRef(0);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    place.current = scroller.scrollTop;
    scroller.scrollTo(0, 0);
    return () => {
      requestAnimationFrame(() => {
        scroller.scrollTo(0, place.current);
      });
    };
  }, [scroller]);
}
