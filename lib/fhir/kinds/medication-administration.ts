import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { codedDosages, dosageText } from '#/lib/fhir/datatypes/dosage.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, identifierKeys, likenessKeys, minuteKey } from '#/lib/fhir/kind-parts/identity.ts';
import { comparableRoute } from '#/lib/fhir/kind-parts/compared-dose.ts';
import { medicationOf, productKeys } from '#/lib/fhir/kind-parts/medication.ts';
import { linksToOrder } from '#/lib/fhir/kind-parts/order-links.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Prefix by status: whether the medicine was given in full (H11). */
const prefixes = new Map([
  ['not-done', 'Not given: '],
  ['on-hold', 'On hold: '],
  ['stopped', 'Stopped before its end: '],
]);

const over = wordSet('completed stopped not-done');

/** MedicationAdministration: one dose given, or not given. */
export const medicationAdministration: Kind = {
  name: 'medication-administration',
  types: ['MedicationAdministration'],
  words: 'Medicine given',
  searchCategories: ['medications'],
  codes: { status: wordSet('in-progress not-done on-hold completed entered-in-error stopped unknown') },
  describedElements: elementNames(
    'status medicationCodeableConcept medicationReference medication effective[x] note context encounter dosage',
  ),
  labels: {
    statusReason: 'Reason for status',
    performer: 'Given by',
    reasonCode: 'For',
    reasonReference: 'For',
    request: 'Order',
    device: 'Device',
    isSubPotent: 'Less than a full dose',
    subPotentReason: 'Why less than a full dose',
  },
  describe: (context) => {
    const { resource } = context;
    const name = medicationOf(resource, context);
    const status = lineOf(resource.status);
    const notGiven = status === 'not-done';
    const dose = doseOf(resource.dosage);
    const dates = closedIf(over.has(status ?? ''), datesOf([[choiceOf(resource, 'effective'), 'effective']]));
    return {
      category: 'medications',
      title: (prefixes.get(status ?? '') ?? '') + (joinTexts([name.concept.text, dose], ', ') ?? ''),
      detail: joinTexts(
        [
          notGiven ? conceptTexts(resource.statusReason) : status === 'on-hold' ? undefined : 'given',
          status === 'completed' ? undefined : status,
        ],
        ' · ',
      ),
      code: name.concept,
      assertion: notGiven ? 'denied' : 'affirmed',
      status,
      dates,
      body: { shape: 'medication', medication: name.concept, doses: dose === undefined ? [] : [{ text: dose }], act: 'given' },
      orderLinks: linksToOrder(resource.request, context),
      facts: [...codedDosages(withDose(resource.dosage)), ...name.facts],
      // R5: vomited, spilled, or cut short.
      cautions: resource.isSubPotent === true ? [{ type: 'may-change-meaning', text: 'was less than a full dose' }] : [],
      identity: [
        ...identifierKeys(resource),
        ...likenessKeys('medication', productKeys(name), notGiven ? 'not given' : 'given', minuteKey(dates.date)),
      ],
      compare: fieldsToCompare({ Dose: dose, Route: comparableRoute(objectsOf([resource.dosage])), Form: name.form, Status: status }),
    };
  },
};

/** Dose as a plain quantity, unlike in Dosage. */
function doseOf(value: unknown): string | undefined {
  const dosage = withDose(value);
  return dosage && dosageText(dosage);
}

function withDose(value: unknown): JsonObject | undefined {
  const dosage = objectOf(value);
  return dosage && { ...dosage, doseQuantity: dosage.dose };
}
