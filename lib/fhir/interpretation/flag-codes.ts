import type { Interpretation } from '#/lib/record/model/timeline-entry.ts';
import { heldForReview } from './flag-words.ts';
import type { Coding } from '#/lib/record/model/coded.ts';

/** A code of a flag: its words, and what they mean. */
export interface FlagCode {
  readonly meaning: Interpretation;
  readonly words: string;
}

/** HL7 v3 ObservationInterpretation and v2 table 0078, which share their codes: code, meaning, words. */
const table: readonly (readonly [code: string, meaning: Interpretation, words: string])[] = [
  ['HH', 'very-high', 'Very high'],
  ['HU', 'very-high', 'Very high'],
  ['H', 'high', 'High'],
  ['>', 'high', 'Above scale'],
  ['HX', 'high', 'Above high threshold'],
  ['LL', 'very-low', 'Very low'],
  ['LU', 'very-low', 'Very low'],
  ['L', 'low', 'Low'],
  ['<', 'low', 'Below scale'],
  ['LX', 'low', 'Below low threshold'],
  ['AA', 'very-abnormal', 'Critically abnormal'],
  ['A', 'abnormal', 'Abnormal'],
  ['N', 'normal', 'Normal'],
  // The source's flag of what has no range: a culture, an antigen, an antibiotic that will not work.
  ['POS', 'abnormal', 'Positive'],
  ['DET', 'abnormal', 'Detected'],
  ['RR', 'abnormal', 'Reactive'],
  ['WR', 'abnormal', 'Weakly reactive'],
  ['R', 'abnormal', 'Resistant'],
  ['NS', 'abnormal', 'Non-susceptible'],
  ['IND', 'abnormal', 'Indeterminate'],
  ['E', 'abnormal', 'Equivocal'],
  ['W', 'abnormal', 'Worse'],
  ['U', 'abnormal', 'Significant change up'],
  ['D', 'abnormal', 'Significant change down'],
  ['UNE', 'abnormal', 'Unexpected'],
  ['TOX', 'abnormal', 'Cytotoxic substance present'],
  ['AC', 'abnormal', 'Anti-complementary substances present'],
  ['HM', 'abnormal', heldForReview],
  ['QCF', 'abnormal', 'Quality control failure'],
  ['CAR', 'abnormal', 'Carrier'],
  ['S', 'other', 'Susceptible'],
  ['VS', 'other', 'Very susceptible'],
  ['MS', 'other', 'Moderately susceptible'],
  ['SDD', 'other', 'Susceptible, dose dependent'],
  ['I', 'other', 'Intermediate'],
  ['NCL', 'other', 'No interpretation'],
  ['SYN-S', 'other', 'Synergy, susceptible'],
  ['SYN-R', 'other', 'Synergy, resistant'],
  ['NEG', 'other', 'Negative'],
  ['ND', 'other', 'Not detected'],
  ['NR', 'other', 'Non-reactive'],
  ['EXP', 'other', 'Expected'],
  ['B', 'other', 'Better'],
  ['IE', 'other', 'Insufficient evidence'],
];

const byCode = new Map<string, FlagCode>(table.map(([code, meaning, words]) => [code, { meaning, words }]));

/** SNOMED CT and LOINC answers, as `system|code`, that laboratories send as flags. */
const otherSystems = new Map<string, FlagCode>(
  (
    [
      ['http://snomed.info/sct|281302008', 'high', 'Above reference range'],
      ['http://snomed.info/sct|281300000', 'low', 'Below reference range'],
      ['http://snomed.info/sct|281301001', 'normal', 'Within reference range'],
      ['http://snomed.info/sct|75540009', 'high', 'High'],
      ['http://snomed.info/sct|62482003', 'low', 'Low'],
      ['http://snomed.info/sct|263654008', 'abnormal', 'Abnormal'],
      ['http://snomed.info/sct|17621005', 'normal', 'Normal'],
      ['http://snomed.info/sct|10828004', 'abnormal', 'Positive'],
      ['http://snomed.info/sct|260385009', 'other', 'Negative'],
      ['http://snomed.info/sct|260373001', 'abnormal', 'Detected'],
      ['http://snomed.info/sct|260415000', 'other', 'Not detected'],
      ['http://loinc.org|LA6576-8', 'abnormal', 'Positive'],
      ['http://loinc.org|LA6577-6', 'other', 'Negative'],
      ['http://loinc.org|LA11882-0', 'abnormal', 'Detected'],
      ['http://loinc.org|LA11883-8', 'other', 'Not detected'],
      ['http://loinc.org|LA6626-1', 'normal', 'Normal'],
      ['http://loinc.org|LA18821-1', 'abnormal', 'Abnormal'],
    ] as const
  ).map(([key, meaning, words]) => [key, { meaning, words }]),
);

/** HL7's own addresses of the two code systems and of their value sets, as pages and of every release, and their OIDs and names. */
const ownSystems = [
  /^https?:\/\/([\w-]+\.)*(hl7|fhir)\.org(\.uk)?\/.*(observation-?interpretation|v2[/-]0078)/i,
  /^(urn:oid:)?2\.16\.840\.1\.113883\.(5\.83|12\.78|1\.11\.78)$/,
  /^(v3-)?observation-?interpretation$/i,
  /^(hl7-?|v2-?)?0078$/i,
];

/** Codes that mean the same wherever they are sent as a flag. */
const unmistakable = new Set('HH HU H HX LL LU L LX AA A N POS NEG > <'.split(' '));
/** Codes that are as clear where no system says otherwise. */
const clearWithoutSystem = new Set([...unmistakable, ...'R S I DET RR WR'.split(' ')]);

const isOfHl7 = (system: string): boolean => ownSystems.some((pattern) => pattern.test(system));

/** Tells whether the code is one of HL7's own, whose display need not be understood. */
export function isOwnCode({ system, code }: Coding): boolean {
  return system !== undefined && isOfHl7(system) && code !== undefined && byCode.has(code.toUpperCase());
}

/** The meaning of a coded flag; undefined for a code that may mean anything in its system. */
export function flagOfCoding({ system, code }: Coding): FlagCode | undefined {
  if (code === undefined) return undefined;
  if (system === undefined) return flagOfCode(code);
  if (isOfHl7(system)) return byCode.get(code.toUpperCase());
  return otherSystems.get(`${system}|${code}`) ?? (unmistakable.has(code.toUpperCase()) ? byCode.get(code.toUpperCase()) : undefined);
}

/** The meaning of a code without a system, or of a text that is such a code: `H`, `h`. */
export function flagOfCode(text: string): FlagCode | undefined {
  const code = text.toUpperCase();
  return clearWithoutSystem.has(code) ? byCode.get(code) : undefined;
}

/** v3 NullFlavor and data-absent-reason: there is no flag. */
export function isNoFlag({ system = '', code }: Coding): boolean {
  return /nullflavor|data-absent-reason|113883\.5\.1008$/i.test(system) || (code?.toLowerCase() === 'null' && isOfHl7(system));
}
