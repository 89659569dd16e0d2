import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Dose, EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type FactSheet, addFacts, statedFacts } from './facts.ts';
import { readerFacts } from './reader-facts.ts';
import { type JsonObject, type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { conceptOf, conceptText } from '#/lib/fhir/datatypes/concept.ts';
import { quantityOf, quantityText } from '#/lib/fhir/datatypes/quantity.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, wordKey } from './identity.ts';
import { comparableForm } from './medicine-form.ts';
import { medicineListStatus } from './words.ts';

export interface MedicationName {
  readonly concept: CodedConcept;
  /** The source named no medicine: nothing may be compared with it. */
  readonly unnamed: boolean;
  /** Names of the active ingredients, where the source sent them. */
  readonly ingredients: readonly string[];
  /** Their strengths, where the source sent them so: the name may leave them out. */
  readonly strengths?: string;
  /** Tablet, capsule, injection: by the source's own Medication, else by the name. */
  readonly form?: string;
  /** Further facts of the medicine: another name, and the Medication that came with it, which is no entry of its own. */
  readonly facts: readonly EntryFact[];
}

/** The medicine of a request, statement, dispense or administration: a code, or a Medication contained or at hand. */
export function medicationOf(
  { medication, medicationCodeableConcept, medicationReference }: JsonObject,
  context: ResourceContext,
): MedicationName {
  const reference = medicationReference ?? objectOf(medication)?.reference;
  const resource = context.resolve(reference);
  const ingredients = objectsOf(resource?.ingredient)
    .filter(({ isActive }) => isActive !== false)
    .map((part) => ingredientName(part, context))
    .filter((name) => name !== undefined);
  const coded = conceptOf(medicationCodeableConcept) ?? conceptOf(objectOf(medication)?.concept) ?? conceptOf(resource?.code);
  const strengths = joinTexts(objectsOf(resource?.ingredient).map(strengthOf), ' + ');
  const concept = coded ?? plain(objectOf(reference)?.display) ?? plain(joinTexts(ingredients, ' / '));
  const display = lineOf(objectOf(reference)?.display);
  const facts = [
    ...statedFacts({
      'Called here': display === concept?.text ? undefined : display,
      // A medicine named by other words, whose own record was not sent.
      'Recorded under':
        concept !== undefined && resource === undefined && display === undefined ? referenceText(reference, context) : undefined,
    }),
    ...productFacts(resource, objectOf(reference)?.reference, context),
  ];
  if (concept !== undefined) {
    const form = comparableForm(concept.text, conceptText(resource?.form));
    return {
      concept,
      unnamed: false,
      ingredients,
      facts,
      ...(strengths !== undefined && { strengths }),
      ...(form !== undefined && { form }),
    };
  }
  // The medicine's own resource came, and names nothing; an address within this one is no name either.
  const isWithin = lineOf(objectOf(reference)?.reference)?.startsWith('#') === true;
  const text = resource !== undefined || isWithin ? undefined : referenceText(reference, context);
  return { concept: { text: text ?? 'Medicine not named', codings: [] }, unnamed: true, ingredients, facts };
}

const productLabels = { form: 'Form', amount: 'Amount', ingredient: 'Ingredient', batch: 'Batch', manufacturer: 'Manufacturer' } as const;

/** Strength, form and batch of a Medication that came beside; one that is contained is listed whole by `normalise.ts`. */
function productFacts(medication: Resource | undefined, reference: unknown, context: ResourceContext): readonly EntryFact[] {
  if (medication === undefined || (typeof reference === 'string' && reference.startsWith('#'))) return [];
  const sheet: FactSheet = { facts: [], omitted: 0 };
  for (const [key, label] of Object.entries(productLabels)) addFacts(sheet, label, medication[key], context);
  const facts = readerFacts(sheet.facts);
  const status = lineOf(medication.status);
  return status === undefined || status === 'active' ? facts : [...facts, { label: medicineListStatus, value: status }];
}

/** The medicine with its doses: the part of a row that is never cut. */
export function medicineLine({ concept, strengths }: MedicationName, doses: readonly Dose[]): string {
  // "5 mL" of a morphine whose name says no strength may be 10 mg or 100 mg.
  const name = strengths === undefined || /\d/.test(concept.text) ? concept.text : `${concept.text} ${strengths}`;
  return (
    [name, ...doses.slice(0, 1).map(({ text }) => text)].join(', ') +
    doses
      .slice(1)
      .map(({ text, follows }) => `; ${follows === undefined ? '' : `${follows} `}${text}`)
      .join('')
  );
}

/**
 * Keys by which two medicines are comparable. Codes differ by strength ("ramipril 5 mg capsule", "… 10 mg …"), and a
 * reader must see a difference of strength as a conflict; so the key is the ingredients where the source sent them, else
 * the leading words of the name before its first figure, with the kind of preparation where that makes it another
 * medicine in use (an injection is no tablet, modified release no plain one).
 */
export function medicineKeys({ concept, unnamed, ingredients, form: sentForm = '' }: MedicationName): readonly string[] {
  if (unnamed) return [];
  const form = preparation(concept.text) || preparation(sentForm);
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
  const words = name.toLowerCase().match(preparations) ?? [];
  return [...new Set(words.map(preparationClass))].toSorted().join(',');
}

function preparationClass(word: string): string {
  if (/release$|^(m\/r|mr|xl|er|sr)$/.test(word)) return 'modified release';
  if (/^(solution|suspension|syrup|liquid)$/.test(word)) return 'liquid';
  return word.replace(/(es|ies|s)$/, '').slice(0, 7);
}

function ingredientName(part: JsonObject, context: ResourceContext): string | undefined {
  return (
    conceptText(part.itemCodeableConcept) ??
    conceptText(objectOf(part.item)?.concept) ??
    (part.itemReference === undefined ? undefined : referenceText(part.itemReference, context))
  );
}

/** R4 Ratio; R5 allows a Quantity as well. */
function strengthOf({ strength, strengthRatio, strengthQuantity }: JsonObject): string | undefined {
  const ratio = objectOf(strengthRatio) ?? objectOf(strength);
  const [amount, per] = [quantityOf(strengthQuantity ?? ratio?.numerator), quantityOf(ratio?.denominator)];
  const of = per === undefined || (per.value === '1' && !/^m?l$/i.test(per.unit ?? '')) ? undefined : quantityText(per);
  return amount && joinTexts([quantityText(amount), of], ' / ');
}

function plain(text: unknown): CodedConcept | undefined {
  return typeof text === 'string' ? conceptOf({ text }) : undefined;
}
