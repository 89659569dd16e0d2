import { foldedWords } from '#/components/entry/fold-text.ts';
import { rangesText, valueParts, valueText } from '#/components/entry/measured.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { courseOfRow, type YearCourse } from '#/lib/record/flowsheet/course-of-row.ts';
import type { FlowsheetCell, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { cellsInOrder, pointsOfRow } from '#/lib/record/flowsheet/row-points.ts';
import { formatCountOf, formatList } from '#/lib/record/words/phrase.ts';
import type { CellContext } from '#/components/flowsheet/cells/cell-words.ts';

/** Spans of true time. */
export const spanWords = { episode: 'Latest episode', year: '12 months', all: 'All' } as const;
export type SpanName = keyof typeof spanWords;

export const dockShapes = ['Chart', 'Table'] as const;

/** How the dock shows the chosen tests; kept while the reader goes from test to test. */
export interface DockView {
  readonly alignment: 'columns' | 'time';
  readonly span: SpanName;
  readonly shape: (typeof dockShapes)[number];
  /** On a narrow page all but the head unfolds at a press. */
  readonly isUnfolded: boolean;
}

export const dockWords = {
  label: 'Chosen tests',
  sameColumns: 'Same columns',
  trueTime: 'True time',
  align: 'Time of the chart',
  span: 'Span of the chart',
  shape: 'Show as',
  several: (count: number) => formatCountOf(count, 'chosen test', 'chosen tests'),
  previous: 'Previous test',
  next: 'Next test',
  unfold: 'Show course',
  fold: 'Hide course',
  close: 'Close the chosen tests',
  drop: (name: string) => `Remove ${name} from the chosen tests`,
  openNewest: (name: string) => `Open the newest ${name}`,
  medicines: (count: number, all: number) => (count === all ? 'Medicines' : `Medicines, ${count} of ${all}`),
  chooseMedicines: 'choose',
  doneChoosing: 'Done',
  allMedicines: 'all',
  noneChosen: 'none',
  drawMedicine: (name: string) => `Draw ${name}`,
  chosenOutOfSight: (count: number) => `${count} chosen, not at this time`,
  issues: (count: number) => formatCountOf(count, 'issue', 'issues'),
  noMedicines: 'No medicine courses or issues at this time.',
  resultsAsTable: (count: number) => `${formatCountOf(count, 'result', 'results')} as sent, newest first`,
  moreResults: (count: number) => `Show older ones: ${formatCountOf(count, 'result', 'results')}`,
  date: 'Date',
  result: 'Result',
  note: 'Note',
  source: 'Source',
  doNotGive: 'Do not give',
  differs: 'dose differs',
  endUnknown: 'end not stated',
  outOfSight: 'Its results are not in the columns in sight.',
  nothingDrawn: 'These results cannot be drawn: the table has them all.',
  chart: (name: string, count: number) => `${name}: chart of ${formatCountOf(count, 'number', 'numbers')}; the table has each`,
  range: (words: string) => `range ${words}`,
} as const;

/** "142", "<5", "haemolysed": the value without its unit, which the row has. */
function bareValue({ measurement }: FlowsheetCell): string {
  return measurement.value?.type === 'quantity' ? valueParts(measurement.value).value : foldedWords(valueText(measurement));
}

function dayOf({ entry: { date } }: FlowsheetCell, { locale, thisYear }: CellContext): string {
  return date ? shortDate(date, { locale, thisYear, most: 'day' }) : '';
}

/** "was 102 on 18-Nov, +40" */
export function beforeWords(row: FlowsheetRow, context: CellContext): string {
  const { before, difference } = courseOfRow(row);
  if (!before) return 'no earlier result in this row';
  const was = `was ${bareValue(before)} on ${dayOf(before, context)}`;
  return difference === undefined ? was : `${was}, ${difference}`;
}

/** "12 months: 97 on 16-Nov to 142 on 20-Nov, 12 results, 1 source" */
export function yearWords(row: FlowsheetRow, context: CellContext): string | undefined {
  const { year } = courseOfRow(row);
  return year && rangeOfYear(year, context);
}

function rangeOfYear({ lowest, highest, results, sources, notNumbers }: YearCourse, context: CellContext): string {
  const figures = [lowest, highest].map((tableCell) => `${bareValue(tableCell)} on ${dayOf(tableCell, context)}`);
  const counts = [formatCountOf(results, 'result', 'results'), formatCountOf(sources, 'source', 'sources')];
  const rest = notNumbers > 0 ? [`${formatCountOf(notNumbers, 'more', 'more')} without a plain number`] : [];
  return `12 months: ${figures.join(' to ')}, ${[...counts, ...rest].join(', ')}`;
}

/** "Ranges: 45–84 (City Hospitals), 50–98 (Royal Park)": every range that came with a result of the row (H18). */
export function rangesWords(row: FlowsheetRow, { sources, locale }: CellContext): string | undefined {
  const byRange = Map.groupBy(
    cellsInOrder(row).filter(({ measurement }) => measurement.ranges.length > 0),
    ({ measurement }) => rangesText(measurement) ?? '',
  );
  if (byRange.size < 2) return undefined;
  const rangeList = [...byRange].map(([range, cells]) => {
    const names = [...new Set(cells.flatMap((tableCell) => tableCell.sources))].map((id) => sources.get(id)?.name ?? id);
    return `${range} (${formatList(names, locale)})`;
  });
  return `Ranges: ${rangeList.join(', ')}`;
}

/** Results that the chart leaves out: results of the row that are no number, and the rows beneath, each with why. */
export function notDrawnWords(row: FlowsheetRow, beneath: readonly FlowsheetRow[]): readonly string[] {
  const left = row.cells.size - pointsOfRow(row).length;
  return [
    ...(left > 0 ? [`${formatCountOf(left, 'result', 'results')} not drawn: no plain number`] : []),
    ...beneath.map(({ cells, why = '' }) => `${formatCountOf(cells.size, 'result', 'results')} not drawn: ${why.split(' · ')[0] ?? why}`),
  ];
}
