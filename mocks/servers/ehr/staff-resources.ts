import type { Clinician } from '#/mocks/networks/model/network.ts';
import { textsAt, type FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';

const roleSystem = 'http://terminology.hl7.org/CodeSystem/practitioner-role';
const odsSystem = 'https://fhir.nhs.uk/Id/ods-organization-code';

/** The people who can sign in at a record system, as its own FHIR server knows them: who, in which role, and where. */
export function staffResources(clinicians: readonly Clinician[], organisations: readonly FhirResource[]): readonly FhirResource[] {
  return clinicians.flatMap((clinician) => [practitionerOf(clinician), roleOf(clinician, organisations)]);
}

function practitionerOf({ id, name }: Clinician): FhirResource {
  const [prefix = '', givenName = '', ...family] = name.split(' ');
  const practitioner = {
    resourceType: 'Practitioner',
    id,
    active: true,
    name: [{ use: 'official', text: name, family: family.join(' '), given: [givenName], prefix: [prefix] }],
  };
  return practitioner;
}

function roleOf({ id, name, does, role, organisation }: Clinician, organisations: readonly FhirResource[]): FhirResource {
  const employer = organisations.find((employerOf) => textsAt(employerOf, 'identifier.value').includes(organisation.ods));
  const practitionerRole = {
    resourceType: 'PractitionerRole',
    id: `${id}-role`,
    active: true,
    practitioner: { reference: `Practitioner/${id}`, display: name },
    organization: {
      ...(employer && { reference: `Organization/${employer.id}` }),
      identifier: { system: odsSystem, value: organisation.ods },
      display: organisation.name,
    },
    code: [{ coding: [{ system: roleSystem, code: role }], text: does }],
  };
  return practitionerRole;
}
