import { type JsonObject, listOf } from '#/lib/fhir/resource/json.ts';
import { precisionOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import { intervalOf } from './dates.ts';
import { cdaConcept, isNamed } from './concept.ts';
import { decimalAttribute } from './quantity.ts';
import { presentParts, presentOrNone } from './present.ts';
import type { Narrative } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { timesInDocument, timingWords } from './words.ts';

/** The effectiveTimes of an administration: how long (IVL_TS), and how often (PIVL_TS, EIVL_TS). */
export interface AdministrationSchedule {
  /** The period over which it is given. */
  readonly span?: Element;
  readonly timing?: JsonObject;
}

/** v3 GTS as C-CDA uses it: a first interval, cut by `operator="A"` with what repeats (C-CDA on FHIR, medications). */
export function scheduleOf(statement: Element, narrative: Narrative): AdministrationSchedule {
  const times = childrenNamed(statement, 'effectiveTime')
    .filter((time) => !isException(time))
    .flatMap(parts);
  const span = times.find((time) => !repeats(time));
  const rhythm = times.filter(repeats);
  const repeatParts = rhythm.map((time) => (typeOf(time) === 'EIVL_TS' ? eventOf(time) : periodicOf(time)));
  const isBeyondR4 = (repeatParts.length > 1 && areUnlike(repeatParts)) || rhythm.some(isOpenSpan);
  const conflictingTimes = isBeyondR4 ? { text: rhythm.map(periodWords).join(' and ') } : undefined;
  const repeat = joinRepeats([boundsOf(span), ...(conflictingTimes === undefined ? repeatParts : [])]);
  const codes = rhythm.map((time) => cdaConcept(childNamed(time, 'code'), narrative)).filter((value) => value !== undefined);
  // A code without a name would hide the rhythm that is spelled out beside it.
  const isSpelledOut = repeatParts.some((part) => Object.keys(part).length > 0);
  const code = conflictingTimes ?? codes.find(isNamed) ?? (isSpelledOut ? undefined : codes[0]);
  const points = times.filter((time) => !repeats(time) && attributeOf(time, 'value') !== undefined).map((time) => intervalOf(time).value);
  const timing = presentOrNone({ event: points.filter((point) => point !== undefined), repeat: presentOrNone(repeat), code });
  return { ...(span && { span }), ...(timing && { timing }) };
}

/** R4's Timing has one period: of two the second would take the place of the first. */
function areUnlike(parts: readonly JsonObject[]): boolean {
  const scalars = parts.map((part) => Object.entries(part).filter(([, value]) => !Array.isArray(value)));
  return new Set(scalars.filter((part) => part.length > 0).map((part) => JSON.stringify(part))).size > 1;
}

/** v3 IVL_PQ of a period with one end, or with ends of two units: R4 has no element for it. */
function isOpenSpan(time: Element): boolean {
  const { low, high, exact } = spanOf(childNamed(time, 'period'));
  return exact === undefined && (low === undefined) !== (high === undefined)
    ? true
    : low !== undefined && high !== undefined && low.unit !== high.unit;
}

function periodWords(time: Element): string {
  const { low, high, exact } = spanOf(childNamed(time, 'period'));
  const words = ({ value, unit }: PeriodLength): string => `${value} ${periodUnits.get(unit) ?? unit}${value === '1' ? '' : 's'}`;
  if (exact !== undefined) return `every ${words(exact)}`;
  if (low !== undefined && high !== undefined) return timingWords.between(words(low), words(high));
  if (high !== undefined) return timingWords.atMost(words(high));
  if (low !== undefined) return timingWords.atLeast(words(low));
  const event = attributeOf(childNamed(time, 'event'), 'code');
  return event === undefined ? timesInDocument : `at ${event}`;
}

/** Several rhythms are one repeat: "in the morning" and "at bedtime" are both said. */
function joinRepeats(parts: readonly JsonObject[]): JsonObject {
  const repeat: Record<string, unknown> = {};
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    const earlierValue = repeat[name];
    repeat[name] = Array.isArray(earlierValue) && Array.isArray(value) ? [...listOf(earlierValue), ...listOf(value)] : value;
  }
  return repeat;
}

/** v3 SetOperator E: the times at which it is not given. */
export function isException(time: Element): boolean {
  return attributeOf(time, 'operator') === 'E';
}

/** SXPR_TS holds its times as components. */
function parts(time: Element): readonly Element[] {
  const inner = childrenNamed(time, 'comp');
  return inner.length === 0 ? [time] : inner.flatMap(parts);
}

function typeOf(time: Element): string {
  const timeType = (attributeOf(time, 'xsi:type') ?? '').replace(/^.*:/, '');
  if (timeType !== '') return timeType;
  return childNamed(time, 'period') !== undefined ? 'PIVL_TS' : childNamed(time, 'event') === undefined ? 'IVL_TS' : 'EIVL_TS';
}

function repeats(time: Element): boolean {
  return typeOf(time) === 'PIVL_TS' || typeOf(time) === 'EIVL_TS';
}

