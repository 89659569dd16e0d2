import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { codingsOf, cdaConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { intervalOf, periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { placesOf } from '#/lib/fhir/cda/entries/places.ts';
import { reasonsOf } from '#/lib/fhir/cda/entries/reason.ts';
import { hasTemplate, isNegated, moodOf, performersOf, statusOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { type BuiltResource, type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const diagnosis = new Set(['2.16.840.1.113883.10.20.22.4.80']);
const statuses = new Map([
  ['active', 'in-progress'],
  ['new', 'planned'],
  ['completed', 'finished'],
  ['aborted', 'cancelled'],
  ['cancelled', 'cancelled'],
  ['suspended', 'onleave'],
  ['nullified', 'entered-in-error'],
]);
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** Encounter activity with its diagnoses; one that is planned is an appointment that may still be made. */
export const encounterEntry: EntryMember = {
  name: 'encounter',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.49', '2.16.840.1.113883.10.20.22.4.40']),
  fits: (statement) => statement.name === 'encounter',
  read: (statement, context) => {
    if (isReference(statement, context)) return [];
    if (moodOf(statement) !== 'EVN') return [planned(statement, context)];
    const diagnoses = relatedStatements(statement)
      .filter((related) => hasTemplate(related.statement, diagnosis))
      .flatMap((item) => context.read(item.statement, { ...context, around: statement }))
      .map((related) => ({ ...related, encounter: statement }));
    return [happened(statement, context), ...diagnoses];
  },
};

const sayingParts = ['performer', 'participant', 'entryRelationship', 'author', 'informant', 'priorityCode'].concat([
  'sdtc:dischargeDispositionCode',
  'dischargeDispositionCode',
]);

/** A contact with an id and nothing else only points to one that stands elsewhere. */
function isReference(statement: Element, context: StatementContext): boolean {
  const { value, start, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  const isTold = typeOf(statement, context) !== undefined || [value, start, end].some((date) => date !== undefined);
  return !isTold && sayingParts.every((name) => childNamed(statement, name) === undefined);
}

function happened(statement: Element, context: StatementContext): BuiltResource {
  const { narrative } = context;
  const code = childNamed(statement, 'code');
  const disposition = childNamed(statement, 'sdtc:dischargeDispositionCode') ?? childNamed(statement, 'dischargeDispositionCode');
  const left = cdaConcept(disposition, narrative);
  return buildResource(
    statement,
    'Encounter',
    presentParts({
      status: statusIn(statement),
      class: code && codingsOf(code).find(({ system }) => system === actCode),
      type: [typeOf(statement, context)].filter((item) => item !== undefined),
      period: periodIn(statement),
      participant: performersOf(statement).map((individual) => ({ individual })),
      reasonCode: reasonsOf(statement, context),
      location: placesOf(statement, narrative).map((location) => ({ location })),
      hospitalization: left === undefined ? undefined : { dischargeDisposition: left },
    }),
  );
}

function typeOf(statement: Element, { narrative }: StatementContext): JsonObject | undefined {
  const text = writtenText(childNamed(statement, 'text'), narrative);
  return cdaConcept(childNamed(statement, 'code'), narrative) ?? (text === undefined ? undefined : { text });
}

/** Most encounter activities carry no status: one with an end is over, of any other it is not known. */
function statusIn(statement: Element): string {
  if (isNegated(statement)) return 'cancelled';
  const statusCode = statusOf(statement);
  if (statusCode !== undefined) return statuses.get(statusCode) ?? statusCode;
  const { value, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  return end === undefined && value === undefined ? 'unknown' : 'finished';
}

/** A moment is when it began; that it ended then is not said. */
function periodIn(statement: Element): JsonObject | undefined {
  const time = childNamed(statement, 'effectiveTime');
  const { value } = intervalOf(time);
  return value === undefined ? periodOf(time) : { start: value };
}

const appointments = new Map([
  ['APT', 'booked'],
  ['RQO', 'pending'],
]);

function planned(statement: Element, context: StatementContext): BuiltResource {
  const { value, start, end } = intervalOf(childNamed(statement, 'effectiveTime'));
  const statusCode = statusOf(statement);
  const over = statusCode === 'cancelled' || statusCode === 'aborted' || isNegated(statement);
  return buildResource(
    statement,
    'Appointment',
    presentParts({
      status: statusCode === 'nullified' ? 'entered-in-error' : over ? 'cancelled' : (appointments.get(moodOf(statement)) ?? 'proposed'),
      serviceType: [typeOf(statement, context)].filter((item) => item !== undefined),
      start: value ?? start,
      end,
      reasonCode: reasonsOf(statement, context),
      participant: [...performersOf(statement), ...placesOf(statement, context.narrative)].map((actor) => ({
        actor,
        status: 'needs-action',
      })),
    }),
  );
}
