import { typeSearches } from '#/mocks/servers/fhir-parameters.ts';
import { outsideRecords } from './federal-documents.ts';
import { federalRecords } from './federal-record.ts';
import { ferrerAtFederal } from './national/ferrer.ts';
import { nationals } from './national/nationals.ts';
import type { Clinician, Network, NetworkSource } from './network.ts';

const federal = { name: 'Federal Health', ods: 'FED1' };

const clinicians: readonly Clinician[] = [
  { id: 'fh-reyes', name: 'Dr Carla Reyes', does: 'Primary care physician', role: 'doctor', organisation: federal },
  { id: 'fh-lund', name: 'Mr Tom Lund', does: 'Clerk: no access to the joint exchange', role: 'clerk', organisation: federal },
];

const kept = new Set(['Patient', 'DocumentReference', 'Binary', 'Organization', 'Practitioner']);
/** An organisation that answers with documents alone. */
const documentsOnly = [...typeSearches.keys()].filter((type) => !kept.has(type));

const outside = (id: string, name: string, port: number): NetworkSource => ({
  id,
  name,
  port,
  paging: { next: 'absolute', defaultCount: 10, maxCount: 100, total: true },
  without: documentsOnly,
});

const sources: readonly NetworkSource[] = [
  {
    id: 'federal-health',
    name: 'Federal Health',
    port: 0,
    paging: { next: 'relative', defaultCount: 50, maxCount: 500, total: true },
    without: [],
  },
  outside('lakeside-clinic', 'Lakeside Family Clinic', 10),
  outside('summit-regional', 'Summit Regional Medical Center', 11),
  { ...outside('kestrel-province', 'Kestrel Province Summary Service', 9), without: [] },
];

/** The start of a joint exchange: a federal record system that launches, and outside organisations that send documents. */
export const federalNetwork: Network = {
  id: 'federal',
  name: 'Joint Health Exchange',
  clock: '2026-11-21T14:02:00-05:00',
  ports: { ehr: 0, identityProvider: 1, masterIndex: 2, consent: 3 },
  ehr: { source: 'federal-health', name: 'Federal Health EHR', signIn: 'federal-ehr', numberLabel: 'Member ID', clinicians },
  staff: [],
  sources,
  nationals,
  people: [
    ['Rosalind Ferrer', '12 of 60,000 organisations in two national networks know her'],
    ['Marcus Whitfield', 'four C-CDAs at two outside organisations, a PDF, a damaged file'],
    ['Denise Okafor', 'one C-CDA, one that is another person’s, and a patient summary that knows of no allergies'],
  ],
  data: {
    recordsAt: (id) => (id === 'federal-health' ? [...federalRecords, ferrerAtFederal] : (outsideRecords.get(id) ?? [])),
    sharedAt: () => [],
    masterIndex: () => [],
    consents: () => [],
  },
};
