import { type JsonObject, objectsOf } from '#/lib/fhir/resource/json.ts';
import { dateChoice, intervalOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { dispensesOf, supplyOf } from '#/lib/fhir/cda/entries/dispense.ts';
import { dosageOf, isSignature } from '#/lib/fhir/cda/entries/dosage.ts';
import { orderStatuses, statementStatuses, statusIn, statusNote } from '#/lib/fhir/cda/entries/medication-status.ts';
import { unreadableDates, timingExceptions, vehicleNotes } from '#/lib/fhir/cda/entries/medication-notes.ts';
import { makerOf, batchOf, medicineName, productName, saysNoMedicine } from '#/lib/fhir/cda/entries/product.ts';
import { reasonsOf } from '#/lib/fhir/cda/entries/reason.ts';
import { intentOf } from '#/lib/fhir/cda/entries/request.ts';
import {
  authorOf,
  authoredAt,
  hasTemplate,
  informantOf,
  isNegated,
  moodOf,
  performersOf,
  statusOf,
  relatedStatements,
} from '#/lib/fhir/cda/entries/statement.ts';
import { scheduleOf } from '#/lib/fhir/cda/datatypes/timing.ts';
import {
  type BuiltResource,
  type EntryMember,
  type StatementContext,
  buildResource,
  withDiscrepancies,
} from '#/lib/fhir/cda/entries/statement-context.ts';
import { doseInText } from '#/lib/fhir/cda/datatypes/number-in-text.ts';
import { neighbourLine } from '#/lib/fhir/cda/entries/neighbour-words.ts';

const planned = new Set(['2.16.840.1.113883.10.20.22.4.42']);
const administered = '29549-3';
const plan = '18776-5';

/** Medication activity: what is prescribed (INT and the like), taken, or was given (EVN). */
export const medicationEntry: EntryMember = {
  name: 'medication',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.16', '2.16.840.1.113883.10.20.1.24', ...planned]),
  fits: (statement) => statement.name === 'substanceAdministration',
  statesNone: saysNoMedicine,
  read: (statement, context) => {
    const item = withCodedDose(readOne(statement, context), statement, context);
    return [item, ...dispensesOf(statement, item, context)];
  },
};

/** The words of a prescription stand on the row: a coded dose that differs from them, and words of a neighbour's row, are marked (H25). */
function withCodedDose(item: BuiltResource, statement: Element, { narrative }: StatementContext): BuiltResource {
  const { dosage, dosageInstruction } = item.resource;
  const [words] = objectsOf(dosage ?? dosageInstruction).map(({ text }) => text);
  const line = typeof words === 'string' ? doseInText(words, childNamed(statement, 'doseQuantity')) : undefined;
  const neighbour = neighbourLine(statement, productName(statement, narrative), narrative);
  return withDiscrepancies(
    item,
    [line, neighbour].filter((text) => text !== undefined),
  );
}

function readOne(statement: Element, context: StatementContext): BuiltResource {
  if (moodOf(statement) !== 'EVN') return requested(statement, context);
  return isAdministration(context) ? administeredOne(statement, context) : buildStatement(statement, context);
}

function isAdministration({ section, around }: StatementContext): boolean {
  return section.has(administered) || around?.name === 'procedure';
}

/** Elements that all forms of a medication share. */
function shared(statement: Element, context: StatementContext): JsonObject {
  const maker = makerOf(statement);
  const batch = batchOf(statement);
  const notes = [
    ...(maker === undefined ? [] : [`Made by: ${maker}`]),
    ...(batch === undefined ? [] : [`Batch: ${batch}`]),
    ...unreadableDates(statement),
    ...timingExceptions(statement),
    ...vehicleNotes(statement, context),
    ...performed(statement, context),
    ...statusNote(statement, context),
  ];
  return presentParts({
    medicationCodeableConcept: medicineName(statement, context),
    reasonCode: reasonsOf(statement, context),
    note: notes.map((text) => ({ text })),
  });
}

function requested(statement: Element, context: StatementContext): BuiltResource {
  const schedule = scheduleOf(statement, context.narrative);
  const common = shared(statement, context);
  const forbidden = isNegated(statement) && !saysNoMedicine(statement);
  // A plan is not an order yet, and must not read as one; a plan not to give is heeded as an order would be (H37).
  const isPlan = moodOf(statement) !== 'RQO' && (hasTemplate(statement, planned) || context.section.has(plan));
  const intent = isPlan ? (forbidden ? 'plan' : 'proposal') : moodOf(statement) === 'INT' ? 'order' : intentOf(statement);
  const dosage = dosageOf(statement, productName(statement, context.narrative), schedule, context);
  return buildResource(
    statement,
    'MedicationRequest',
    presentParts({
      status: statusIn(statement, context, orderStatuses),
      intent,
      doNotPerform: forbidden ? true : undefined,
      ...common,
      authoredOn: authoredAt(statement) ?? intervalOf(schedule.span).start,
      requester: authorOf(statement),
      dosageInstruction: [...(dosage === undefined ? [] : [dosage]), ...stepsOf(statement, context)],
      dispenseRequest: supplyOf(statement, context),
    }),
  );
}

function buildStatement(statement: Element, context: StatementContext): BuiltResource {
  const schedule = scheduleOf(statement, context.narrative);
  const common = shared(statement, context);
  const dosage = dosageOf(statement, productName(statement, context.narrative), schedule, context);
  const denied = isNegated(statement) && !saysNoMedicine(statement);
  return buildResource(
    statement,
    'MedicationStatement',
    presentParts({
      status: denied ? 'not-taken' : statusIn(statement, context, statementStatuses),
      ...common,
      ...effectiveOf(schedule.span),
      dateAsserted: authoredAt(statement),
      informationSource: informantOf(statement) ?? authorOf(statement),
      dosage: [...(dosage === undefined ? [] : [dosage]), ...stepsOf(statement, context)],
    }),
  );
}

/** Doses that change over time are administrations within it, each a step of its own. */
function stepsOf(statement: Element, context: StatementContext): readonly JsonObject[] {
  const steps = relatedStatements(statement)
    .map((related) => related.statement)
    .filter((part) => part.name === 'substanceAdministration' && !isNegated(part) && !isSignature(part));
  return steps.flatMap((step) => {
    const dosage = dosageOf(step, productName(statement, context.narrative), scheduleOf(step, context.narrative), context);
    if (dosage !== undefined) context.claimed.add(step);
    return dosage === undefined ? [] : [dosage];
  });
}

/** A course keeps its period even when it has no end: it may go on. */
function effectiveOf(span: Element | undefined): JsonObject {
  const { value, start, end } = intervalOf(span);
  if (value !== undefined) return { effectiveDateTime: value };
  return start === undefined && end === undefined ? {} : { effectivePeriod: presentParts({ start, end }) };
}

const administrationStatuses = new Map([
  ['completed', 'completed'],
  ['active', 'in-progress'],
  ['aborted', 'stopped'],
  ['cancelled', 'not-done'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['nullified', 'entered-in-error'],
]);

function administeredOne(statement: Element, context: StatementContext): BuiltResource {
  const schedule = scheduleOf(statement, context.narrative);
  const common = shared(statement, context);
  const {
    doseAndRate,
    timing: _timing,
    asNeededBoolean: _asNeeded,
    ...dosage
  } = dosageOf(statement, productName(statement, context.narrative), schedule, context) ?? {};
  const [amount] = objectsOf(doseAndRate);
  const statusCode = statusOf(statement) ?? '';
  return buildResource(
    statement,
    'MedicationAdministration',
    presentParts({
      status:
        isNegated(statement) && !saysNoMedicine(statement)
          ? 'not-done'
          : (administrationStatuses.get(statusCode) ?? (statusCode === '' ? 'unknown' : statusCode)),
      ...common,
      ...dateChoice('effective', schedule.span),
      performer: performersOf(statement).map((actor) => ({ actor })),
      dosage: presentParts({ ...dosage, dose: amount?.doseQuantity, doseRange: amount?.doseRange, rateQuantity: amount?.rateQuantity }),
    }),
  );
}

/** Performers: only an administration has an element for them (R4). */
function performed(statement: Element, context: StatementContext): readonly string[] {
  if (moodOf(statement) === 'EVN' && isAdministration(context)) return [];
  return performersOf(statement).map(
    ({ display }) => `${moodOf(statement) === 'EVN' ? 'Carried out by' : 'To be carried out by'}: ${String(display)}`,
  );
}
