import { type JsonObject, listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import { precisionOf } from './clinical-date.ts';
import { conceptText } from './concept.ts';
import { linesOf } from './person.ts';
import { decimalText, quantityOf, rangeText } from './quantity.ts';
import { joinTexts, lineOf, primitiveText } from './text.ts';
import { timingAbbreviations, timingEvents, weekdayNames } from './words.ts';

const units = new Map([
  ['s', 'second'],
  ['min', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['wk', 'week'],
  ['mo', 'month'],
  ['a', 'year'],
]);
const perUnit = new Map([
  ['d', 'daily'],
  ['wk', 'weekly'],
  ['mo', 'monthly'],
  ['a', 'yearly'],
  ['h', 'hourly'],
]);
const numbers = new Map([
  ['1', 'once'],
  ['2', 'twice'],
  ['3', 'three times'],
  ['4', 'four times'],
]);

/**
 * FHIR R4 Timing in words: "twice daily, with meals, for 7 days"; with `start`, a date, "for 7 days from 2026-05-01". Dates are as
 * FHIR writes them: their format is the reader's (`lib/record/dates/dates-in-text.ts`).
 */
export function timingText(value: unknown, start?: unknown): string | undefined {
  const timing = objectOf(value);
  if (timing === undefined) return undefined;
  const repeat = objectOf(timing.repeat);
  const code = objectOf(timing.code);
  const codeWords =
    code &&
    (lineOf(code.text) ??
      listOf(code.coding)
        .map((coding) => timingAbbreviations.get(lineOf(objectOf(coding)?.code) ?? ''))
        .find(Boolean) ??
      conceptText(code));
  const rhythm = repeat && repeatText(repeat, start);
  const times = listOf(timing.event).map((event) => primitiveText(event));
  // The code wins when both are there: repeat then only spells it out (FHIR R4 Timing.code), but for when, how long and until when.
  const occasion = codeWords === undefined || repeat === undefined ? undefined : occasionText(repeat, start);
  return joinTexts([codeWords === undefined ? rhythm : codeWords, occasion, joinTexts(times, ', ')], ', ');
}

function repeatText(repeat: JsonObject, start: unknown): string | undefined {
  return joinTexts([frequencyText(repeat), occasionText(repeat, start)], ', ');
}

/** On which occasions, how long each time, and within which bounds. */
function occasionText(repeat: JsonObject, start: unknown): string | undefined {
  const when = linesOf(repeat.when).map((code) => timingEvents.get(code) ?? code);
  const week = linesOf(repeat.dayOfWeek).map((code) => weekdayNames.get(code) ?? code);
  const offset = decimalText(repeat.offset);
  return joinTexts(
    [
      joinTexts([offset && `${offset} minutes`, joinTexts(when, ' and ')], ' '),
      week.length > 0 ? `on ${week.join(', ')}` : undefined,
      joinTexts(
        linesOf(repeat.timeOfDay).map((time) => `at ${time.replace(/^(\d\d:\d\d):00$/, '$1')}`),
        ', ',
      ),
      durationText(repeat),
      boundsText(repeat, start),
    ],
    ', ',
  );
}

function frequencyText(repeat: JsonObject): string | undefined {
  const period = between(repeat.period, repeat.periodMax);
  const unit = lineOf(repeat.periodUnit);
  const times = between(repeat.frequency, repeat.frequencyMax);
  if (period === undefined) return times === undefined ? undefined : timesText(times);
  // "Every 8" of what is not for us to guess.
  if (unit === undefined) return joinTexts([times && timesText(times), `every ${period} (unit not sent)`], ' ');
  const count = times ?? '1';
  if (period === '1') return `${timesText(count)} ${perUnit.get(unit) ?? `every ${units.get(unit) ?? unit}`}`;
  const every = `every ${period} ${units.get(unit) ?? unit}s`;
  return count === '1' ? every : `${timesText(count)} ${every}`;
}

/** How long each time: an infusion "over 30 minutes". */
function durationText({ duration, durationMax, durationUnit }: JsonObject): string | undefined {
  const length = between(duration, durationMax);
  const unit = lineOf(durationUnit) ?? '';
  return length && joinTexts(['over', length, units.has(unit) ? `${units.get(unit)}${length === '1' ? '' : 's'}` : unit], ' ');
}

function boundsText(repeat: JsonObject, start: unknown): string | undefined {
  const length = objectOf(repeat.boundsDuration);
  const lengthUnit = lineOf(length?.code) ?? lineOf(length?.unit) ?? '';
  const amount = decimalText(length?.value);
  const range = objectOf(repeat.boundsRange);
  const period = objectOf(repeat.boundsPeriod);
  const span = rangeText(quantityOf(range?.low), quantityOf(range?.high));
  const count = between(repeat.count, repeat.countMax);
  const lengthText = joinTexts(
    [
      amount &&
        `for ${amount} ${units.has(lengthUnit) ? `${units.get(lengthUnit)}${amount === '1' ? '' : 's'}${unitInDoubt(length)}` : (lineOf(length?.unit) ?? lengthUnit)}`.trim(),
      span && `for ${span}`,
    ],
    ', ',
  );
  return joinTexts(
    [
      lengthText && joinTexts([lengthText, period?.start === undefined ? startText(start) : undefined], ' '),
      joinTexts(
        [
          period?.start !== undefined ? `from ${primitiveText(period.start)}` : undefined,
          period?.end !== undefined ? `until ${primitiveText(period.end)}` : undefined,
        ],
        ' ',
      ),
      count && `${count} times in all`,
    ],
    ', ',
  );
}

/** Unit in brackets where its words and its code are two units. */
function unitInDoubt(length: JsonObject | undefined): string {
  const [code = '', unit = ''] = [lineOf(length?.code), lineOf(length?.unit)];
  const name = units.get(code) ?? unit;
  return unit === '' || unit === code || unit.toLowerCase().startsWith(name) ? '' : ` (${unit})`;
}

/** The day from which a length runs: a month or a year says none. */
function startText(start: unknown): string | undefined {
  const day = typeof start === 'string' && precisionOf(start) !== undefined ? /^\d{4}-\d\d-\d\d/.exec(start)?.[0] : undefined;
  return day && `from ${day}`;
}

function between(low: unknown, high: unknown): string | undefined {
  const from = decimalText(low);
  const to = decimalText(high);
  return from === undefined || to === undefined ? (from ?? to) : `${from} to ${to}`;
}

function timesText(count: string): string {
  return numbers.get(count) ?? `${count} times`;
}
