import type { CodedConcept } from '#/lib/record/coded.ts';
import type { Dose, Fact } from '#/lib/record/timeline-entry.ts';
import { type FactSheet, addFacts, statedFacts } from './facts.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from './json.ts';
import type { Reading } from './reading.ts';
import { conceptOf, conceptText } from './datatypes/concept.ts';
import { doseAmount, dosageText } from './datatypes/dosage.ts';
import { referenceText } from './datatypes/reference.ts';
import { joined, lineOf } from './datatypes/text.ts';
import { timingText } from './datatypes/timing.ts';
import { codeKeys, wordKey } from './identity.ts';

export interface MedicationName {
  readonly concept: CodedConcept;
  /** The source named no medicine: nothing may be compared with it. */
  readonly unnamed: boolean;
  /** Names of the active ingredients, where the source sent them. */
  readonly ingredients: readonly string[];
  /** What else is known of the medicine: another name, and the Medication that was sent beside, which no entry is of its own. */
  readonly facts: readonly Fact[];
}

/** The medicine of a request, statement, dispense or administration: a code, or a Medication contained or at hand. */
export function medicationOf({ medication, medicationCodeableConcept, medicationReference }: JsonObject, reading: Reading): MedicationName {
  const reference = medicationReference ?? objectOf(medication)?.reference;
  const resource = reading.resolve(reference);
  const ingredients = objectsOf(resource?.ingredient)
    .filter(({ isActive }) => isActive !== false)
    .map((part) => ingredientName(part, reading))
    .filter((name) => name !== undefined);
  const coded = conceptOf(medicationCodeableConcept) ?? conceptOf(objectOf(medication)?.concept) ?? conceptOf(resource?.code);
  const concept = coded ?? plain(objectOf(reference)?.display) ?? plain(joined(ingredients, ' / '));
  const display = lineOf(objectOf(reference)?.display);
  const facts = [
    ...statedFacts({ 'Called here': display === concept?.text ? undefined : display }),
    ...productFacts(resource, objectOf(reference)?.reference, reading),
  ];
  if (concept !== undefined) return { concept, unnamed: false, ingredients, facts };
  return { concept: { text: referenceText(reference, reading) ?? 'Medicine not named', codings: [] }, unnamed: true, ingredients, facts };
}

const productLabels = { form: 'Form', amount: 'Amount', ingredient: 'Ingredient', batch: 'Batch', manufacturer: 'Manufacturer' } as const;

/** Strength, form and batch of a Medication that came beside; one that is contained is listed whole by `normalise.ts`. */
function productFacts(medication: Resource | undefined, reference: unknown, reading: Reading): readonly Fact[] {
  if (medication === undefined || (typeof reference === 'string' && reference.startsWith('#'))) return [];
  const sheet: FactSheet = { facts: [], omitted: 0 };
  for (const [key, label] of Object.entries(productLabels)) addFacts(sheet, label, medication[key], reading);
  const status = lineOf(medication.status);
  return status === undefined || status === 'active'
    ? sheet.facts
    : [...sheet.facts, { label: 'Medicine’s entry in the list of the source', value: status }];
}

/** The medicine with its doses: the part of a row that is never cut. */
export function medicineLine({ concept }: MedicationName, doses: readonly Dose[]): string {
  return (
    [concept.text, ...doses.slice(0, 1).map(({ text }) => text)].join(', ') +
    doses
      .slice(1)
      .map(({ text }) => `; ${text}`)
      .join('')
  );
}

/**
 * What makes two medicines comparable. Codes differ by strength ("ramipril 5 mg capsule", "… 10 mg …"), and a
 * difference of strength is just what a reader must see as a conflict; so the key is the ingredients where the source
 * sent them, else the leading words of the name before its first figure, with the kind of preparation where that
 * makes it another medicine in use (an injection is no tablet, modified release no plain one).
 */
export function medicineKeys({ concept, unnamed, ingredients }: MedicationName): readonly string[] {
  if (unnamed) return [];
  const form = preparation(concept.text);
  const names = [nameStem(concept.text), ingredients.map(nameStem).toSorted().join('+')];
  return [...new Set(names)].filter((name) => name !== '').map((name) => `${name}|${form}`);
}

/** Exact codes of the product, then its comparable name: for records of one act, where the date says the rest. */
export function productKeys(name: MedicationName): readonly string[] {
  return name.unnamed ? [] : [...codeKeys(name.concept), ...medicineKeys(name)];
}

