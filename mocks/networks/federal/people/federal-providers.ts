import type { Clinician, EhrTenant, NetworkSource } from '#/mocks/networks/model/network.ts';
import type { RegisteredAt } from './federal-people.ts';

/** A federal provider: one of the organisations that keep their records in the same record system. Made up, as all here. */
export interface FederalProvider extends RegisteredAt {
  readonly id: string;
  readonly name: string;
  /** Path of this provider in the record system's address. */
  readonly tenant: string;
  readonly staff: readonly Omit<Clinician, 'organisation'>[];
}

export const veteransHealth: FederalProvider = {
  id: 'veterans-health',
  name: 'Juniper Veterans Health',
  tenant: 'veterans',
  root: '2.16.840.1.113883.19.41.2',
  code: 'VH',
  staff: [
    { id: 'vh-reyes', name: 'Dr Carla Reyes', does: 'Primary care physician', role: 'doctor' },
    { id: 'vh-lund', name: 'Mr Tom Lund', does: 'Clerk: no access to the joint exchange', role: 'clerk' },
  ],
};

export const militaryHealth: FederalProvider = {
  id: 'military-health',
  name: 'Aldous Military Health',
  tenant: 'military',
  root: '2.16.840.1.113883.19.41.1',
  code: 'MH',
  staff: [{ id: 'mh-cole', name: 'Dr Hana Cole', does: 'Emergency physician', role: 'doctor' }],
};

export const coastGuard: FederalProvider = {
  id: 'coast-guard-health',
  name: 'Rowe Coast Guard Health',
  tenant: 'coast-guard',
  root: '2.16.840.1.113883.19.41.3',
  code: 'CG',
  staff: [{ id: 'cg-lind', name: 'Dr Petra Lind', does: 'Flight surgeon', role: 'doctor' }],
};

export const rangerClinics: FederalProvider = {
  id: 'ranger-clinics',
  name: 'Mesa Ranger Clinics',
  tenant: 'rangers',
  root: '2.16.840.1.113883.19.41.4',
  code: 'RC',
  staff: [{ id: 'rc-calder', name: 'Ms Ines Calder', does: 'Clinic nurse', role: 'nurse' }],
};

const providers: readonly FederalProvider[] = [militaryHealth, veteransHealth, coastGuard, rangerClinics];

export const providerSources: readonly NetworkSource[] = providers.map(({ id, name, tenant }) => ({
  id,
  name,
  port: 0,
  path: `/fhir/${tenant}`,
  paging: { next: 'relative', defaultCount: 50, maxCount: 500, total: true },
  without: [],
}));

/** Veterans first: its physician is signed in when the record system is opened. */
export const providerTenants: readonly EhrTenant[] = [veteransHealth, militaryHealth, coastGuard, rangerClinics].map(
  ({ id, name, code, tenant, staff }) => ({
    source: id,
    signIn: tenant,
    clinicians: staff.map((person): Clinician => ({ ...person, organisation: { name, ods: code } })),
  }),
);
