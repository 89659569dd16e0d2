import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';

/** Signs of growth, in the order in which they are read. */
export const growthSigns = ['weight', 'height', 'head', 'bmi'] as const;
export type GrowthSign = (typeof growthSigns)[number];

/** LOINC and SNOMED CT; their systems give no code twice. */
const codes: Readonly<Record<GrowthSign, string>> = {
  weight: '29463-7 3141-9 3142-7 8339-4 8341-0 8351-9 8350-1 27113001 162763007 364589006',
  height: '8302-2 3137-7 8301-4 8306-3 8308-9 8305-5 50373000 248333004 248334005',
  head: '9843-4 8287-5 363812007 363811000',
  bmi: '39156-5 60621009',
};

/** LOINC of centiles, which a source works out and sends. */
const centileCodes: Readonly<Record<GrowthSign, string>> = {
  weight: '8336-0 77606-2',
  height: '8303-0',
  head: '8289-1',
  bmi: '59574-4 59575-1 59576-9',
};

const names: Readonly<Record<GrowthSign, RegExp>> = {
  weight: /\bweight\b/i,
  height: /\b(?:height|length|stature)\b/i,
  head: /\b(?:head|occipito-?frontal) circumference\b|\bOFC\b/i,
  bmi: /\bbody mass index\b|\bBMI\b/i,
};

const centileName = /\b(?:per)?centiles?\b|\bz[- ]?score\b|\bSDS\b|\bstandard deviation score\b/i;
/** Names that have a sign's word and are another thing: a change of weight, a kind of insulin. */
const otherThing = /\b(?:loss|gain|change|bearing|management|clinic|advice|leg|stride|fundal|fundus|uterine|visit|stay)\b/i;
/** Growth that is named in full: "Weight", "Body height (standing)". */
const wholeName = /^(?:o\/e - )?(?:[a-z]+ )?(?:body )?(?:weight|height|length|stature|head circumference|body mass index|bmi)\b/i;

/** Tells which growth sign a measurement is; undefined for any other, and for a centile. */
export function growthSignOf({ code }: Measurement): GrowthSign | undefined {
  if (isCentile(code)) return undefined;
  const coded = signOfCodes(code, codes);
  if (coded !== undefined) return coded;
  return wholeName.test(code.text) && !otherThing.test(code.text) ? signOfName(code.text) : undefined;
}

/** Tells of which growth sign a measurement is the centile or the standard deviation score, as its source sent it. */
export function centileSignOf({ code }: Measurement): GrowthSign | undefined {
  return signOfCodes(code, centileCodes) ?? (isCentile(code) ? signOfName(code.text) : undefined);
}

const isCentile = (concept: CodedConcept): boolean => centileName.test(concept.text) || signOfCodes(concept, centileCodes) !== undefined;

function signOfCodes({ codings }: CodedConcept, table: Readonly<Record<GrowthSign, string>>): GrowthSign | undefined {
  return growthSigns.find((sign) => codings.some(({ code }) => code !== undefined && table[sign].split(' ').includes(code)));
}

/** The body mass index and the head before the weight and the length, whose words stand in names of theirs. */
function signOfName(name: string): GrowthSign | undefined {
  return (['bmi', 'head', 'height', 'weight'] as const).find((sign) => names[sign].test(name));
}
