import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaConcept, namedConcept } from '#/lib/fhir/cda/datatypes/concept.ts';
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

/** OIDs of UDI and of its issuing agencies: FDA, GS1, HIBCC, ICCBBA. */
const udiRoots = /^(?:2\.16\.840\.1\.113883\.3\.3719|2\.51\.1\.1|1\.3\.160|1\.0\.15961\.10\.816|2\.16\.840\.1\.113883\.6\.18)$/;
/** Texts in place of an identifier that identify nothing. */
const noIdentifier =
  /^(?:[0\W_]*|x+|un?known|unk|ni|na|n\/a|nav|none|null|not (?:known|available|applicable|recorded|sent|provided)|no (?:udi|data|information))$/i;

/** The unique device identifier as its label carries it: that of an issuing agency before any other; an OID alone is none. */
export function deviceUdi(role: Element): string | undefined {
  const ids = childrenNamed(role, 'id').filter((id) => !noIdentifier.test(attributeOf(id, 'extension') ?? ''));
  return attributeOf(ids.find((id) => udiRoots.test(attributeOf(id, 'root') ?? '')) ?? ids[0], 'extension');
}

export function deviceMaker(role: Element): string | undefined {
  return organizationText(childNamed(role, 'scopingEntity'));
}

export function deviceNotes(role: Element): readonly string[] {
  const udi = deviceUdi(role);
  const maker = deviceMaker(role);
  return [...(udi === undefined ? [] : [`UDI: ${udi}`]), ...(maker === undefined ? [] : [`Made by: ${maker}`])];
}
