import { flowsheetOf } from '#/lib/record/flowsheet/flowsheet.ts';
import { narrowFlowsheet } from '#/lib/record/flowsheet/narrow.ts';
import { splitCultures } from '#/lib/record/flowsheet/cultures.ts';
import { sparklineOfRow } from '#/lib/record/flowsheet/row-points.ts';
import { arrangePage } from '#/lib/record/list/arrange-page.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { applyMessage, type Timeline } from '#/lib/record/stream/timeline.ts';
import { messagesOf, openedTimeline, recordOf } from './merge-record.ts';
import { median } from './timing.ts';

const sizes = [1_000, 10_000, 50_000];
/** Lines and columns that a screen of 1440 × 900 px has in sight, with those drawn ahead. */
const [linesInSight, columnsInSight] = [36, 20];
const steps = 40;

interface FlowsheetTiming {
  readonly results: number;
  readonly rows: number;
  readonly columns: number;
  /** Milliseconds until the table's rows and columns are known, from the arranged page on. */
  readonly first: number;
  /** Milliseconds to leave all but the flagged rows out. */
  readonly flaggedOnly: number;
  /** Milliseconds to look up what one step of scrolling draws. */
  readonly step: number;
}

function flowsheetTiming(count: number): FlowsheetTiming {
  const timeline = messagesOf(recordOf(count), 1).reduce<Timeline>(applyMessage, openedTimeline());
  const { groups } = arrangePage(timeline, wholeView, 'results');
  const started = performance.now();
  const { sheet } = splitCultures(flowsheetOf(groups), groups);
  const first = performance.now() - started;
  const narrowed = performance.now();
  narrowFlowsheet(sheet, { flaggedOnly: true, only: new Set() });
  const flaggedOnly = performance.now() - narrowed;
  const rows = sheet.panels.flatMap((panel) => panel.rows);
  const stepTimes = Array.from({ length: steps }, (_, step) => {
    const begin = performance.now();
    const from = Math.floor((step / steps) * Math.max(0, sheet.columns.length - columnsInSight));
    for (const row of rows.slice(0, linesInSight)) {
      sparklineOfRow(row);
      for (const { key } of sheet.columns.slice(from, from + columnsInSight)) row.cells.get(key);
    }
    return performance.now() - begin;
  });
  return { results: groups.length, rows: rows.length, columns: sheet.columns.length, first, flaggedOnly, step: median(stepTimes) };
}

/** Prints what the table of results costs: the first table, and a step of scrolling, without the browser's own drawing. */
export function reportFlowsheet(): void {
  const lines = sizes.map((size) => {
    flowsheetTiming(size);
    const { results, rows, columns, first, flaggedOnly, step } = flowsheetTiming(size);
    const extent = `${results.toLocaleString('en')} results in ${rows} rows × ${columns.toLocaleString('en')} dates`;
    const times = `first ${first.toFixed(0)} ms, flagged only ${flaggedOnly.toFixed(1)} ms, a step of scrolling ${step.toFixed(2)} ms`;
    return `  ${size.toLocaleString('en').padStart(7)} entries: ${times} (${extent})`;
  });
  console.log(['', 'Table of results', ...lines].join('\n'));
}

if (import.meta.main) reportFlowsheet();
