import { resultFlag } from '#/lib/record/model/result-flag.ts';
import type { Flowsheet, FlowsheetPanel, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { hasFlag } from '#/lib/record/flowsheet/narrow.ts';

/** A line of the table: a panel's head, a test, or the tests of a panel that are folded. */
export type TableLine =
  | { readonly type: 'panel'; readonly key: string; readonly panel: FlowsheetPanel; readonly isOpen: boolean }
  | { readonly type: 'row'; readonly key: string; readonly row: FlowsheetRow }
  | { readonly type: 'fold'; readonly key: string; readonly panel: FlowsheetPanel; readonly tests: number; readonly flagged: number };

/** The reader's folds: panels closed, and panels of which every test is shown. */
export interface Folds {
  readonly closed: ReadonlySet<string>;
  readonly whole: ReadonlySet<string>;
}

/** Tests of a panel that always stand: a panel of so many and two more is not folded. */
const alwaysShown = 3;

/** Lines of the table. Tests of a long panel whose newest result is not flagged are folded into one line, which counts them. */
export function tableLines({ panels }: Flowsheet, { closed, whole }: Folds, isFolding: boolean): readonly TableLine[] {
  return panels.flatMap((panel): readonly TableLine[] => {
    const isOpen = !closed.has(panel.key);
    const head = { type: 'panel', key: `panel ${panel.key}`, panel, isOpen } as const;
    if (!isOpen) return [head];
    const folded = isFolding && !whole.has(panel.key) ? foldedRows(panel) : new Set<FlowsheetRow>();
    const rows = panel.rows.filter((row) => !folded.has(row)).map((row) => ({ type: 'row', key: row.key, row }) as const);
    if (folded.size === 0) return [head, ...rows];
    const tests = [...folded].filter(({ why }) => why === undefined).length;
    const fold = { type: 'fold', key: `fold ${panel.key}`, panel, tests, flagged: [...folded].filter(hasFlag).length } as const;
    return [head, ...rows, fold];
  });
}

/** Rows to fold, each test with those beneath it; a flagged newest result keeps all of its test in sight. */
function foldedRows({ rows }: FlowsheetPanel): ReadonlySet<FlowsheetRow> {
  const tests: FlowsheetRow[][] = [];
  for (const row of rows) {
    if (row.why === undefined) tests.push([row]);
    else tests.at(-1)?.push(row);
  }
  const folded = tests.filter((test, index) => index >= alwaysShown && !test.some(isFlaggedNow));
  return folded.length > 2 ? new Set(folded.flat()) : new Set();
}

export function isFlaggedNow({ latest: { measurement, entry } }: FlowsheetRow): boolean {
  return entry.assertion !== 'removed' && resultFlag(measurement) !== undefined;
}
