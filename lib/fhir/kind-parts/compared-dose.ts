import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { asNeededText, doseAmount, dosageText, limitsOf, rateText } from '#/lib/fhir/datatypes/dosage.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { timingText } from '#/lib/fhir/datatypes/timing.ts';
import { comparedWords } from './identity.ts';
import type { MedicationName } from './medication.ts';

/** Parts of a dose that must not differ unseen between copies of one prescription (H20): how much, how often, and by which route. */

const strengths =
  /\d[\d.,]{0,30}(?:\s{0,5}\/\s{0,5}\d[\d.,]{0,30}){0,8}\s{0,5}(?:mg|g|micrograms?|mcg|ug|µg|nanograms?|units?|iu|mmol|%)(?:\s{0,5}\/\s{0,5}(?:[\d.]{1,30}\s{0,5})?(?:ml|l|g|dose|hour|hr|h|actuation))?(?![a-z])/gi;
/** Figures whose unit everybody knows: "Co-codamol 8/500", "Seretide 125". */
const figures = /(?<![\w.])\d[\d.,]*(?:\s*\/\s*\d[\d.,]*)*(?:\s*ml\b)?/i;
const mass = /\d\s*(mg|g|kg|micrograms|nanograms|units|mmol)\b/i;

/** Strength in a product's name; of a combination each part's, for any may be the one that differs. */
function strengthIn(name: string): string | undefined {
  const plain = name.replace(/^\d+ hr /i, '');
  const all = (plain.match(strengths) ?? []).map((text) => text.toLowerCase().replace(/(\d)\s*([a-zµ])/, '$1 $2')).map(equalStrength);
  return joinTexts([...new Set(all)], ' + ') ?? figures.exec(plain)?.[0];
}

/** "10.0 mg" as "10 mg" (H20); "1.500 mg" may be fifteen hundred where a point parts thousands, and stays as written. */
function equalStrength(text: string): string {
  return /(?<![\d.])[1-9]\d{0,2}\.\d{3}(?!\d)/.test(text) ? text : equalFiguresKey(text);
}

/** Dose to compare: the amount of drug where it was sent, else the product's strength, with the number taken. */
export function comparableDose(
  { concept, strengths: sentStrengths }: Pick<MedicationName, 'concept' | 'strengths'>,
  dosages: readonly JsonObject[],
): string | undefined {
  const product = strengthIn(concept.text) ?? sentStrengths;
  const doses = dosages.map((dosage) => {
    const amount = joinTexts([doseAmount(dosage), rateText(dosage)], ' at ');
    if (amount !== undefined && (mass.test(amount) || product === undefined)) return amount;
    const count = amount?.split(' ')[0] ?? countIn(dosageText(dosage));
    return product !== undefined && count !== undefined && count !== '1' ? `${product} × ${count}` : product;
  });
  return joinTexts([...new Set(doses)], areTogether(dosages) ? ' and ' : '; ') ?? product;
}

/** Dosages of one number are taken together (FHIR R4 Dosage.sequence): the same amounts one after the other are another dose. */
function areTogether([first, ...rest]: readonly JsonObject[]): boolean {
  return first?.sequence !== undefined && rest.length > 0 && rest.every(({ sequence }) => sequence === first.sequence);
}

const counts = new Map([
  ['half', '0.5'],
  ['one', '1'],
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
]);

/** Number taken at a time: "Take TWO tablets", "2 puffs". Only where the words say no more, for a dose may change by the day. */
function countIn(text: string | undefined): string | undefined {
  if (text === undefined || plainFrequency(text) === undefined) return undefined;
  const match = /^(?:take|inhale|apply|use|give)?\s*(half|one|two|three|four|five|six|\d{1,2}(?![\d.]*\s*(?:m?g|mcg|micro|ml|unit)))\b/i
    .exec(text)?.[1]
    ?.toLowerCase();
  return match === undefined ? undefined : (counts.get(match) ?? match);
}

const frequencies: readonly (readonly [RegExp, string])[] = [
  [/\b(twice (a day|daily)|two times (a day|daily)|bd|bid)\b/i, 'twice daily'],
  [/\b(three times (a day|daily)|tds|tid)\b/i, 'three times daily'],
  [/\b(four times (a day|daily)|qds|qid)\b/i, 'four times daily'],
  [
    /\b(once (a day|daily)|one daily|od|every day|each (day|morning|evening|night)|(one|1) (to be taken )?(each day|daily))\b/i,
    'once daily',
  ],
  [/\b(once (a week|weekly)|every week)\b/i, 'once weekly'],
];

/** Words around the frequency that do not change it. */
const padding =
  /\b(take|inhale|apply|use|give|half|one|two|three|four|five|six|\d+|tablets?|capsules?|puffs?|to be taken|by mouth|orally|oral|mg|mcg|micrograms?|units?)\b|[.,()]/gi;

/** Frequency in words that can be compared; the source's own words where they say more than a known pattern. */
export function comparableFrequency(dosages: readonly JsonObject[]): string | undefined {
  const all = dosages.map((dosage) => {
    const timing = timingText(dosage.timing);
    const text = timing ?? dosageText(dosage);
    const often = text === undefined ? undefined : (plainFrequency(text) ?? text.toLowerCase());
    // The whole text has the limits in it already.
    return timing === undefined ? often : joinTexts([often, asNeededText(dosage), ...limitsOf(dosage)], ', ');
  });
  return joinTexts([...new Set(all)], '; ');
}

function plainFrequency(text: string): string | undefined {
  return frequencies.find(([pattern]) => pattern.test(text) && text.replace(pattern, '').replace(padding, '').trim() === '')?.[1];
}

/** Words that several systems have for one route. */
const routes: readonly (readonly [RegExp, string])[] = [
  [/^(oral|by mouth|po|per os|per oral|orally)$/, 'oral'],
  [/^(intravenous|iv)$/, 'intravenous'],
  [/^(intramuscular|im)$/, 'intramuscular'],
  [/^(subcutaneous|sc|subcut)$/, 'subcutaneous'],
  [/^(inhalation|inhaled|respiratory|inhale|respiratory tract)$/, 'inhalation'],
];

/** Route and site (one eye or both) to compare, where they were sent; `KindRule.implied` says what leaving the route out means. */
export function comparableRoute(dosages: readonly JsonObject[]): string | undefined {
  const all = dosages.map(({ route, site }) => {
    const text = conceptText(route)
      ?.toLowerCase()
      .replace(/\s{1,5}(route|use)( of administration)?$/, '')
      .trim();
    const way = text === undefined ? undefined : (routes.find(([pattern]) => pattern.test(text))?.[1] ?? text);
    return joinTexts([way, comparedWords(conceptText(site))], ', ');
  });
  return joinTexts([...new Set(all)], '; ');
}
