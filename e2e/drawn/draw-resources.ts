import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { timelineOf } from '#/lib/record/testing/record-builders.ts';
import {
  type DrawnApart,
  drawerText,
  drawSummary,
  drawSummaryApart,
  drawTrend,
  paperText,
  rowApart,
  rowText,
  source,
} from './draw-entries.tsx';
import { entriesAs } from './lost-leaves.ts';

/** Words of one row in each place that draws it. */
export interface DrawnRow {
  readonly title: string;
  /** The row of the list, opened to its parts. */
  readonly row: string;
  /** The same row, drawn and spoken apart. */
  readonly rowApart: DrawnApart;
  readonly drawer: string;
  readonly paper: string;
  /** The table of results over time; empty for what has none. */
  readonly trend: string;
}

export interface DrawnRows {
  readonly rows: readonly DrawnRow[];
  readonly summary: string;
  readonly summaryApart: DrawnApart;
}

/** Draws resources as one server's whole record. */
export function drawResources(resources: readonly unknown[], version?: Version): DrawnRows {
  return drawParsed(parseFhir(JSON.stringify(resources)), version);
}

/** Draws resources that `parseFhir` has read, so that the digits of their numbers are those that were sent. */
export function drawParsed(json: unknown, version?: Version): DrawnRows {
  const resources = (Array.isArray(json) ? json : [json]).map(resourceOf).filter((resource) => resource !== undefined);
  return drawRows(entriesAs(resources, version));
}

/** Draws entries, of whatever kind of source, each row on its own. */
export function drawRows(entries: readonly TimelineEntry[]): DrawnRows {
  const arrangement = arrange(timelineOf({ source, entries }), wholeView);
  const rows = arrangedRows(arrangement);
  return {
    rows: rows.map((row) => ({
      title: row.lead.lead.title,
      row: rowText(row),
      rowApart: rowApart(row),
      drawer: drawerText(arrangement, row.lead.id),
      paper: paperText(row),
      trend: drawTrend(entries, row.lead.lead.title) ?? '',
    })),
    summary: drawSummary(entries),
    summaryApart: drawSummaryApart(entries),
  };
}

/** The row of this title; fails the test when there is none. */
export function rowTitled({ rows }: DrawnRows, title: string): DrawnRow {
  const drawnRow = rows.find((row) => row.title === title);
  if (drawnRow === undefined) throw new Error(`no row "${title}", but ${rows.map((row) => row.title).join(', ')}`);
  return drawnRow;
}