const formWords = /\b(gastro-resistant|modified[- ]release|prolonged[- ]release|extended[- ]release|oral|tablets?|capsules?|caplets?)\b/g;

/** "Ramipril 5 mg capsule" → "ramipril"; the parts of a combination each, so that it never equals its first ingredient. */
function nameStem(name: string): string {
  const parts = name
    .toLowerCase()
    .replace(/^\d+ hr /, '')
    .split(/\s+\/\s+|\s+\+\s+|\s+and\s+/);
  const stems = parts.map((part) => wordKey((part.split(/\s\(?\d/, 1)[0] ?? '').replace(formWords, '').replace(preparations, '')));
  return [...new Set(stems.filter((stem) => stem !== ''))].toSorted().join('+');
}

const preparations =
  /\b(modified[- ]release|prolonged[- ]release|extended[- ]release|m\/r|mr|xl|er|sr|patch(?:es)?|inhal(?:er|ation)|nebuliser|nebulizer|injection|infusion|pen|cream|ointment|gel|eye drops?|ear drops?|drops?|spray|suppositor(?:y|ies)|pessar(?:y|ies)|solution|suspension|syrup|liquid|lozenges?)\b/g;

function preparation(name: string): string {
  const found = name.toLowerCase().match(preparations) ?? [];
  return [...new Set(found.map(preparationClass))].toSorted().join(',');
}

function preparationClass(word: string): string {
  if (/release$|^(m\/r|mr|xl|er|sr)$/.test(word)) return 'modified release';
  if (/^(solution|suspension|syrup|liquid)$/.test(word)) return 'liquid';
  return word.replace(/(es|ies|s)$/, '').slice(0, 7);
}

function ingredientName(part: JsonObject, reading: Reading): string | undefined {
  return (
    conceptText(part.itemCodeableConcept) ??
    conceptText(objectOf(part.item)?.concept) ??
    (part.itemReference === undefined ? undefined : referenceText(part.itemReference, reading))
  );
}

function plain(text: unknown): CodedConcept | undefined {
  return typeof text === 'string' ? conceptOf({ text }) : undefined;
}

const strength =
  /\d[\d.,]*(?:\s*\/\s*\d[\d.,]*)?\s*(?:mg|g|micrograms?|mcg|ug|µg|nanograms?|units?|iu|mmol|ml|%)(?:\s*\/\s*(?:[\d.]+\s*)?(?:ml|l|g|dose|h|hour|hr|actuation))?/i;
const mass = /\d\s*(mg|g|kg|micrograms|nanograms|units|mmol)\b/i;

/** The dose to compare: the amount of drug where it was sent, else the product's strength, with how many are taken. */
export function comparableDose({ concept }: MedicationName, dosages: readonly JsonObject[]): string | undefined {
  const product = strength.exec(concept.text)?.[0]?.replace(/(\d)\s*([a-zµ])/i, '$1 $2');
  const doses = dosages.map((dosage) => {
    const amount = doseAmount(dosage);
    if (amount !== undefined && (mass.test(amount) || product === undefined)) return amount;
    const count = amount?.split(' ')[0] ?? countIn(dosageText(dosage));
    return product !== undefined && count !== undefined && count !== '1' ? `${product} × ${count}` : product;
  });
  return joined([...new Set(doses)], '; ') ?? product;
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

/** "Take TWO tablets", "2 puffs": how many units at a time; only where the words say no more than that, for a dose may change by the day. */
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

/** Words beside the frequency that change nothing of it. */
const padding =
  /\b(take|inhale|apply|use|give|half|one|two|three|four|five|six|\d+|tablets?|capsules?|puffs?|to be taken|by mouth|orally|oral|mg|mcg|micrograms?|units?)\b|[.,()]/gi;

/** How often, in words that can be compared; the source's own words where they say more than a known pattern. */
export function comparableFrequency(dosages: readonly JsonObject[]): string | undefined {
  const all = dosages.map((dosage) => {
    const text = timingText(dosage.timing) ?? dosageText(dosage);
    return text === undefined ? undefined : (plainFrequency(text) ?? text.toLowerCase());
  });
  return joined([...new Set(all)], '; ');
}

function plainFrequency(text: string): string | undefined {
  return frequencies.find(([pattern]) => pattern.test(text) && text.replace(pattern, '').replace(padding, '').trim() === '')?.[1];
}
