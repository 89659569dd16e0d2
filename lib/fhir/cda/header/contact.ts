import type { CdaResource } from '#/lib/fhir/cda/document/cda-document.ts';
import { cdaConcept, codingsOf } from '#/lib/fhir/cda/datatypes/concept.ts';
import { intervalOf, periodOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { idText, identifiersOf } from '#/lib/fhir/cda/datatypes/identifier.ts';
import { organizationText, partyText } from '#/lib/fhir/cda/datatypes/people.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import type { DocumentSource } from '#/lib/fhir/cda/document/source.ts';
import { stableKey } from '#/lib/fhir/cda/document/stable-key.ts';
import { type Element, elementAtPath, childNamed, childrenNamed } from '#/lib/fhir/markup/element-tree.ts';

const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** The contact that a document is of (CDA R2 §4.2.3.5, encompassingEncounter), as an entry; undefined when it says too little to be one. */
export function contactOfDocument(root: Element, source: DocumentSource, section: string): CdaResource | undefined {
  const encounter = elementAtPath(root, 'componentOf', 'encompassingEncounter');
  const code = childNamed(encounter, 'code');
  const time = childNamed(encounter, 'effectiveTime');
  const { value, start, end } = intervalOf(time);
  const type = cdaConcept(code, source.narrative);
  if (encounter === undefined || (value ?? start ?? end) === undefined) return undefined;
  const ids = childrenNamed(encounter, 'id');
  const left = cdaConcept(
    childNamed(encounter, 'dischargeDispositionCode') ?? childNamed(encounter, 'sdtc:dischargeDispositionCode'),
    source.narrative,
  );
  const name = ids.map(idText).find((id) => id !== undefined) ?? 'encompassingEncounter';
  const resource = {
    resourceType: 'Encounter',
    ...presentParts({
      id: stableKey(`${source.key}|Encounter|${name}|head`),
      meta: source.labels.length === 0 ? undefined : { security: source.labels },
      identifier: identifiersOf(ids),
      // A document is written of what has begun; whether it is over only an end says.
      status: end === undefined ? 'unknown' : 'finished',
      class: code && codingsOf(code).find(({ system }) => system === actCode),
      type: [type].filter((item) => item !== undefined),
      subject: { reference: source.patient },
      period: value === undefined ? periodOf(time) : { start: value },
      participant: peopleOf(encounter).map((display) => ({ individual: { display } })),
      ...placesOf(encounter),
      hospitalization: left === undefined ? undefined : { dischargeDisposition: left },
    }),
  };
  return { resource, section };
}

function peopleOf(encounter: Element): readonly string[] {
  const all = [...childrenNamed(encounter, 'responsibleParty'), ...childrenNamed(encounter, 'encounterParticipant')];
  return [...new Set(all.map((item) => partyText(childNamed(item, 'assignedEntity'))))].filter((name) => name !== undefined);
}

function placesOf(encounter: Element): Readonly<Record<string, unknown>> {
  const facility = elementAtPath(encounter, 'location', 'healthCareFacility');
  const place = organizationText(childNamed(facility, 'location'));
  const organization = organizationText(childNamed(facility, 'serviceProviderOrganization'));
  return {
    location: place === undefined ? [] : [{ location: { display: place } }],
    serviceProvider: organization === undefined ? undefined : { display: organization },
  };
}
