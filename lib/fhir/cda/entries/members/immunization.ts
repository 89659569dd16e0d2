import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, hasCode } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice, pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { codedDosage } from '#/lib/fhir/cda/entries/dosage.ts';
import { cdaQuantity } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { batchOf, makerOf, productCode, productName, productOrWhy } from '#/lib/fhir/cda/entries/product.ts';
import { reasonsOf } from '#/lib/fhir/cda/entries/reason.ts';
import { orderStatus } from '#/lib/fhir/cda/entries/request.ts';
import {
  authorOf,
  authoredAt,
  hasTemplate,
  informantOf,
  isCoded,
  isNegated,
  moodOf,
  performersOf,
  statusOf,
  relatedStatements,
} from '#/lib/fhir/cda/entries/statement.ts';
import {
  type BuiltResource,
  type EntryMember,
  type StatementContext,
  buildResource,
  withDiscrepancies,
} from '#/lib/fhir/cda/entries/statement-context.ts';
import { besideIn } from '#/lib/fhir/cda/datatypes/words-beside.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { statementNotes } from '#/lib/fhir/cda/entries/words.ts';

const refusal = new Set(['2.16.840.1.113883.10.20.22.4.53']);
/** Medication Series Number observation (R1.1 and before). */
const series = new Set(['2.16.840.1.113883.10.20.1.46']);

/** Immunization activity: given, not given with its reason, or planned. */
export const immunizationEntry: EntryMember = {
  name: 'immunization',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.52', '2.16.840.1.113883.10.20.22.4.120']),
  fits: (statement, context) => statement.name === 'substanceAdministration' && context.section.has('11369-6'),
  statesNone: saysNone,
  read: (statement, statementContext) => [
    moodOf(statement) === 'EVN' ? buildImmunization(statement, statementContext) : planned(statement, statementContext),
  ],
};

const statuses = new Map([
  ['completed', 'completed'],
  ['aborted', 'not-done'],
  ['cancelled', 'not-done'],
  ['nullified', 'entered-in-error'],
]);

function buildImmunization(statement: Element, context: StatementContext): BuiltResource {
  const statusCode = statusOf(statement);
  const negated = isNegated(statement);
  const maker = makerOf(statement);
  const vaccineCode = vaccineOf(statement, context);
  const built = buildResource(
    statement,
    'Immunization',
    presentParts({
      status: saysNone(statement)
        ? undefined
        : negated
          ? 'not-done'
          : statusCode === undefined
            ? undefined
            : (statuses.get(statusCode) ?? statusCode),
      statusReason: negated ? refusalOf(statement, context) : undefined,
      vaccineCode,
      ...occurrenceOf(statement),
      recorded: authoredAt(statement),
      primarySource: informantOf(statement) === undefined ? undefined : false,
      reportOrigin: informantOf(statement),
      manufacturer: maker === undefined ? undefined : { display: maker },
      lotNumber: batchOf(statement),
      site: cdaConcept(childNamed(statement, 'approachSiteCode'), context.narrative),
      route: cdaConcept(childNamed(statement, 'routeCode'), context.narrative),
      doseQuantity: cdaQuantity(childNamed(statement, 'doseQuantity')),
      performer: performersOf(statement).map((actor) => ({ actor })),
      reasonCode: reasonsOf(statement, context),
      protocolApplied: doseNumber(statement, context),
    }),
  );
  return withDiscrepancies(built, noneGivenLines(vaccineCode, negated));
}

/** CVX 998: a code that says that none was given, beside words that name a vaccine. */
function noneGivenLines(vaccineCode: JsonObject, negated: boolean): readonly string[] {
  const isNone =
    conceptOf(vaccineCode)?.codings.some(({ system, code }) => system === 'http://hl7.org/fhir/sid/cvx' && code === '998') === true;
  const words = besideIn(vaccineCode).contradicting;
  return isNone && !negated ? words.map(statementNotes.noneGiven) : [];
}

