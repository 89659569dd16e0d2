import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { decodeHTML } from 'entities';
import { renderToStaticMarkup } from 'react-dom/server';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import { findGroup } from '#/components/drawer/find-group.ts';
import { ScoreReaderContext } from '#/components/entry/scores/score-reader.ts';
import { PaperRow } from '#/components/print/paper-row.tsx';
import { Summary } from '#/components/summary/summary.tsx';
import { TimelineRow } from '#/components/timeline/timeline-row.tsx';
import { TrendTable } from '#/components/trend/trend-table.tsx';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { trendOf } from '#/lib/record/trends/trend.ts';
import { hello, nothingRelated, source as sourceNamed, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { joinedWords } from '#/components/entry/testing/joined-words.ts';

export const source: PublicSource = sourceNamed('city', { name: 'City Hospitals', code: 'CH' });
const sources: ReadonlyMap<string, PublicSource> = new Map([[source.id, source]]);
const locale = 'en-GB';
/** Someone of unknown age, with no pregnancy: every NEWS2 is one. */
const anyone: ScoreReader = { locale, today: 20_778 };

/** Text of each place in which a row and its entries are drawn, with the spoken names and without markup; drawn when it is read. */
export interface DrawnRecord {
  /** Rows of the timeline, opened in place. */
  readonly rows: string;
  /** The drawer of each group of each row. */
  readonly drawers: string;
  readonly paper: string;
}

/** Words for the eye, and the spoken names of buttons and rows; neither holds the other's. */
export interface DrawnApart {
  readonly drawnWords: string;
  readonly spokenWords: string;
}

/** Draws everything that a reader can see of these entries of one source: each row, the drawer of each of its groups, the paper. */
export function drawEntries(entries: readonly TimelineEntry[], scored: ScoreReader = anyone): DrawnRecord {
  const arrangement = arrange(timelineOf({ source, entries }), wholeView);
  const rows = arrangedRows(arrangement);
  return {
    get rows() {
      return rows.map((row) => rowText(row, scored)).join('\n');
    },
    get drawers() {
      return rows.flatMap(({ groups }) => groups.map(({ id }) => drawerText(arrangement, id, scored))).join('\n');
    },
    get paper() {
      return rows.map((row) => paperText(row, scored)).join('\n');
    },
  };
}

/** Text of the first screen: results to look at, and every other block. */
export function drawSummary(entries: readonly TimelineEntry[]): string {
  return textOf(summaryMarkup(entries));
}

/** The first screen for the eye alone, and what a screen reader says of its rows. */
export function drawSummaryApart(entries: readonly TimelineEntry[]): DrawnApart {
  return wordsApart(summaryMarkup(entries));
}

function summaryMarkup(entries: readonly TimelineEntry[]): string {
  const summary = summariseRecord(timelineOf({ source, entries }), wholeView, hello.at);
  return renderToStaticMarkup(
    <Summary summary={summary} sources={sources} locale={locale} selected={undefined} href={String} onOpen={doNothing} />,
  );
}

/** Titles of the rows that a search leaves, with what each row says. */
export function drawSearch(entries: readonly TimelineEntry[], search: string): string {
  return rowsFound(entries, search)
    .map((row) => rowText(row))
    .join('\n');
}

/** The rows that a search leaves, each for the eye alone and as it is said. */
export function drawSearchApart(entries: readonly TimelineEntry[], search: string): readonly DrawnApart[] {
  return rowsFound(entries, search).map(rowApart);
}

function rowsFound(entries: readonly TimelineEntry[], search: string): readonly Row[] {
  return arrangedRows(arrange(timelineOf({ source, entries }), { ...wholeView, search: searchFor(search) }));
}

/** Text of the trend of the entry with this title, as a table; undefined where it has none. */
export function drawTrend(entries: readonly TimelineEntry[], title: string): string | undefined {
  const opened = entries.find((entry) => entry.title === title);
  const trend = opened && trendOf(timelineOf({ source, entries }), wholeView, opened);
  return (
    trend && textOf(renderToStaticMarkup(<TrendTable trend={trend} sources={sources} locale={locale} current="" onOpen={doNothing} />))
  );
}

export function rowText(row: Row, scored = anyone): string {
  return textOf(rowMarkup(row, scored));
}

export function rowApart(row: Row): DrawnApart {
  return wordsApart(rowMarkup(row, anyone));
}

function rowMarkup(row: Row, scored: ScoreReader): string {
  const props = { row, sources, locale, position: 1, total: 1, current: true, selected: undefined, open: true };
  return renderToStaticMarkup(
    <ScoreReaderContext value={scored}>
      <TimelineRow {...props} onOpen={doNothing} onToggle={doNothing} onFocus={doNothing} />
    </ScoreReaderContext>,
  );
}

export function drawerText(arrangement: Arrangement, id: string, scored = anyone): string {
  const opened = findGroup(arrangement, id);
  if (!opened) return '';
  return textOf(
    renderToStaticMarkup(
      <ScoreReaderContext value={scored}>
        <EntryDrawer
          {...opened}
          related={nothingRelated}
          sources={sources}
          receivedAt={new Map()}
          locale={locale}
          onOpen={doNothing}
          onStep={doNothing}
          onClose={doNothing}
        />
      </ScoreReaderContext>,
    ),
  );
}

export function paperText(row: Row, scored = anyone): string {
  return textOf(
    renderToStaticMarkup(
      <ScoreReaderContext value={scored}>
        <table>
          <tbody>
            <PaperRow row={row} sources={sources} locale={locale} />
          </tbody>
        </table>
      </ScoreReaderContext>,
    ),
  );
}

const doNothing = (): void => undefined;

/** Words between the tags and in spoken names, a blank between any two. */
function textOf(markup: string): string {
  return plainText([...namesIn(markup), markup].join(' '));
}

/** Parts what is drawn from what is only said: a flag that stands in one alone is lost to half of the readers. */
function wordsApart(markup: string): DrawnApart {
  const hiddenWords = /<span class="visually-hidden">([^<]*)<\/span>/g;
  const onlySaid = [...namesIn(markup), ...[...markup.matchAll(hiddenWords)].map(([, words = '']) => words)];
  return { drawnWords: plainText(markup.replaceAll(hiddenWords, '')), spokenWords: plainText(onlySaid.join(' ')) };
}

const namesIn = (markup: string): readonly string[] => [...markup.matchAll(/ aria-label="([^"]*)"/g)].map(([, name = '']) => name);

const plainText = (markup: string): string =>
  decodeHTML(joinedWords(markup).replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim();
