import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';

/** Signs of a round of observations, in the order in which they are read. */
export const signNames = [
  'pressure',
  'pulse',
  'respiration',
  'saturation',
  'temperature',
  'oxygen',
  'consciousness',
  'scale',
  'weight',
] as const;

export type SignName = (typeof signNames)[number];

const loinc = 'http://loinc.org';
const snomed = 'http://snomed.info/sct';

const codes: Readonly<Record<SignName, readonly [loinc: string, snomed: string]>> = {
  pressure: [
    '85354-9 55284-4 8480-6 8462-4 8459-0 8453-3 8460-8 8454-1 8461-6 8455-8',
    '75367002 163020007 271649006 72313002 271650006 1091811000000102',
  ],
  pulse: ['8867-4', '364075005 78564009'],
  respiration: ['9279-1', '86290005'],
  saturation: ['59408-5 2708-6', '431314004 103228002'],
  temperature: [
    '8310-5 8331-1 8332-9 8333-7 8328-7 8329-5 8334-5 75539-7 60830-9',
    '386725007 276885007 415945006 415974002 415882003 307047009',
  ],
  oxygen: ['3150-6 3151-8 19994-3', '250774007 427081008 722742002 371825009'],
  consciousness: ['67775-7 80288-4', '1104441000000107'],
  scale: ['', ''],
  weight: ['29463-7 3141-9', '27113001 162763007'],
};

const byCode: ReadonlyMap<string, SignName> = new Map(
  signNames.flatMap((name) =>
    [loinc, snomed].flatMap((system, at) =>
      (codes[name][at] ?? '').split(' ').flatMap((code) => (code === '' ? [] : [[`${system}|${code}`, name] as const])),
    ),
  ),
);

/** Names by which sources send what goes with a round and has no code of its own at most of them. */
const byName: readonly (readonly [RegExp, SignName])[] = [
  [/\broom air\b|\bon (?:supplemental )?oxygen\b/i, 'oxygen'],
  [/\bsp ?o2 scale\b|\boxygen saturation scale\b/i, 'scale'],
  [
    /^(?:inspired oxygen|air or (?:supplemental )?oxygen|(?:supplemental |inhaled )?oxygen(?: (?:therapy|flow rate|delivery|delivered|device))?|fio2)\b/i,
    'oxygen',
  ],
  [/^(?:o\/e - )?(?:respirat(?:ory|ion) rate|respirations?|breathing rate)\b/i, 'respiration'],
  [/^(?:o\/e - )?(?:peripheral )?(?:oxygen saturation|sp ?o2|o2 sats?)\b/i, 'saturation'],
  [/^(?:o\/e - )?(?:(?:lying|supine|sitting|standing) )?(?:(?:systolic|diastolic) )?(?:blood pressure|bp)\b/i, 'pressure'],
  [/^(?:o\/e - )?(?:pulse|pulse rate|heart rate)$/i, 'pulse'],
  [/^(?:o\/e - )?(?:(?:body|oral|tympanic|axillary|rectal|temporal|core|ear) )?temperature\b/i, 'temperature'],
  [/\bacvpu\b|\bavpu\b|\blevel of (?:consciousness|responsiveness)\b|^consciousness\b/i, 'consciousness'],
];

/** Tells what a measurement is of a round of observations; the points of a score's part are none: a respiratory rate of 3 and 3 points for one. */
export function signOf({ code, value, analyte }: Measurement): SignName | undefined {
  if (isPoints({ code, value })) return undefined;
  if (analyte === 'Systolic blood pressure' || analyte === 'Diastolic blood pressure') return 'pressure';
  const coded = code.codings.map((coding) => byCode.get(`${coding.system}|${coding.code}`)).find((name) => name !== undefined);
  return coded ?? byName.find(([pattern]) => pattern.test(code.text))?.[1];
}

/** Tells whether a value is points: its name says score or points, or its unit does. */
export function isPoints({ code, value }: Pick<Measurement, 'code' | 'value'>): boolean {
  if (value?.type !== 'quantity') return false;
  const { unit } = value.quantity;
  if (unit !== undefined && /score|points/i.test(unit)) return true;
  const hasUnit = unit !== undefined && !/^\{.*\}$/.test(unit) && printedUnit(unit) !== undefined;
  return !hasUnit && /\bscore\b|\bpoints\b/i.test(code.text);
}

/** A sort of early warning score: `isNews2` for the one whose limits (5, 7, 3 in one part) are the Royal College of Physicians'. */
export interface ScoreSort {
  /** Equal for scores of one sort. */
  readonly key: string;
  /** "NEWS2", or the source's own words. */
  readonly name: string;
  readonly isNews2: boolean;
}

/** SNOMED CT UK: Royal College of Physicians NEWS2 total score. */
const news2Code = '1104051000000101';

/** Tells which early warning score a concept is; undefined for any other, and for a part of one. */
export function scoreSortOf(concept: CodedConcept): ScoreSort | undefined {
  const earlier = remembered.get(concept);
  if (earlier) return earlier.sort;
  const sort = findScoreSort(concept);
  remembered.set(concept, { sort });
  return sort;
}

/** Kept as long as the entry that has the concept: a record has tens of thousands, and each batch asks again. */
const remembered = new WeakMap<CodedConcept, { readonly sort: ScoreSort | undefined }>();

function findScoreSort({ text, codings }: CodedConcept): ScoreSort | undefined {
  const names = [text, ...codings.flatMap(({ display }) => display ?? [])];
  if (names.some((name) => partOfScore.test(name))) return undefined;
  const isCoded = codings.some(({ system, code }) => system === snomed && code === news2Code);
  const isOfOthers = names.some((name) => otherPeople.test(name));
  if ((isCoded || names.some((name) => news2Name.test(name))) && !isOfOthers) return { key: 'NEWS2', name: 'NEWS2', isNews2: true };
  const isOther = names.some((name) => earlyWarning.test(name) || otherScores.test(name) || news2Name.test(name));
  return isOther || isCoded ? { key: text.toLowerCase(), name: text, isNews2: false } : undefined;
}

const news2Name = /\bNEWS ?2\b|\bnational early warning score 2\b/i;
const earlyWarning = /\bearly warning (?:score|system)\b/i;
/** Short names are written in capitals: "good news" is no score. */
const otherScores = /\b(?:NEWS|[EMNOP]EWS|MEOWS|NPEWS|NEWTT ?2?)\b/;
const otherPeople = /\b(?:paediatric|pediatric|child|maternity|maternal|obstetric|neonatal|newborn)/i;
const partOfScore =
  /\b(?:respirat|saturation|spo ?2|oxygen|pulse|heart|systolic|blood pressure|conscious|acvpu|avpu|temperature|risk|trigger|escalation|frequency)/i;
