import type { ContactPoint, FhirResource, Location, Medication, Organization, Practitioner } from 'fhir/r4';
import { coding, identifier, codeSystems } from './codes.ts';
import {
  fileResource,
  fullName,
  organisationId,
  resourceStem,
  type Chart,
  type Facility,
  type ChartPlace,
  type StaffMember,
} from './chart.ts';
import type { CodeableConcept } from 'fhir/r4';
import { londonInstant } from './time.ts';

const meta = { versionId: '1', lastUpdated: '2024-01-08T09:00:00+00:00' };

function phoneOf({ phone }: { readonly phone?: string }): { readonly telecom?: ContactPoint[] } {
  return phone === undefined ? {} : { telecom: [{ system: 'phone', value: phone, use: 'work' }] };
}

function organization(facility: Facility): Organization {
  return {
    resourceType: 'Organization',
    id: organisationId(facility),
    meta,
    identifier: [identifier(codeSystems.ods, facility.ods)],
    active: true,
    name: facility.name,
    ...phoneOf(facility),
  };
}

function practitioner(facility: Facility, staff: StaffMember): Practitioner {
  return {
    resourceType: 'Practitioner',
    id: staff.id,
    meta,
    identifier: [staff.gmc ? identifier(codeSystems.gmc, staff.gmc) : identifier(`${facility.namespace}/Id/staff`, staff.id)],
    active: true,
    name: [{ use: 'official', text: fullName(staff), family: staff.family, given: [staff.givenName], prefix: [staff.title] }],
    ...phoneOf(staff),
    qualification: [{ code: { text: staff.role } }],
  };
}

function location(facility: Facility, place: ChartPlace): Location {
  return {
    resourceType: 'Location',
    id: place.id,
    meta,
    status: 'active',
    name: place.name,
    managingOrganization: { reference: `Organization/${organisationId(facility)}`, display: facility.name },
  };
}

/** The organisation, its people and its places, to which the clinical resources of its record point. */
export function supportingOf(facility: Facility): readonly FhirResource[] {
  return [
    organization(facility),
    ...facility.staff.map((staff) => practitioner(facility, staff)),
    ...facility.places.map((place) => location(facility, place)),
  ];
}

/** Hospitals send the medicine as a resource of its own; general practices send it in the request. */
export function medication(chart: Chart, code: CodeableConcept, form: string): Medication {
  return fileResource(chart, {
    resourceType: 'Medication',
    ...resourceStem(chart, 'medication', londonInstant('2024-01-08T09:00')),
    code,
    status: 'active',
    form: { coding: [coding(`${chart.facility.namespace}/form`, form)], text: form },
  });
}
