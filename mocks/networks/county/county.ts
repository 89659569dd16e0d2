import type { Clinician, Network, NetworkSource } from '#/mocks/networks/model/network.ts';
import { countyData } from './county-data.ts';

const at = (name: string, ods: string) => ({ name, ods });
const city = at('City Hospitals', 'Z9CH0');
const riverside = at('Riverside Surgery', 'Z9RS1');

/** Signed in at the record system: roles as PractitionerRole codes of HL7's practitioner-role, and one of its own. */
const cityClinicians: readonly Clinician[] = [
  { id: 'ch-ode', name: 'Dr Sam Ode', does: 'Emergency physician', role: 'doctor', organisation: city },
  { id: 'ch-vance', name: 'Ms Ada Vance', does: 'Hospital pharmacist', role: 'pharmacist', organisation: city },
  { id: 'ch-finch', name: 'Mr Paul Finch', does: 'Receptionist: no access to the shared record', role: 'receptionist', organisation: city },
];

/** Direct login: roles as NHS job role codes. */
const staff: readonly Clinician[] = [
  { id: 'rs-ward', name: 'Dr Helen Ward', does: 'General practitioner', role: 'R8000', organisation: riverside },
  { id: 'rs-bold', name: 'Mr Ian Bold', does: 'Clinical pharmacist', role: 'R8002', organisation: riverside },
  { id: 'rs-reeve', name: 'Ms Dawn Reeve', does: 'Receptionist: no access to the shared record', role: 'R8010', organisation: riverside },
  { id: 'cmh-reid', name: 'Ms Grace Reid', does: 'District nurse', role: 'R8001', organisation: at('Community & Mental Health', 'Z9CM3') },
  {
    id: 'rph-marin',
    name: 'Dr Elena Marin',
    does: 'Consultant physician',
    role: 'R8000',
    organisation: at('Royal Park Hospital', 'Z9RP5'),
  },
  { id: 'sc-obrien', name: 'Ms Nora Obrien', does: 'Social worker', role: 'R8015', organisation: at('Social Care', 'Z9SC6') },
  {
    id: 'ch-lund',
    name: 'Mr Theo Lund',
    does: 'Privacy officer: reads the audit trail, opens no record',
    role: 'privacy',
    organisation: city,
  },
];

/** A council keeps neither laboratory nor pharmacy; the viewer's configuration lists the same under `never`. */
const socialCareLacks = [
  'DiagnosticReport',
  'ImagingStudy',
  'Immunization',
  'Medication',
  'MedicationRequest',
  'MedicationStatement',
  'MedicationDispense',
  'MedicationAdministration',
  'Specimen',
];

/** The servers differ as real ones do: page sizes, kinds of next link, and whether they count. */
const sources: readonly NetworkSource[] = [
  {
    id: 'city-hospitals',
    name: 'City Hospitals',
    port: 0,
    paging: { next: 'absolute', defaultCount: 100, maxCount: 1000, total: true },
    without: [],
    strict: true,
  },
  {
    id: 'riverside-practice',
    name: 'Riverside Surgery',
    speaks: 'gp-connect',
    port: 10,
    paging: { next: 'relative', defaultCount: 50, maxCount: 500, total: true },
    without: [],
  },
  {
    id: 'out-of-hours',
    name: 'Out of Hours',
    port: 11,
    paging: { next: 'relative', defaultCount: 20, maxCount: 100, total: false },
    without: [],
    strict: true,
  },
  {
    id: 'community',
    name: 'Community & Mental Health',
    port: 12,
    paging: { next: 'absolute', defaultCount: 50, maxCount: 200, total: false },
    without: [],
  },
  {
    id: 'ambulance',
    name: 'Ambulance & 111',
    port: 13,
    paging: { next: 'relative', defaultCount: 20, maxCount: 100, total: true },
    without: ['Immunization', 'CarePlan', 'Goal'],
  },
  {
    id: 'royal-park',
    name: 'Royal Park Hospital',
    port: 14,
    paging: { next: 'absolute', defaultCount: 50, maxCount: 200, total: true },
    without: [],
  },
  {
    id: 'social-care',
    name: 'Social Care',
    port: 15,
    paging: { next: 'relative', defaultCount: 20, maxCount: 100, total: false },
    without: socialCareLacks,
  },
];

/** A shared care record of one county: a hospital whose record system launches, and six other organisations. */
export const countyNetwork: Network = {
  id: 'county',
  name: 'Thames Vale Shared Record',
  clock: '2026-11-21T14:02:00+00:00',
  ports: { ehr: 0, identityProvider: 1, masterIndex: 2, consent: 3 },
  ehr: { name: 'City Hospitals EHR', tenants: [{ source: 'city-hospitals', signIn: 'city-ehr', clinicians: cityClinicians }] },
  staff,
  sources,
  data: countyData,
};
