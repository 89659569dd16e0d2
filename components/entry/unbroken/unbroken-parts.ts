const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
/** "18-Nov", "18-Nov-2026", "Nov-2026" and, in the United States, "Nov 18, 2026", each with its time; a date as FHIR writes it. */
const dates = [
  `\\d{1,2}-${month}(?:-\\d{4})?(?: \\d{2}:\\d{2})?`,
  `${month}-\\d{4}`,
  `${month} \\d{1,2}(?:, \\d{4})?(?: \\d{2}:\\d{2})?`,
  '\\d{4}-\\d{2}(?:-\\d{2})?(?: \\d{2}:\\d{2})?',
];
/** A unit with a slash or a sign, "×10⁹/L", "mL/min", "°C", or one of these words. */
const signedUnit = '[^\\s\\d,;·/]{0,8}[/°×%²³⁹][^\\s,;·]{0,12}';
const plainUnits =
  '[mnµμ]?g|kg|mcg|m[Ll]|L|[cmk]?m|[mnµμ]?mol|IU|mmHg|[hk]Pa|h|hrs?|min|(?:micro|milli|nano)?gram(?:me)?s?|(?:milli)?lit(?:re|er)s?|units?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|tablets?|capsules?|puffs?|drops?';
const unit = `(?:${signedUnit}|(?:${plainUnits})(?![\\p{L}\\d/]))`;
const number = '[<>≤≥]?\\d[\\d.,]*';
/** "5 mg", "97 %", "92 / 55 / 22 micrograms", "128 ×10⁹/L". */
const quantity = `${number}(?: ?/ ?${number}){0,4} ${unit}`;
/** A telephone number, or a patient's, in groups: "01632 960140", "+44 (0)7700 900118", "999 102 0012". */
const digits = '(?:\\+|\\(0|\\b0|\\b)\\d{2,5}\\)?(?:[ -]\\(?0?\\)?\\d{2,6}){1,4}(?!\\d)';

const whole = new RegExp(`(?<![\\p{L}\\d-])(${[...dates, quantity, digits].join('|')})`, 'gu');

/** Parts of a text: those at odd places are dates, quantities and telephone numbers, in which no line may wrap. */
export function unbrokenParts(text: string): readonly string[] {
  return /\d/.test(text) ? text.split(whole) : [text];
}
