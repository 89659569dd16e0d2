import { flagText } from '#/components/entry/measured-words.ts';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import { statusText } from '#/components/entry/status-words.ts';
import { dateKindWord, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { formatCount, formatCountOf, formatList, pickPlural } from '#/lib/record/words/phrase.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { ResultTrend, TrendPoint, TrendResult } from '#/lib/record/trends/trend-model.ts';

type Sources = ReadonlyMap<string, PublicSource>;

/** "20-Nov-2026 06:10 · taken": the date with its kind (H16). */
export function dateOf({ date }: TrendResult, locale: string): string {
  return date ? `${formatClinicalDate(date, locale)} · ${dateKindWord(date.kind)}` : 'No date';
}

function namesOf({ sources: ids }: TrendResult, sources: Sources, locale: string): string {
  return formatList(
    ids.map((id) => sources.get(id)?.name ?? id),
    locale,
  );
}

/** Status of a result that is not final; a final one needs no word (H35). */
export function statusOf({ status }: TrendResult): string | undefined {
  return status === undefined || status === 'final' ? undefined : statusText(status);
}

/** "drawn as 141 µmol/L: converted from 1.6 mg/dL, factor 88.4" (H17). */
export function conversionWords({ converted, value, measurement }: TrendPoint, unit: string): string | undefined {
  if (!converted) return undefined;
  const { factor, offset } = converted;
  const by =
    offset === 0
      ? `factor ${roundForAxis(factor)}`
      : `× ${roundForAxis(factor)} ${offset < 0 ? '−' : '+'} ${roundForAxis(Math.abs(offset))}`;
  return `drawn as ${roundForAxis(value)} ${unit}: converted from ${valueText(measurement)}, ${by}`;
}

/** Rounds to four digits: a value on an axis, not a measurement. */
export function roundForAxis(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** A point in full words: value, unit, flag, range, date, source. */
export function pointWords(point: TrendPoint, unit: string, sources: Sources, locale: string): string {
  const { measurement, result, part } = point;
  const range = rangesText(measurement);
  return [
    `${part === undefined ? '' : `${part} `}${valueText(measurement)}`,
    flagText(measurement) ?? measurement.interpretation?.text,
    statusOf(result),
    range === undefined ? 'no reference range sent' : `reference range ${range}`,
    ...result.partOf.map(partWords.partOf),
    dateOf(result, locale),
    namesOf(result, sources, locale),
    conversionWords(point, unit),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Reasons that results are not drawn, each with its results. */
export function notDrawnGroups({ results }: ResultTrend): readonly { readonly words: string; readonly results: readonly TrendResult[] }[] {
  const left = results.filter(({ notDrawn }) => notDrawn !== undefined);
  return [...Map.groupBy(left, ({ notDrawn }) => notDrawn ?? '')].map(([why, group]) => ({
    words: `${formatCountOf(group.length, 'result', 'results')} not drawn: ${why}`,
    results: group,
  }));
}

/** Sentences about results that are neither in the chart nor in the table. */
export function leftOutWords({ hidden, removed }: ResultTrend): readonly string[] {
  return [
    ...(hidden > 0 ? [`${formatCountOf(hidden, 'result', 'results')} hidden by you: sources unticked`] : []),
    ...(removed > 0
      ? [`${formatCountOf(removed, 'result', 'results')} left out: removed by ${pickPlural(removed, 'its source', 'their sources')}`]
      : []),
  ];
}

/** "ref 20–41 and 48–59": the ranges sent with these points. */
export function rangesOfPoints(points: readonly TrendPoint[]): string {
  const ranges = new Set(points.map(({ measurement }) => rangesText(measurement)));
  const sentRanges = [...ranges].filter((range) => range !== undefined);
  if (sentRanges.length === 0) return 'no range sent';
  return `ref ${formatList([...sentRanges, ...(ranges.has(undefined) ? ['none for some'] : [])])}`;
}

export const trendScreenWords = {
  drawing: 'Chart of the trend',
  choosePoint: 'Choose a point to see its value, range, date and source.',
  nothingDrawn: 'These results cannot be drawn. The table has them all.',
  period: 'Period before the newest point',
  seeTable: (count: number): string => `and ${formatCount(count)} more: see the table`,
  chart: (title: string, unit: string, points: number): string => `${title}, ${unit}: chart of ${points} points, oldest first`,
  caption: (results: number): string => `${formatCountOf(results, 'result', 'results')} as sent, oldest first`,
  notInTable: (count: number, total: number): string =>
    `The oldest ${formatCount(count)} of ${formatCount(total)} results are not in the table yet.`,
} as const;
