import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { choiceOf, closedIf, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { dosageEndWords, withDosageEnd } from '#/lib/fhir/kind-parts/dosage-end.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { codedDosages, dosesOf } from '#/lib/fhir/datatypes/dosage.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, dayKey, identifierKeys, likenessKeys, targetKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { comparableDose, comparableFrequency, comparableRoute } from '#/lib/fhir/kind-parts/compared-dose.ts';
import { type MedicationName, medicationOf, medicineLine, medicineKeys, productKeys } from '#/lib/fhir/kind-parts/medication.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

const current = wordSet('active on-hold unknown intended');
/** Reason for stopping: a reader needs it who thinks of giving the medicine again. */
const halted = wordSet('not-taken stopped on-hold');
const over = wordSet('completed stopped');

/** MedicationStatement: someone's word that the patient takes, took, or does not take a medicine. */
export const medicationStatement: Kind = {
  name: 'medication-statement',
  types: ['MedicationStatement'],
  words: 'Medicine',
  searchCategories: ['medications'],
  codes: { status: wordSet('active completed entered-in-error intended stopped on-hold unknown not-taken') },
  describedElements: elementNames(
    'status medicationCodeableConcept medicationReference medication effective[x] dateAsserted note context encounter dosage',
  ),
  labels: {
    statusReason: 'Reason for status',
    informationSource: 'Told by',
    reasonCode: 'For',
    reasonReference: 'For',
    derivedFrom: 'Taken from',
  },
  describe: (context) => {
    const { resource } = context;
    const name = medicationOf(resource, context);
    const effective = choiceOf(resource, 'effective');
    const start = objectOf(effective)?.start ?? effective;
    const doses = dosesOf(resource.dosage, start);
    const status = lineOf(resource.status);
    const notTaken = status === 'not-taken';
    const sentDates = datesOf([
      [effective, 'effective'],
      [resource.dateAsserted, 'asserted'],
    ]);
    const dates = withDosageEnd(closedIf(over.has(status ?? ''), sentDates), resource.dosage);
    return {
      category: 'medications',
      title: (notTaken ? 'Not taken: ' : status === 'intended' ? 'Planned, not yet taken: ' : '') + medicineLine(name, doses),
      detail: joinTexts(
        [
          'reported',
          status,
          halted.has(status ?? '') ? conceptTexts(resource.statusReason) : undefined,
          dosageEndWords(resource.dosage, doses, start),
        ],
        ' · ',
      ),
      code: name.concept,
      assertion: notTaken ? 'denied' : 'affirmed',
      status,
      dates,
      body: { shape: 'medication', medication: name.concept, doses, act: 'reported' },
      facts: [...codedDosages(resource.dosage, start), ...name.facts],
      identity: [
        ...identifierKeys(resource),
        // GP Connect: the statement is about one plan (MedicationRequest) of the same practice.
        ...targetKeys('plan', resource.basedOn, context),
        ...(current.has(status ?? 'unknown')
          ? likenessKeys('medication', medicineKeys(name), 'reported', 'current')
          : likenessKeys('medication', productKeys(name), notTaken ? 'not taken' : 'reported', dayKey(dates.date))),
      ],
      compare: comparison(name, objectsOf(resource.dosage), status),
    };
  },
};

function comparison(name: MedicationName, dosages: readonly JsonObject[], status: string | undefined): Readonly<Record<string, string>> {
  return fieldsToCompare({
    Dose: comparableDose(name, dosages),
    Frequency: comparableFrequency(dosages),
    Route: comparableRoute(dosages),
    Form: name.form,
    Status: status,
  });
}
