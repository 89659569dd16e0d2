import type { FhirResource, Identifier, Meta, Reference } from 'fhir/r4';
import { identifier } from './codes.ts';
import { dateTime, minute, type Instant } from './time.ts';

export interface StaffMember {
  readonly id: string;
  readonly family: string;
  readonly givenName: string;
  readonly title: string;
  readonly role: string;
  readonly gmc?: string;
  /** Number on which colleagues ring. */
  readonly phone?: string;
}

export interface ChartPlace {
  readonly id: string;
  readonly name: string;
}

/** An organisation and its record system. */
export interface Facility {
  readonly name: string;
  readonly ods: string;
  /** Root of the organisation's own identifier and code systems. */
  readonly namespace: string;
  readonly staff: readonly StaffMember[];
  readonly places: readonly ChartPlace[];
  /** The organisation's own number. */
  readonly phone?: string;
}

/** A patient's record in one organisation's system, while it is being written. */
export interface Chart {
  readonly facility: Facility;
  /** The organisation's own id of the patient. */
  readonly patientId: string;
  readonly subject: Reference;
  readonly resources: FhirResource[];
  count: number;
}

export function openChart(facility: Facility, patientId: string): Chart {
  return { facility, patientId, subject: { reference: `Patient/${patientId}` }, resources: [], count: 0 };
}

/** Files a resource in the chart and gives it back. */
export function fileResource<R extends FhirResource>(chart: Chart, resource: R): R {
  chart.resources.push(resource);
  return resource;
}

/** Beginning of every resource: an id of this system, its version and when it was last written. */
export interface ResourceStem {
  readonly id: string;
  readonly meta: Meta;
  readonly identifier: Identifier[];
}

export function resourceStem(chart: Chart, kind: string, written: Instant, version = 1): ResourceStem {
  chart.count += 1;
  const id = `${chart.patientId}-${chart.count.toString(36)}`;
  return {
    id,
    meta: { versionId: String(version), lastUpdated: dateTime(written + minute) },
    identifier: [identifier(`${chart.facility.namespace}/Id/${kind}`, id)],
  };
}

export function referenceTo(resource: FhirResource, display?: string): Reference {
  const reference = `${resource.resourceType}/${resource.id}`;
  return display === undefined ? { reference } : { reference, display };
}

export const fullName = (staff: StaffMember): string => `${staff.title} ${staff.givenName} ${staff.family}`;

/** The nth member of staff (round and round), as the author of something. */
export function staffOf(chart: Chart, index: number): Reference {
  const { staff } = chart.facility;
  const member = staff[index % staff.length];
  if (!member) throw new Error(`${chart.facility.name} has no staff`);
  return { reference: `Practitioner/${member.id}`, display: fullName(member) };
}

export function placeOf(chart: Chart, index: number): Reference {
  const { places } = chart.facility;
  const place = places[index % places.length];
  if (!place) throw new Error(`${chart.facility.name} has no places`);
  return { reference: `Location/${place.id}`, display: place.name };
}

export const organisationId = (facility: Facility): string => `org-${facility.ods.toLowerCase()}`;

export function organisationOf(chart: Chart): Reference {
  return { reference: `Organization/${organisationId(chart.facility)}`, display: chart.facility.name };
}
