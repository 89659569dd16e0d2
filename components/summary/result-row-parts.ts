import { foldedWords } from '#/components/entry/fold-text.ts';
import { flagSign } from '#/components/entry/flag.tsx';
import { valueParts, valueText } from '#/components/entry/measured.ts';
import { shortName } from '#/components/entry/short-names.ts';
import { shortTestName } from '#/components/entry/test-names/test-name-words.ts';
import { isCloseDate } from './result/result-date.ts';
import { findingAbove, headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { gravestFlag, type ResultFlag, resultFlag } from '#/lib/record/model/result-flag.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { ResultToLookAt } from '#/lib/record/summary/results-to-look-at.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import { flagWords, resultWords } from './words.ts';

/** A result in the columns of its row, and the words that do not fit them. */
export interface ResultRowParts {
  readonly name: string;
  /** A word of the name is wider than its column. */
  readonly isWide: boolean;
  /** A number of the column's width. */
  readonly figure?: string;
  readonly unit?: string;
  readonly flag: { readonly sign: string; readonly word?: string };
  /** Words of the value where it is no short number: they stand first on the second line. */
  readonly value?: string;
  /** Words of the second line. */
  readonly notes: readonly string[];
}

export interface RowContext {
  readonly locale: string;
  /** The year that dates leave out: "2026". */
  readonly thisYear: string;
}

/** Characters of a number that fit its column, and of a word that fits the name's. */
const longestFigure = 6;
const longestWord = 12;
/** Characters of a number that leave the name its whole column; each further one takes about one of the name's. */
const usualFigure = 4;

export function resultRowParts({ group, flag, old }: ResultToLookAt, { locale, thisYear }: RowContext): ResultRowParts {
  const { lead } = group;
  const measured = measurementsOf(lead.body);
  const shownPart = shownMeasurement(lead, measured);
  const isPart = lead.body.shape !== 'measurement' || shownPart !== lead.body.measurement;
  const ownName = foldedWords(shortTestName(shortName(lead.code, lead.title)));
  const name = isPart && shownPart ? resultWords.part(ownName, foldedWords(shownPart.code.text)) : ownName;
  const parts = shownPart?.value?.type === 'quantity' ? valueParts(shownPart.value) : undefined;
  const isShort = parts !== undefined && parts.value.length <= longestFigure;
  const furtherCharacters = isShort ? 1.5 * Math.max(0, parts.value.length - usualFigure) : 0;
  const date = lead.date;
  return {
    name,
    isWide: name.split(/[\s-]/).some((word) => word.length > longestWord - furtherCharacters),
    ...(isShort && { figure: parts.value, ...(parts.unit !== undefined && { unit: columnUnit(parts.unit, ownName) }) }),
    ...(!isShort && shownPart && !isEmptyHeading(lead, shownPart) && { value: foldedWords(valueText(shownPart)) }),
    flag: flagParts(flag),
    notes: [
      ...flagNotes(flag),
      ...unflaggedOwn(lead, shownPart, ownName),
      ...furtherFlagged(measured, shownPart),
      ...(findingAbove(lead) === undefined ? [] : headsOfGroup(group).map(({ words }) => partWords.partOf(words))),
      ...(date && !isCloseDate(date, thisYear) ? [formatClinicalDate({ ...date, precision: dayAtMost(date.precision) }, locale)] : []),
      ...(date ? [] : [resultWords.noDate]),
      ...(old ? [resultWords.old] : []),
    ],
  };
}

const dayAtMost = (precision: NonNullable<TimelineEntry['date']>['precision']) =>
  precision === 'minute' || precision === 'second' ? 'day' : precision;

/** The gravest of a result's values; of a flag that only a copy keeps, the first. */
function shownMeasurement({ body }: TimelineEntry, measured: readonly Measurement[]): Measurement | undefined {
  const gravest = gravestFlag(measured);
  const own = body.shape === 'measurement' ? [body.measurement] : [];
  const isGravest = (measurement: Measurement): boolean => resultFlag(measurement)?.direction === gravest?.direction;
  const candidates = gravest === undefined ? [...own, ...measured] : [...own, ...measured].filter(isGravest);
  return candidates.find(({ value }) => value !== undefined) ?? candidates[0];
}

/**
 * The unit in its column. A filtration rate is read per 1.73 m² by its name, and written so everywhere else; of no other
 * quantity is a part of the unit left out (H17).
 */
function columnUnit(unit: string, name: string): string {
  return /\be?GFR\b|\bglomerular\b/i.test(name) ? unit.replace(/^(mL\/min)\/1\.73 m²$/, '$1') : unit;
}

/** Sign and word: "very" is in the sign twice, and said in full. */
function flagParts(flag: ResultFlag): ResultRowParts['flag'] {
  const word = flagWords[flag.direction];
  return { sign: flagSign(flag), ...(word !== undefined && { word }) };
}

function flagNotes(flag: ResultFlag): readonly string[] {
  const isDirected = flagWords[flag.direction] !== undefined;
  return [
    ...(flag.workedOut ? [resultWords.workedOut] : []),
    ...(isDirected || flag.direction === 'not-understood' ? [] : [flag.words]),
    ...(flag.notUnderstood !== undefined
      ? [resultWords.flagNotUnderstood(flag.notUnderstood)]
      : flag.direction === 'not-understood'
        ? [flag.words]
        : []),
  ];
}

/** A flagged heading whose values are its parts', and which gives no reason for having none itself. */
function isEmptyHeading({ body }: TimelineEntry, shownPart: Measurement): boolean {
  if (body.shape !== 'measurement' || body.measurement !== shownPart) return false;
  return body.components.length + (body.members?.length ?? 0) > 0 && shownPart.value === undefined && shownPart.absent === undefined;
}

/** "Blood culture Growth": the value of an entry of which a part is shown, where no flag names it among the further ones (H36). */
function unflaggedOwn({ body }: TimelineEntry, shownPart: Measurement | undefined, name: string): readonly string[] {
  if (body.shape !== 'measurement' || body.measurement === shownPart) return [];
  const { measurement } = body;
  return measurement.value === undefined || resultFlag(measurement) !== undefined ? [] : [`${name} ${foldedWords(valueText(measurement))}`];
}

/** "Platelets 128 ▼": the further flagged values of a report, or of a result with parts (H36). */
function furtherFlagged(measured: readonly Measurement[], shownPart: Measurement | undefined): readonly string[] {
  return measured.flatMap((measurement) => {
    const flag = measurement === shownPart ? undefined : resultFlag(measurement);
    return flag === undefined ? [] : [`${foldedWords(measurement.code.text)} ${foldedWords(valueText(measurement))} ${flagSign(flag)}`];
  });
}
