import type { FlowsheetPanel, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';

/** A chosen test with the rows of its name that are not joined to it. */
export interface DockTest {
  readonly row: FlowsheetRow;
  readonly beneath: readonly FlowsheetRow[];
}

/** The chosen tests, each with the rows beneath it, which are not joined to it. */
export function chosenTests(panels: readonly FlowsheetPanel[], chosen: ReadonlySet<string>): readonly DockTest[] {
  return panels.flatMap(({ rows }) =>
    rows.flatMap((row, index): readonly DockTest[] => {
      if (!chosen.has(row.key)) return [];
      const next = rows.findIndex(({ why }, at) => at > index && why === undefined);
      return [{ row, beneath: row.why === undefined ? rows.slice(index + 1, next < 0 ? undefined : next) : [] }];
    }),
  );
}

/** Keys of the tests before and after a chosen one, in the order of the table; a row beneath a test counts as that test. */
export function neighbourTests(
  panels: readonly FlowsheetPanel[],
  key: string,
): { readonly previous: string | undefined; readonly next: string | undefined } {
  const rows = panels.flatMap((panel) => panel.rows);
  const at = rows.findIndex((row) => row.key === key);
  if (at < 0) return { previous: undefined, next: undefined };
  const isTest = ({ why }: FlowsheetRow): boolean => why === undefined;
  return { previous: rows.slice(0, at).findLast(isTest)?.key, next: rows.slice(at + 1).find(isTest)?.key };
}
