import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
import { idText } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { organizationText } from '#/lib/fhir/cda/datatypes/people.ts';
import { type Narrative, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, attributeOf, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

/** Roles of the devices and products that take part in a statement (Product Instance). */
export function devicesOf(statement: Element): readonly Element[] {
  return childrenNamed(statement, 'participant')
    .filter((participant) => attributeOf(participant, 'typeCode') === 'DEV' || attributeOf(participant, 'typeCode') === 'PRD')
    .map((item) => childNamed(item, 'participantRole'))
    .filter((role) => role !== undefined);
}

/** The device by its code, else by its model. */
export function deviceName(role: Element, narrative: Narrative): JsonObject | undefined {
  const device = childNamed(role, 'playingDevice') ?? childNamed(role, 'playingEntity');
  const model = wordsOf(childNamed(device, 'manufacturerModelName'));
  return (
    cdaConcept(childNamed(device, 'code'), narrative) ??
    (model === '' ? namedConcept(childNamed(device, 'code'), 'Device', narrative) : { text: model })
  );
}

/** The unique device identifier as its label carries it. */
export function deviceUdi(role: Element): string | undefined {
  const [first] = childrenNamed(role, 'id');
  return attributeOf(first, 'extension') ?? idText(first);
}

export function deviceMaker(role: Element): string | undefined {
  return organizationText(childNamed(role, 'scopingEntity'));
}

export function deviceNotes(role: Element): readonly string[] {
  const udi = deviceUdi(role);
  const maker = deviceMaker(role);
  return [...(udi === undefined ? [] : [`UDI: ${udi}`]), ...(maker === undefined ? [] : [`Made by: ${maker}`])];
}
