import { flagWords } from '#/components/entry/measured-words.ts';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import { statusText } from '#/components/entry/status-words.ts';
import { dateKindWord, formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { formatCountOf, formatList } from '#/lib/record/words/phrase.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import type { Trend, TrendPoint, TrendResult } from '#/lib/record/trends/trend-model.ts';

type Sources = ReadonlyMap<string, PublicSource>;

/** "20-Nov-2026 06:10 · taken": which date it is stands with it (H16). */
export function dateOf({ date }: TrendResult, locale: string): string {
  return date ? `${formatClinicalDate(date, locale)} · ${dateKindWord(date.kind)}` : 'No date';
}

function namesOf({ sources: ids }: TrendResult, sources: Sources): string {
  return formatList(ids.map((id) => sources.get(id)?.name ?? id));
}

/** Only what is not final needs a word (H35). */
export function statusOf({ status }: TrendResult): string | undefined {
  return status === undefined || status === 'final' ? undefined : statusText(status);
}

function flagText(measurement: Measurement): string | undefined {
  const flag = resultFlag(measurement);
  return flag ? flagWords(flag) : measurement.interpretation?.text;
}

/** "drawn as 141 µmol/L: converted from 1.6 mg/dL, factor 88.4" (H17). */
export function conversionWords({ converted, value, measurement }: TrendPoint, unit: string): string | undefined {
  if (!converted) return undefined;
  const { factor, offset } = converted;
  const by = offset === 0 ? `factor ${rounded(factor)}` : `× ${rounded(factor)} ${offset < 0 ? '−' : '+'} ${rounded(Math.abs(offset))}`;
  return `drawn as ${rounded(value)} ${unit}: converted from ${valueText(measurement)}, ${by}`;
}

/** To four digits, plainly: it names a place on an axis, not a measurement. */
export function rounded(value: number): string {
  return String(Number(value.toPrecision(4)));
}

/** A point in full words: value, unit, flag, range, date, source. */
export function pointWords(point: TrendPoint, unit: string, sources: Sources, locale: string): string {
  const { measurement, result, part } = point;
  const range = rangesText(measurement);
  return [
    `${part === undefined ? '' : `${part} `}${valueText(measurement)}`,
    flagText(measurement),
    statusOf(result),
    range === undefined ? 'no reference range sent' : `reference range ${range}`,
    dateOf(result, locale),
    namesOf(result, sources),
    conversionWords(point, unit),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Why results are not drawn, each with those of which it is true. */
export function notDrawnGroups({ results }: Trend): readonly { readonly words: string; readonly results: readonly TrendResult[] }[] {
  const left = results.filter(({ notDrawn }) => notDrawn !== undefined);
  return [...Map.groupBy(left, ({ notDrawn }) => notDrawn ?? '')].map(([why, of]) => ({
    words: `${formatCountOf(of.length, 'result', 'results')} not drawn: ${why}`,
    results: of,
  }));
}

/** What is neither in the chart nor in the table. */
export function leftOutWords({ hidden, removed }: Trend): readonly string[] {
  return [
    ...(hidden > 0 ? [`${formatCountOf(hidden, 'result', 'results')} hidden by you: of unticked sources`] : []),
    ...(removed > 0
      ? [`${formatCountOf(removed, 'result', 'results')} left out: removed by ${removed === 1 ? 'its source' : 'their sources'}`]
      : []),
  ];
}