/** "Not: drug or medicament", "Not: vaccine" (SNOMED CT) are how C-CDA says that none is known. */
function saysNone(statement: Element): boolean {
  const isRefused = relatedStatements(statement).some((related) => hasTemplate(related.statement, refusal));
  return isNegated(statement) && !isRefused && hasCode(productCode(statement), new Set(['410942007', '71181003', '787859002']));
}

function vaccineOf(statement: Element, { narrative }: StatementContext): JsonObject {
  if (saysNone(statement)) return { text: 'No known immunizations' };
  return (
    productOrWhy(statement, 'Vaccine', narrative) ?? cdaConcept(childNamed(statement, 'code'), narrative) ?? { text: 'Vaccine not named' }
  );
}

/** R4 occurrence[x] is a moment: an interval is its beginning. */
function occurrenceOf(statement: Element): JsonObject {
  const point = pointOf(childrenNamed(statement, 'effectiveTime')[0]);
  return point === undefined ? {} : { occurrenceDateTime: point };
}

function refusalOf(statement: Element, { narrative, claimed }: StatementContext): JsonObject | undefined {
  const match = relatedStatements(statement)
    .map((related) => related.statement)
    .find((part) => hasTemplate(part, refusal));
  const reason = cdaConcept(childNamed(match, 'code'), narrative) ?? textReason(match && writtenText(childNamed(match, 'text'), narrative));
  if (match !== undefined && reason !== undefined) claimed.add(match);
  return reason;
}

function textReason(text: string | undefined): JsonObject | undefined {
  return text === undefined ? undefined : { text };
}

/** Number of the dose in its course: repeatNumber (R2.1), or an observation of its own (R1.1). */
function doseNumber(statement: Element, { claimed }: StatementContext): readonly JsonObject[] {
  const observed = relatedStatements(statement)
    .map((related) => related.statement)
    .find((part) => hasTemplate(part, series) || isCoded(part, '30973-2'));
  const count = attributeOf(childNamed(statement, 'repeatNumber'), 'value') ?? attributeOf(childNamed(observed, 'value'), 'value');
  if (count === undefined || !/^\d{1,3}$/.test(count)) return [];
  if (observed !== undefined) claimed.add(observed);
  return [{ doseNumberPositiveInt: Number(count) }];
}

/** A planned vaccine is a plan, never one that was given (C-CDA on FHIR, immunizations: INT is a MedicationRequest). */
function planned(statement: Element, context: StatementContext): BuiltResource {
  const [maker, batch, [course]] = [makerOf(statement), batchOf(statement), doseNumber(statement, context)];
  const notes = [
    ...(course === undefined ? [] : [`Dose number: ${String(course.doseNumberPositiveInt)}`]),
    ...(maker === undefined ? [] : [`Made by: ${maker}`]),
    ...(batch === undefined ? [] : [`Batch: ${batch}`]),
  ];
  return buildResource(
    statement,
    'MedicationRequest',
    presentParts({
      status: orderStatus(statement),
      intent: moodOf(statement) === 'RQO' ? 'order' : 'proposal',
      doNotPerform: isNegated(statement) ? true : undefined,
      medicationCodeableConcept: productName(statement, context.narrative) ?? vaccineOf(statement, context),
      authoredOn: authoredAt(statement),
      requester: authorOf(statement),
      reasonCode: reasonsOf(statement, context),
      dosageInstruction: dosageIn(statement, context),
      note: notes.map((text) => ({ text })),
    }),
  );
}

/** A plan says how and where it is to be given as well as when. */
function dosageIn(statement: Element, { narrative }: StatementContext): readonly JsonObject[] {
  const dosage = codedDosage(statement, timingOf(statement), narrative);
  return dosage === undefined ? [] : [dosage];
}

function timingOf(statement: Element): JsonObject | undefined {
  const { effectiveDateTime, effectivePeriod } = dateChoice('effective', childrenNamed(statement, 'effectiveTime')[0]);
  if (effectiveDateTime !== undefined) return { event: [effectiveDateTime] };
  return effectivePeriod === undefined ? undefined : { repeat: { boundsPeriod: effectivePeriod } };
}
