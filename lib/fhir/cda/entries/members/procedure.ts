import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { valueElements, valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { deviceMaker, deviceName, deviceUdi, devicesOf } from '#/lib/fhir/cda/entries/device-part.ts';
import { placesOf } from '#/lib/fhir/cda/entries/places.ts';
import { reasonsOf } from '#/lib/fhir/cda/entries/reason.ts';
import { authorOf, isNegated, moodOf, performersOf, statusOf, relatedStatements } from '#/lib/fhir/cda/entries/statement.ts';
import { type BuiltResource, type EntryMember, type StatementContext, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

const statuses = new Map([
  ['active', 'in-progress'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['cancelled', 'not-done'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['new', 'preparation'],
  ['nullified', 'entered-in-error'],
]);

/** Procedure activity (procedure, observation, act): what was done, with the devices that stayed and the medicines given. */
export const procedureEntry: EntryMember = {
  name: 'procedure',
  templates: new Set([
    '2.16.840.1.113883.10.20.22.4.14',
    '2.16.840.1.113883.10.20.22.4.13',
    '2.16.840.1.113883.10.20.22.4.12',
    '2.16.840.1.113883.10.20.1.29',
  ]),
  fits: (statement, context) =>
    statement.name === 'procedure' || (context.section.has('47519-4') && (statement.name === 'observation' || statement.name === 'act')),
  read: (statement, statementContext) => {
    // A procedure that is asked for or planned has not been done: the reader of plans takes it.
    if (moodOf(statement) !== 'EVN' || cdaConcept(childNamed(statement, 'code'), statementContext.narrative) === undefined)
      return bare(statement, statementContext);
    return done(statement, statementContext);
  },
};

/** Without a code, the words are all that is known. */
function bare(statement: Element, context: StatementContext): readonly BuiltResource[] {
  const text = writtenText(childNamed(statement, 'text'), context.narrative);
  return moodOf(statement) === 'EVN' && text !== undefined ? done(statement, context) : [];
}

function done(statement: Element, context: StatementContext): readonly BuiltResource[] {
  const devices = devicesOf(statement);
  // A procedure that was not done left no device in the patient and gave no medicine: both stay its own words (H11).
  if (isNegated(statement) || statuses.get(statusOf(statement) ?? '') === 'not-done') return [procedureOf(statement, devices, context)];
  const productStatements = relatedStatements(statement)
    .filter((related) => related.statement.name === 'substanceAdministration')
    .flatMap((item) => context.read(item.statement, { ...context, around: statement }));
  return [procedureOf(statement, devices, context), ...devices.flatMap((role) => deviceOf(role, context)), ...productStatements];
}

function procedureOf(statement: Element, devices: readonly Element[], context: StatementContext): BuiltResource {
  const { narrative } = context;
  const statusCode = statusOf(statement);
  const text = writtenText(childNamed(statement, 'text'), narrative);
  const names = devices.map((role) => conceptWords(deviceName(role, narrative))).filter((name) => name !== undefined);
  // R4 has no place for how it was done.
  const methods = childrenNamed(statement, 'methodCode').flatMap((method) => conceptWords(cdaConcept(method, narrative)) ?? []);
  return buildResource(
    statement,
    'Procedure',
    presentParts({
      status: isNegated(statement) ? 'not-done' : statusCode === undefined ? 'unknown' : (statuses.get(statusCode) ?? statusCode),
      code: cdaConcept(childNamed(statement, 'code'), narrative) ?? { text },
      ...dateChoice('performed', childNamed(statement, 'effectiveTime')),
      recorder: authorOf(statement),
      performer: performersOf(statement).map((actor) => ({ actor })),
      location: placesOf(statement, narrative)[0],
      bodySite: childrenNamed(statement, 'targetSiteCode')
        .map((targetSiteCode) => cdaConcept(targetSiteCode, narrative))
        .filter((item) => item !== undefined),
      reasonCode: reasonsOf(statement, context),
      note: methods.map((method) => ({ text: `Method: ${method}` })),
      usedReference: names.map((display) => ({ display })),
      ...outcomeOf(statement, context),
    }),
  );
}

/** Procedure activity observation has a value: what was found. */
function outcomeOf(statement: Element, { narrative }: StatementContext): JsonObject {
  const [value] = childrenNamed(statement, 'value');
  if (value === undefined) return {};
  const { valueCodeableConcept } = valueElements(value, narrative);
  const words = valueWords(value, narrative);
  return presentParts({ outcome: valueCodeableConcept ?? (words === undefined ? undefined : { text: words }) });
}

/** A device that a procedure left in the patient, by its unique device identifier. */
function deviceOf(role: Element, { narrative }: StatementContext): readonly BuiltResource[] {
  const name = deviceName(role, narrative);
  const udi = deviceUdi(role);
  if (name === undefined && udi === undefined) return [];
  return [
    buildResource(
      role,
      'Device',
      presentParts({
        type: name,
        manufacturer: deviceMaker(role),
        udiCarrier: udi === undefined ? [] : [{ carrierHRF: udi }],
      }),
    ),
  ];
}
