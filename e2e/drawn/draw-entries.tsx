import { decodeHTML } from 'entities';
import { renderToStaticMarkup } from 'react-dom/server';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import { findGroup } from '#/components/drawer/find-group.ts';
import { PaperRow } from '#/components/print/paper-row.tsx';
import { Summary } from '#/components/summary/summary.tsx';
import { TimelineRow } from '#/components/timeline/timeline-row.tsx';
import { TrendTable } from '#/components/trend/trend-table.tsx';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { trendOf } from '#/lib/record/trends/trend.ts';
import { hello, nothingRelated, source as sourceNamed, timelineOf } from '#/lib/record/testing/record-builders.ts';

export const source: PublicSource = sourceNamed('city', { name: 'City Hospitals', code: 'CH' });
const sources: ReadonlyMap<string, PublicSource> = new Map([[source.id, source]]);
const locale = 'en-GB';

/** Text of each place in which a row and its entries are drawn, with the spoken names and without markup; drawn when it is read. */
export interface DrawnRecord {
  /** Rows of the timeline, opened in place. */
  readonly rows: string;
  /** The drawer of each group of each row. */
  readonly drawers: string;
  readonly paper: string;
}

/** Draws everything that a reader can see of these entries of one source: each row, the drawer of each of its groups, the paper. */
export function drawEntries(entries: readonly TimelineEntry[]): DrawnRecord {
  const arrangement = arrange(timelineOf({ source, entries }), wholeView);
  const rows = [...arrangement.months.flatMap(({ rows: ofMonth }) => ofMonth), ...arrangement.undated];
  return {
    get rows() {
      return rows.map(rowText).join('\n');
    },
    get drawers() {
      return rows.flatMap(({ groups }) => groups.map(({ id }) => drawerText(arrangement, id))).join('\n');
    },
    get paper() {
      return rows.map(paperText).join('\n');
    },
  };
}

/** Text of the first screen: results to look at, and every other block. */
export function drawSummary(entries: readonly TimelineEntry[]): string {
  const summary = summariseRecord(timelineOf({ source, entries }), wholeView, hello.at);
  return textOf(
    renderToStaticMarkup(
      <Summary summary={summary} sources={sources} locale={locale} selected={undefined} href={String} onOpen={doNothing} />,
    ),
  );
}

/** Titles of the rows that a search leaves, with what each row says. */
export function drawSearch(entries: readonly TimelineEntry[], search: string): string {
  const { months, undated } = arrange(timelineOf({ source, entries }), { ...wholeView, search });
  return [...months.flatMap(({ rows }) => rows), ...undated].map(rowText).join('\n');
}

/** Text of the trend of the entry with this title, as a table; undefined where it has none. */
export function drawTrend(entries: readonly TimelineEntry[], title: string): string | undefined {
  const opened = entries.find((entry) => entry.title === title);
  const trend = opened && trendOf(timelineOf({ source, entries }), wholeView, opened);
  return (
    trend && textOf(renderToStaticMarkup(<TrendTable trend={trend} sources={sources} locale={locale} current="" onOpen={doNothing} />))
  );
}

export function rowText(row: Row): string {
  const props = { row, sources, locale, position: 1, total: 1, current: true, selected: undefined, open: true };
  return textOf(renderToStaticMarkup(<TimelineRow {...props} onOpen={doNothing} onToggle={doNothing} onFocus={doNothing} />));
}

export function drawerText(arrangement: Arrangement, id: string): string {
  const opened = findGroup(arrangement, id);
  if (!opened) return '';
  return textOf(
    renderToStaticMarkup(
      <EntryDrawer
        {...opened}
        related={nothingRelated}
        sources={sources}
        receivedAt={new Map()}
        locale={locale}
        onOpen={doNothing}
        onStep={doNothing}
        onClose={doNothing}
      />,
    ),
  );
}

export function paperText(row: Row): string {
  return textOf(
    renderToStaticMarkup(
      <table>
        <tbody>
          <PaperRow row={row} sources={sources} locale={locale} />
        </tbody>
      </table>,
    ),
  );
}

const doNothing = (): void => undefined;

/** Words between the tags and in spoken names, a blank between any two. */
function textOf(markup: string): string {
  const spokenNames = [...markup.matchAll(/ aria-label="([^"]*)"/g)].map(([, name = '']) => name);
  const text = [...spokenNames, markup.replaceAll(/<[^>]*>/g, ' ')].join(' ');
  return decodeHTML(text).replaceAll(/\s+/g, ' ').trim();
}
