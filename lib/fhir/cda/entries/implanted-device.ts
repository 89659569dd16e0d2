import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { cdaConcept, conceptWords } from '#/lib/fhir/cda/datatypes/concept.ts';
import { dateChoice } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { type Element, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';
import { deviceMaker, deviceName, deviceUdi } from './device-part.ts';
import { performersOf } from './statement.ts';
import { type BuiltResource, type StatementContext, buildResource } from './statement-context.ts';

/** A device that a procedure left in the patient, by its unique device identifier, with the side and the day of the procedure. */
export function implantedDevice(role: Element, procedure: Element, { narrative }: StatementContext): readonly BuiltResource[] {
  const name = deviceName(role, narrative);
  const udi = deviceUdi(role);
  if (name === undefined && udi === undefined) return [];
  const site = joinTexts(
    childrenNamed(procedure, 'targetSiteCode').map((code) => conceptWords(cdaConcept(code, narrative))),
    ', ',
  );
  const { performedDateTime, performedPeriod } = dateChoice(
    'performed',
    childNamed(procedure, 'effectiveTime') ?? childNamed(procedure, 'time'),
  );
  const performers = performersOf(procedure).map(({ display }) => `Carried out by: ${String(display)}`);
  const note = [...(site === undefined ? [] : [`Site: ${site}`]), ...performers].map((text) => ({ text }));
  const device = buildResource(
    role,
    'Device',
    presentParts({ type: name, manufacturer: deviceMaker(role), udiCarrier: udi === undefined ? [] : [{ carrierHRF: udi }], note }),
  );
  const performed = performedDateTime ?? performedPeriod;
  return [{ ...device, ...(performed !== undefined && { performed }), ...(site !== undefined && { site }) }];
}
