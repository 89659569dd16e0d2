import { foldedWords } from '#/components/entry/fold-text.ts';
import { valueParts, valueText } from '#/components/entry/measured.ts';
import { spokenValue } from '#/components/entry/speech/spoken-measurement.ts';
import { shortName } from '#/components/entry/short-names.ts';
import { statusText } from '#/components/entry/status-words.ts';
import { shortTestName } from '#/components/entry/test-names/test-name-words.ts';
import type { FlowsheetCell, FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { referenceLimits } from '#/lib/record/model/result-flag.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { formatList } from '#/lib/record/words/phrase.ts';
import { flowsheetWords } from './words.ts';

export interface CellContext {
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  /** The year that dates leave out: "2026". */
  readonly thisYear: string;
}

/** A cell's value as it is drawn: in small print, then without marks, so that no digit is ever cut off. */
export interface CellValue {
  readonly text: string;
  readonly size: 'usual' | 'small' | 'unmarked' | 'words';
}

/** Characters of a figure that fit beside one mark, in small print, and in small print without marks. */
const [besideMark, inSmallPrint, withoutMarks] = [5, 6, 8];

export function cellValue({ entry, measurement, sources }: FlowsheetCell): CellValue {
  if (entry.assertion === 'removed') return { text: flowsheetWords.removed, size: 'words' };
  const { value } = measurement;
  if (value?.type !== 'quantity') return { text: foldedWords(valueText(measurement)), size: 'words' };
  const text = valueParts(value).value;
  const marks = Math.min(2, sources.length) - 1;
  if (text.length <= besideMark - marks) return { text, size: 'usual' };
  if (text.length <= inSmallPrint - marks) return { text, size: 'small' };
  return text.length <= withoutMarks ? { text, size: 'unmarked' } : { text: flowsheetWords.open, size: 'words' };
}

/** Everything that a cell says: value and unit, flag, status, sources; its test and date are the heads of its row and column. */
export function spokenCell(tableCell: FlowsheetCell, { sources, locale }: CellContext): string {
  const { entry, measurement, sources: ids } = tableCell;
  const names = formatList(
    ids.map((id) => sources.get(id)?.name ?? id),
    locale,
  );
  const isFinal = entry.status === undefined || entry.status === 'final';
  return [
    ...(entry.assertion === 'removed' ? [flowsheetWords.removed] : []),
    ...spokenValue(measurement, locale),
    ...(isFinal ? [] : [statusText(entry.status ?? '')]),
    names,
  ].join(', ');
}

/** "133–146", "≥60": the one range that holds for the newest result; words where it is none of two figures. */
export function rangeWords(measurement: Measurement): string {
  const { low, high } = referenceLimits(measurement) ?? {};
  if (low && high) return `${low.value}–${high.value}`;
  if (low) return `≥${low.value}`;
  if (high) return `≤${high.value}`;
  if (measurement.ranges.length === 0) return '';
  return measurement.ranges.length > 1 ? flowsheetWords.several : flowsheetWords.inWords;
}

/** The short name of a test for the table's column. */
export function testName({ name, latest: { measurement } }: Pick<FlowsheetRow, 'name' | 'latest'>): string {
  return foldedWords(shortTestName(shortName(measurement.code, name)));
}