/** Timing.repeat.bounds[x]: from and to, and how long where an end is not said. What is no date is left to the caller's notes. */
function boundsOf(span: Element | undefined): JsonObject {
  const { start, end } = intervalOf(span);
  const period = presentOrNone({ start: validDate(start), end: validDate(end) });
  const width = childNamed(span, 'width');
  const [length, unit] = [decimalAttribute(width), attributeOf(width, 'unit')];
  const hasBothEnds = start !== undefined && end !== undefined;
  return presentParts({
    boundsPeriod: period,
    boundsDuration: length === undefined || hasBothEnds ? undefined : presentParts({ value: length, unit, code: ucumPeriod(unit) }),
  });
}

function validDate(text: string | undefined): string | undefined {
  return text !== undefined && precisionOf(text) !== undefined ? text : undefined;
}

const periodUnits = new Map([
  ['s', 'second'],
  ['min', 'minute'],
  ['h', 'hour'],
  ['d', 'day'],
  ['wk', 'week'],
  ['mo', 'month'],
  ['a', 'year'],
]);

/** Units of time in words, and in UCUM's letters without regard to case. */
const periodSpellings: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^(?:s|secs?|seconds?)$/, 's'],
  [/^(?:mins?|minutes?)$/, 'min'],
  [/^(?:h|hrs?|hours?)$/, 'h'],
  [/^(?:d|days?)$/, 'd'],
  [/^(?:wks?|weeks?)$/, 'wk'],
  [/^(?:mos?|months?)$/, 'mo'],
  [/^(?:a|y|yrs?|years?)$/, 'a'],
];

/** A unit of time as UCUM writes it; one that is not understood stays as it was sent. */
function ucumPeriod(unit: string | undefined): string | undefined {
  const plain = unit?.trim().toLowerCase() ?? '';
  return periodSpellings.find(([pattern]) => pattern.test(plain))?.[1] ?? unit;
}

/** A length of time as it was sent, its digits kept. */
interface PeriodLength {
  readonly value: string;
  /** Empty where none was sent. */
  readonly unit: string;
}

/** The length between two doses: exact, or between two ends. A span is never read as its lower end. */
function spanOf(period: Element | undefined): { readonly exact?: PeriodLength; readonly low?: PeriodLength; readonly high?: PeriodLength } {
  const lengthOf = (element: Element | undefined, shared?: string): PeriodLength | undefined => {
    const [value, unit] = [decimalAttribute(element), ucumPeriod(attributeOf(element, 'unit') ?? shared)];
    return value === undefined ? undefined : { value, unit: unit ?? '' };
  };
  const [lowEnd, highEnd] = [childNamed(period, 'low'), childNamed(period, 'high')];
  const unit = attributeOf(period, 'unit') ?? attributeOf(lowEnd, 'unit') ?? attributeOf(highEnd, 'unit');
  const [low, high] = [lengthOf(lowEnd, unit), lengthOf(highEnd, unit)];
  const exact = lengthOf(period) ?? (low !== undefined && low.value === high?.value && low.unit === high.unit ? low : undefined);
  if (exact !== undefined) return { exact };
  return { ...(low && { low }), ...(high && { high }) };
}

/** A nurse's round has no more doses a day; what is given more often is said by its interval. */
const mostTimesDaily = 6;

/** v3 PIVL_TS: every so often, or so many times in a period of the institution's own hours. */
function periodicOf(time: Element): JsonObject {
  const { exact, low, high } = spanOf(childNamed(time, 'period'));
  const isInstitutionSpecified = attributeOf(time, 'institutionSpecified') === 'true';
  const perDay = exact?.unit === 'h' ? 24 / Number(exact.value) : Number.NaN;
  const isDaily = isInstitutionSpecified && Number.isInteger(perDay) && perDay > 1 && perDay <= mostTimesDaily;
  if (isDaily) return { frequency: String(perDay), period: '1', periodUnit: 'd' };
  const from = exact ?? low;
  return presentParts({
    period: from?.value,
    periodMax: high?.value,
    periodUnit: from?.unit === '' ? undefined : from?.unit,
    timeOfDay: clockOf(time),
  });
}

/** A phase with a time of day says at what hour: its day means nothing. */
function clockOf(time: Element): readonly string[] {
  const start = intervalOf(childNamed(time, 'phase')).start ?? intervalOf(childNamed(time, 'phase')).value;
  const clock = /T(\d\d:\d\d)/.exec(start ?? '')?.[1];
  return clock === undefined || clock === '00:00' ? [] : [`${clock}:00`];
}

const minutesOf = new Map([
  ['min', 1],
  ['h', 60],
]);

/** v3 EIVL_TS: at an event of the day, by v3 TimingEvent, which R4 EventTiming shares. */
function eventOf(time: Element): JsonObject {
  const event = attributeOf(childNamed(time, 'event'), 'code');
  const offset = childNamed(childNamed(time, 'offset'), 'low') ?? childNamed(time, 'offset');
  const unit = minutesOf.get(attributeOf(offset, 'unit') ?? '');
  const amount = Math.abs(Number(attributeOf(offset, 'value') ?? Number.NaN));
  const minutes = unit === undefined || Number.isNaN(amount) ? undefined : String(amount * unit);
  return presentParts({ when: event === undefined ? [] : [event], offset: minutes });
}
