import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, conceptWords, hasCode } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { valueElements, valueWords } from '#/lib/fhir/cda/datatypes/value.ts';
import { referredNarrative, writtenText } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { deviceName, devicesOf } from '#/lib/fhir/cda/entries/device-part.ts';
import { implantedDevice } from '#/lib/fhir/cda/entries/implanted-device.ts';
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
    if (moodOf(statement) !== 'EVN') return [];
    const none = noneKnown(statement);
    if (none !== undefined) return [none];
    const isNamed = procedureName(statement, statementContext) !== undefined && !isRowOfDevices(statement, statementContext);
    return isNamed || isNotDone(statement) ? done(statement, statementContext) : devicesAlone(statement, statementContext);
  },
};

/** SNOMED CT: procedure; implant, device, biomedical device. */
const anyProcedure = new Set(['71388002']);
const anyDevice = new Set(['40388003', '49062001', '63653004']);

/** "Not: procedure" is how C-CDA says that there is none; of a device it says that there is no implant. */
function noneKnown(statement: Element): BuiltResource | undefined {
  if (!isNegated(statement) || !hasCode(childNamed(statement, 'code'), anyProcedure)) return undefined;
  const devices = devicesOf(statement);
  if (devices.length === 0) return buildResource(statement, 'Procedure', { code: { text: 'No known procedures' } });
  const isAny = devices.every((role) => hasCode(childNamed(childNamed(role, 'playingDevice'), 'code'), anyDevice));
  return isAny ? buildResource(statement, 'Device', { type: { text: 'No known implanted devices' } }) : undefined;
}

/** The procedure by its code; without one, the words are all that is known. */
function procedureName(statement: Element, { narrative }: StatementContext): JsonObject | undefined {
  const text = writtenText(childNamed(statement, 'text'), narrative);
  return cdaConcept(childNamed(statement, 'code'), narrative) ?? (text === undefined ? undefined : { text });
}

/** The whole row of a table tells of the device as well: it is no name of the procedure. */
function isRowOfDevices(statement: Element, { narrative }: StatementContext): boolean {
  const row = referredNarrative(childNamed(statement, 'text'), narrative)?.name ?? '';
  return devicesOf(statement).length > 0 && cdaConcept(childNamed(statement, 'code'), narrative) === undefined && rows.has(row);
}

const rows = new Set(['tr', 'table', 'tbody', 'list', 'section', 'text']);

/** Implants are often sent on a procedure that says nothing of itself: they are all that it says. */
function devicesAlone(statement: Element, context: StatementContext): readonly BuiltResource[] {
  return devicesOf(statement).flatMap((role) => implantedDevice(role, statement, context));
}

function isNotDone(statement: Element): boolean {
  return isNegated(statement) || statuses.get(statusOf(statement) ?? '') === 'not-done';
}

function done(statement: Element, context: StatementContext): readonly BuiltResource[] {
  const devices = devicesOf(statement);
  // A procedure that was not done left no device in the patient and gave no medicine: both stay its own words (H11).
  if (isNotDone(statement)) return procedureWithoutDevices(statement, devices, context);
  const productStatements = relatedStatements(statement)
    .filter((related) => related.statement.name === 'substanceAdministration')
    .flatMap((item) => context.read(item.statement, { ...context, around: statement }));
  return [
    procedureOf(statement, devices, context),
    ...devices.flatMap((role) => implantedDevice(role, statement, context)),
    ...productStatements,
  ];
}

/** The procedure that was not done; undone, what names neither itself nor a device denies nothing. */
function procedureWithoutDevices(statement: Element, devices: readonly Element[], context: StatementContext): readonly BuiltResource[] {
  const isNamed =
    procedureName(statement, context) !== undefined || devices.some((role) => deviceName(role, context.narrative) !== undefined);
  return isNamed ? [procedureOf(statement, devices, context)] : [];
}

function procedureOf(statement: Element, devices: readonly Element[], context: StatementContext): BuiltResource {
  const { narrative } = context;
  const statusCode = statusOf(statement);
  const names = devices.map((role) => conceptWords(deviceName(role, narrative))).filter((name) => name !== undefined);
  // R4 has no place for how it was done.
  const methods = childrenNamed(statement, 'methodCode').flatMap((method) => conceptWords(cdaConcept(method, narrative)) ?? []);
  return buildResource(
    statement,
    'Procedure',
    presentParts({
      status: isNegated(statement) ? 'not-done' : statusCode === undefined ? 'unknown' : (statuses.get(statusCode) ?? statusCode),
      code: procedureName(statement, context) ?? { text: names.join(', ') },
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
