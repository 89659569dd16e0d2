import type { EntryCaution, EntryId } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { type EntryDates, datesOf } from '#/lib/fhir/kind-parts/dates.ts';
import { dosageEndWords, withDosageEnd } from '#/lib/fhir/kind-parts/dosage-end.ts';
import { codedDosages, dosesOf } from '#/lib/fhir/datatypes/dosage.ts';
import { codesOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { fieldsToCompare, dayKey, identifierKeys, likenessKeys } from '#/lib/fhir/kind-parts/identity.ts';
import { type MedicationName, medicationOf, medicineLine, medicineKeys, productKeys } from '#/lib/fhir/kind-parts/medication.ts';
import { comparableDose, comparableFrequency, comparableRoute } from '#/lib/fhir/kind-parts/compared-dose.ts';
import { linksOfOrder, linksToOrder } from '#/lib/fhir/kind-parts/order-links.ts';
import { type Kind, elementNames, wordSet } from '#/lib/fhir/kind-parts/kind.ts';

type Act = 'prescribed' | 'proposed' | 'issued' | 'reported';

const current = wordSet('active on-hold unknown');
/** Intents that ask for no medicine to be given yet. */
const notOrdered = new Map([
  ['proposal', 'Proposed: '],
  ['option', 'Option: '],
]);

/** Prefix of a request that is not, not yet, or no longer an order. */
const noOrder = new Map([
  ['draft', 'Draft: '],
  ['cancelled', 'Cancelled: '],
]);
/** Reason for stopping: a reader needs it who thinks of giving the medicine again. */
const halted = wordSet('stopped cancelled on-hold');

/** MedicationRequest: a prescription, one issue of it, or a medicine that the patient is said to take. */
export const medicationRequest: Kind = {
  name: 'medication-request',
  types: ['MedicationRequest'],
  words: 'Medicine',
  searchCategories: ['medications'],
  codes: {
    // Status "ended" is R5's: no longer in force.
    status: wordSet('active on-hold cancelled completed entered-in-error stopped draft unknown ended'),
    intent: wordSet('proposal plan order original-order reflex-order filler-order instance-order option'),
  },
  describedElements: elementNames(
    'status medicationCodeableConcept medicationReference medication authoredOn doNotPerform note encounter dosageInstruction',
  ),
  labels: {
    requester: 'Prescribed by',
    statusReason: 'Reason for status',
    reasonCode: 'For',
    reasonReference: 'For',
    courseOfTherapyType: 'Course',
    dispenseRequest: 'Supply',
    intent: 'Intent',
    priority: 'Priority',
  },
  describe: (context) => {
    const { resource } = context;
    const name = medicationOf(resource, context);
    const doses = dosesOf(resource.dosageInstruction, resource.authoredOn);
    const forbidden = resource.doNotPerform === true;
    const act = actOf(resource, context);
    const status = lineOf(resource.status);
    const prefix =
      (noOrder.get(status ?? '') ?? '') + (forbidden ? 'Do not give: ' : (notOrdered.get(lineOf(resource.intent) ?? '') ?? ''));
    const dates = datesOfOrder(resource);
    return {
      category: 'medications',
      title: prefix + medicineLine(name, doses),
      detail: joinTexts(
        [
          act === 'proposed' ? undefined : act,
          status === 'draft' ? 'draft: not yet an order' : status,
          halted.has(status ?? '') ? conceptTexts(resource.statusReason) : undefined,
          dosageEndWords(timedDosages(resource), doses, resource.authoredOn),
        ],
        ' · ',
      ),
      code: name.concept,
      assertion: forbidden ? 'denied' : 'affirmed',
      status,
      dates,
      body: { shape: 'medication', medication: name.concept, doses, act, ...(isForDischarge(resource) && { discharge: true }) },
      facts: [...codedDosages(resource.dosageInstruction, resource.authoredOn), ...name.facts],
      cautions: forbidden ? [doNotGive] : [],
      identity: [...identifierKeys(resource), ...likeness(resource, name, forbidden ? 'forbidden' : act, dayKey(dates.date))],
      compare: fieldsToCompare({
        Dose: comparableDose(name, objectsOf(resource.dosageInstruction)),
        Frequency: comparableFrequency(objectsOf(resource.dosageInstruction)),
        Route: comparableRoute(objectsOf(resource.dosageInstruction)),
        Form: name.form,
        Status: status,
      }),
      series: act === 'issued' ? seriesOf(context) : undefined,
      orderLinks: act === 'issued' ? linksToOrder(resource.basedOn, context) : linksOfOrder(resource),
    };
  },
};

function datesOfOrder(resource: Resource): EntryDates {
  const dates = datesOf([
    [resource.authoredOn, 'authored'],
    // An end in DSTU2, where the status may lag behind: an ended medicine is not a current one.
    [resource.dateEnded === undefined ? undefined : { end: resource.dateEnded }, 'ended'],
  ]);
  return withDosageEnd(dates, timedDosages(resource));
}

/** The dosages; where R5's effectiveDosePeriod gives the end of them all, that period alone. */
function timedDosages({ effectiveDosePeriod, dosageInstruction }: Resource): unknown {
  const isEnded = objectOf(effectiveDosePeriod)?.end !== undefined;
  return isEnded ? [{ timing: { repeat: { boundsPeriod: effectiveDosePeriod } } }] : dosageInstruction;
}

const doNotGive: EntryCaution = { type: 'do-not-give' };

/** FHIR R4 medicationrequest-category. */
function isForDischarge({ category }: Resource): boolean {
  return codesOf(category).includes('discharge');
}

function actOf(resource: Resource, context: ResourceContext): Act {
  if (resource.reportedBoolean === true || resource.reportedReference !== undefined) return 'reported';
  if (notOrdered.has(lineOf(resource.intent) ?? '')) return 'proposed';
  const issued = resource.intent === 'instance-order' || parentOf(context) !== undefined;
  return issued ? 'issued' : 'prescribed';
}

/** Prescription that this is an issue of. */
function parentOf(context: ResourceContext): EntryId | undefined {
  return entryIdsOf(context.resource.basedOn, context).find((id) => id.includes('|MedicationRequest/'));
}

/**
 * Series of the issues of one prescription, which share one row a month: by the prescription, or by their group number
 * within one source.
 */
function seriesOf(context: ResourceContext): string | undefined {
  const parent = parentOf(context);
  if (parent !== undefined) return parent;
  const group = objectOf(context.resource.groupIdentifier);
  const value = lineOf(group?.value);
  return value === undefined ? undefined : `${context.source}|group|${lineOf(group?.system) ?? ''}|${value}`;
}

/** Keys of an order: current orders of one medicine are one group whatever their strength; past orders and issues only of one day. */
function likeness(resource: Resource, name: MedicationName, act: string, day: string | undefined): readonly string[] {
  const ordered = resource.intent === undefined || (resource.intent !== 'proposal' && resource.intent !== 'option');
  const isCurrent = act !== 'issued' && ordered && (resource.status === undefined || current.has(lineOf(resource.status) ?? ''));
  return isCurrent
    ? likenessKeys('medication', medicineKeys(name), act, 'current')
    : likenessKeys('medication', productKeys(name), act, lineOf(resource.intent) ?? '', day);
}
