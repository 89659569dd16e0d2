import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice, pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { cdaQuantity } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { deviceName, deviceNotes, devicesOf } from '#/lib/fhir/cda/entries/device-part.ts';
import { productName } from '#/lib/fhir/cda/entries/product.ts';
import { intentOf, orderStatus } from '#/lib/fhir/cda/entries/request.ts';
import { authorOf, authoredAt, isNegated, moodOf, performersOf, statusOf } from '#/lib/fhir/cda/entries/statement.ts';
import { type BuiltResource, type EntryMember, buildResource } from '#/lib/fhir/cda/entries/statement-context.ts';

/** Non-medicinal supply, planned supply: a device that the patient has, had, or is to get; or a medicine handed over. */
export const supplyEntry: EntryMember = {
  name: 'supply',
  templates: new Set(['2.16.840.1.113883.10.20.22.4.50', '2.16.840.1.113883.10.20.22.4.43']),
  fits: (statement) => statement.name === 'supply',
  read: (statement, context): readonly BuiltResource[] => {
    const [device] = devicesOf(statement);
    const name = (device && deviceName(device, context.narrative)) ?? productName(statement, context.narrative);
    if (name === undefined) return [];
    if (moodOf(statement) !== 'EVN') return [requested(statement, name, device)];
    return [device === undefined ? handedOver(statement, name) : used(statement, name, device)];
  },
};

function requested(statement: Element, name: JsonObject, device: Element | undefined): BuiltResource {
  return buildResource(
    statement,
    'DeviceRequest',
    presentParts({
      status: orderStatus(statement),
      intent: intentOf(statement),
      doNotPerform: isNegated(statement) ? true : undefined,
      codeCodeableConcept: name,
      ...dateChoice('occurrence', childNamed(statement, 'effectiveTime')),
      authoredOn: authoredAt(statement),
      requester: authorOf(statement),
      note: notesOf(statement, device),
    }),
  );
}

function handedOver(statement: Element, name: JsonObject): BuiltResource {
  const statusCode = statusOf(statement) ?? 'unknown';
  return buildResource(
    statement,
    'MedicationDispense',
    presentParts({
      status: isNegated(statement) ? 'declined' : statusCode === 'active' ? 'in-progress' : statusCode,
      medicationCodeableConcept: name,
      quantity: cdaQuantity(childNamed(statement, 'quantity')),
      whenHandedOver: pointOf(childNamed(statement, 'effectiveTime')),
      performer: performersOf(statement).map((actor) => ({ actor })),
    }),
  );
}

/** A supply is completed when it was handed over; that the patient no longer uses it is not said. */
const statuses = new Map([
  ['completed', 'active'],
  ['active', 'active'],
  ['aborted', 'stopped'],
  ['cancelled', 'not-done'],
  ['suspended', 'on-hold'],
  ['held', 'on-hold'],
]);

function used(statement: Element, name: JsonObject, device: Element): BuiltResource {
  const statusCode = statusOf(statement);
  return buildResource(
    statement,
    'DeviceUseStatement',
    presentParts({
      status: isNegated(statement) ? 'not-done' : statusCode === undefined ? undefined : (statuses.get(statusCode) ?? statusCode),
      device: { display: conceptWords(name) },
      ...dateChoice('timing', childNamed(statement, 'effectiveTime')),
      note: notesOf(statement, device),
    }),
  );
}

function notesOf(statement: Element, device: Element | undefined): readonly JsonObject[] {
  const quantity = cdaQuantity(childNamed(statement, 'quantity'));
  const amount = [quantity?.value, quantity?.unit].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
  const notes = [...(device === undefined ? [] : deviceNotes(device)), ...(amount === '' ? [] : [`Quantity: ${amount}`])];
  return notes.map((text) => ({ text }));
}
