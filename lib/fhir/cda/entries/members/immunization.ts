import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice, pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { present } from '#/lib/fhir/cda/datatypes/present.ts';
import { cdaQuantity } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { writtenText } from '#/lib/fhir/narrative/words.ts';
import { type Element, attribute, child, children } from '#/lib/fhir/markup/element-tree.ts';
import { batchOf, makerOf, productName, productOrWhy } from '#/lib/fhir/cda/entries/product.ts';
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
import { type BuiltResource, type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const refusal = new Set(['2.16.840.1.113883.10.20.22.4.53']);
/** Medication Series Number observation (R1.1 and before). */
const series = new Set(['2.16.840.1.113883.10.20.1.46']);

/** Immunization activity: given, not given with its reason, or planned. */
export const immunizationEntry: EntryMember = {
  name: 'immunization',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.52', '2.16.840.1.113883.10.20.22.4.120']),
  fits: (statement, where) => statement.name === 'substanceAdministration' && where.section.has('11369-6'),
  read: (statement, where) => [moodOf(statement) === 'EVN' ? given(statement, where) : planned(statement, where)],
};

const statuses = new Map([
  ['completed', 'completed'],
  ['aborted', 'not-done'],
  ['cancelled', 'not-done'],
  ['nullified', 'entered-in-error'],
]);

function given(statement: Element, where: StatementContext): BuiltResource {
  const sent = statusOf(statement);
  const negated = isNegated(statement);
  const maker = makerOf(statement);
  return buildResource(
    statement,
    'Immunization',
    present({
      status: negated ? 'not-done' : sent === undefined ? undefined : (statuses.get(sent) ?? sent),
      statusReason: negated ? refusalOf(statement, where) : undefined,
      vaccineCode: vaccineOf(statement, where),
      ...occurrenceOf(statement),
      recorded: authoredAt(statement),
      primarySource: informantOf(statement) === undefined ? undefined : false,
      reportOrigin: informantOf(statement),
      manufacturer: maker === undefined ? undefined : { display: maker },
      lotNumber: batchOf(statement),
      site: cdaConcept(child(statement, 'approachSiteCode'), where.narrative),
      route: cdaConcept(child(statement, 'routeCode'), where.narrative),
      doseQuantity: cdaQuantity(child(statement, 'doseQuantity')),
      performer: performersOf(statement).map((actor) => ({ actor })),
      reasonCode: reasonsOf(statement, where),
      protocolApplied: doseNumber(statement, where),
    }),
  );
}

function vaccineOf(statement: Element, { narrative }: StatementContext): JsonObject {
  return productOrWhy(statement, 'Vaccine', narrative) ?? cdaConcept(child(statement, 'code'), narrative) ?? { text: 'Vaccine not named' };
}

/** R4 occurrence[x] is a moment: an interval is its beginning. */
function occurrenceOf(statement: Element): JsonObject {
  const point = pointOf(children(statement, 'effectiveTime')[0]);
  return point === undefined ? {} : { occurrenceDateTime: point };
}

function refusalOf(statement: Element, { narrative, claimed }: StatementContext): JsonObject | undefined {
  const found = relatedStatements(statement)
    .map((one) => one.statement)
    .find((one) => hasTemplate(one, refusal));
  const reason = cdaConcept(child(found, 'code'), narrative) ?? textReason(found && writtenText(child(found, 'text'), narrative));
  if (found !== undefined && reason !== undefined) claimed.add(found);
  return reason;
}

function textReason(text: string | undefined): JsonObject | undefined {
  return text === undefined ? undefined : { text };
}

/** Which dose of the course: repeatNumber (R2.1), or an observation of its own (R1.1). */
function doseNumber(statement: Element, { claimed }: StatementContext): readonly JsonObject[] {
  const observed = relatedStatements(statement)
    .map((one) => one.statement)
    .find((one) => hasTemplate(one, series) || isCoded(one, '30973-2'));
  const count = attribute(child(statement, 'repeatNumber'), 'value') ?? attribute(child(observed, 'value'), 'value');
  if (count === undefined || !/^\d{1,3}$/.test(count)) return [];
  if (observed !== undefined) claimed.add(observed);
  return [{ doseNumberPositiveInt: Number(count) }];
}

/** A planned vaccine is a plan, never one that was given (C-CDA on FHIR, immunizations: INT is a MedicationRequest). */
function planned(statement: Element, where: StatementContext): BuiltResource {
  return buildResource(
    statement,
    'MedicationRequest',
    present({
      status: orderStatus(statement),
      intent: moodOf(statement) === 'RQO' ? 'order' : 'proposal',
      doNotPerform: isNegated(statement) ? true : undefined,
      medicationCodeableConcept: productName(statement, where.narrative) ?? vaccineOf(statement, where),
      authoredOn: authoredAt(statement),
      requester: authorOf(statement),
      reasonCode: reasonsOf(statement, where),
      dosageInstruction: timed(statement),
    }),
  );
}

function timed(statement: Element): readonly JsonObject[] {
  const { effectiveDateTime, effectivePeriod } = dateChoice('effective', children(statement, 'effectiveTime')[0]);
  if (effectiveDateTime !== undefined) return [{ timing: { event: [effectiveDateTime] } }];
  return effectivePeriod === undefined ? [] : [{ timing: { repeat: { boundsPeriod: effectivePeriod } } }];
}
