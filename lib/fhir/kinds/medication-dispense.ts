import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import { objectsOf } from '#/lib/fhir/resource/json.ts';
import { statedFacts } from '#/lib/fhir/kind-parts/facts.ts';
import { datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { codedDosages, dosesOf } from '#/lib/fhir/datatypes/dosage.ts';
import { quantityOf, quantityText } from '#/lib/fhir/datatypes/quantity.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, dayKey, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { comparableDose, comparableFrequency, comparableRoute } from '#/lib/fhir/kind-parts/compared-dose.ts';
import { medicationOf, medicineLine, productKeys } from '#/lib/fhir/kind-parts/medication.ts';
import { linksToOrder } from '#/lib/fhir/kind-parts/order-links.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

/** Statuses in which the patient got nothing, or nothing yet. */
const notHandedOver = new Map([
  ['declined', 'Not dispensed: '],
  ['cancelled', 'Not dispensed: '],
  ['preparation', 'Being prepared: '],
  ['in-progress', 'Being prepared: '],
  ['on-hold', 'On hold: '],
  ['stopped', 'Stopped: '],
]);

/** MedicationDispense: a supply handed over by a pharmacy or a ward. */
export const medicationDispense: Kind = {
  name: 'medication-dispense',
  types: ['MedicationDispense'],
  words: 'Medicine dispensed',
  searchCategories: ['medications'],
  codes: { status: wordSet('preparation in-progress cancelled on-hold completed entered-in-error stopped declined unknown') },
  describedElements: elementNames(
    'status medicationCodeableConcept medicationReference medication whenHandedOver whenPrepared note context encounter dosageInstruction quantity',
  ),
  labels: { daysSupply: 'Days of supply', performer: 'Dispensed by', location: 'Place', type: 'Type', substitution: 'Substitution' },
  describe: (context) => {
    const { resource } = context;
    const name = medicationOf(resource, context);
    const doses = dosesOf(resource.dosageInstruction);
    const status = lineOf(resource.status);
    const amount = quantityOf(resource.quantity);
    const supplied = amount && quantityText(amount);
    const reason = conceptTexts(resource.statusReasonCodeableConcept) ?? referenceText(resource.statusReasonReference, context);
    const dates = datesOf([
      [resource.whenHandedOver, 'dispensed'],
      [resource.whenPrepared, 'created'],
    ]);
    const unfinished = notHandedOver.has(status ?? '');
    const denied = status === 'declined' || status === 'cancelled';
    return {
      category: 'medications',
      title: (notHandedOver.get(status ?? '') ?? '') + medicineLine(name, doses),
      detail: joinTexts(
        [unfinished ? undefined : 'dispensed', supplied, status === 'completed' ? undefined : status, denied ? reason : undefined],
        ' · ',
      ),
      code: name.concept,
      assertion: denied ? 'denied' : 'affirmed',
      status,
      dates,
      body: { shape: 'medication', medication: name.concept, doses, act: 'dispensed' },
      orderLinks: linksToOrder(resource.authorizingPrescription, context),
      facts: [...statedFacts({ Quantity: supplied }), ...codedDosages(resource.dosageInstruction), ...name.facts],
      identity: [
        ...identifierKeys(resource),
        ...likenessKeys('medication', productKeys(name), denied ? 'not dispensed' : 'dispensed', dayKey(dates.date), figuresKey(supplied)),
      ],
      // The same amount of two strengths may be supplied on one day.
      compare: fieldsToCompare({
        Quantity: supplied,
        Dose: comparableDose(name, objectsOf(resource.dosageInstruction)),
        Frequency: comparableFrequency(objectsOf(resource.dosageInstruction)),
        Route: comparableRoute(objectsOf(resource.dosageInstruction)),
        Form: name.form,
        Status: status,
      }),
    };
  },
};

/** Key of an amount that is equal for 28 and 28.0 tablets. */
function figuresKey(amount: string | undefined): string | undefined {
  return amount === undefined ? undefined : equalFiguresKey(amount);
}
