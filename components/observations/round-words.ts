import { conflictHead } from '#/components/entry/conflict-words.ts';
import { signInWords } from '#/components/entry/sign-words.ts';
import { valueText } from '#/components/entry/measured.ts';
import { formatClinicalDate } from '#/lib/record/dates/format-date.ts';
import type { Round, RoundScore, RoundSign } from '#/lib/record/observations/observed-record.ts';
import type { SignName } from '#/lib/record/summary/observed/observation-codes.ts';
import { observedWords } from './words.ts';

export interface SignText {
  readonly name: string;
  readonly value: string;
  readonly flag?: string;
  /** "standing, Left upper arm" */
  readonly how: string;
  /** Id of the group that it opens. */
  readonly id: string;
}

/** Names that state air or oxygen themselves: such a finding needs no value. */
const statesOxygen = /\bair\b|\bon (?:supplemental )?oxygen\b/i;

/** A sign in words, with how it was measured and why it has no value. */
function signText(sign: RoundSign): SignText {
  const [first] = sign.measured;
  const how = sign.qualifiers.join(', ');
  const { id } = sign.group;
  const words = signInWords(sign);
  if (first === undefined || first.value !== undefined || statesOxygen.test(first.code.text)) return { ...words, how, id };
  return { name: words.name === '' || sign.measured.length > 1 ? first.code.text : words.name, value: valueText(first), how, id };
}

/** "BP 115/65 ▼ (standing)" */
export function signLine(sign: RoundSign): string {
  const { name, value, flag, how } = signText(sign);
  return [name, value, flag, how === '' ? undefined : `(${how})`].filter(Boolean).join(' ');
}

/** "115/65 ▼ standing": a cell under its sign's head. */
export function cellLines(round: Round, sign: SignName): readonly SignText[] {
  return round.signs.filter((observed) => observed.sign === sign).map(signText);
}

const columnSigns: ReadonlySet<SignName> = new Set<SignName>([
  'respiration',
  'saturation',
  'oxygen',
  'scale',
  'pressure',
  'pulse',
  'consciousness',
  'temperature',
]);

export interface FurtherLine {
  readonly text: string;
  /** Id of the group that it opens; absent where it opens none. */
  readonly id?: string;
}

/** Lines for what a round holds beyond the columns: further signs, headings, where sources differ, a day without a time. */
export function furtherLines(round: Round): readonly FurtherLine[] {
  const further = round.signs.filter(({ sign }) => sign === undefined || !columnSigns.has(sign));
  return [
    ...further.map((sign) => ({ text: signLine(sign), id: sign.group.id })),
    ...round.headings.map(({ id, lead }) => ({ text: lead.title, id })),
    ...round.groups.filter(({ conflicts }) => conflicts.length > 0).map((group) => ({ text: conflictHead(group), id: group.id })),
    ...(round.hasTime ? [] : [{ text: observedWords.noTime }]),
  ];
}

/** "NEWS2 4, 3 in respiratory rate" */
export function scoreLine({ sort, value, threes }: RoundScore): string {
  return [`${sort.name} ${value}`, ...threes.map(observedWords.three)].join(', ');
}

/** A round in full words: scores first, then every sign. */
export function roundLine(round: Round, locale: string, source: string): string {
  const usual = round.signs.filter(({ sign }) => sign !== undefined && columnSigns.has(sign)).map(signLine);
  return [
    formatClinicalDate(round.date, locale),
    ...round.scores.map(scoreLine),
    ...usual,
    ...(round.isOxygenUnknown ? [observedWords.oxygenUnknown] : []),
    ...furtherLines(round).map(({ text }) => text),
    source,
  ].join(', ');
}
