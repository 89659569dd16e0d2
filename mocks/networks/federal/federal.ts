import { typeSearches } from '#/mocks/servers/fhir/fhir-parameters.ts';
import { outsideRecords } from './documents/federal-documents.ts';
import { providerSources, providerTenants } from './people/federal-providers.ts';
import { federalRecords } from './providers/federal-record.ts';
import { nationalNetworks } from './national/national-networks.ts';
import { documentTypes, type Network, type NetworkSource } from '#/mocks/networks/model/network.ts';

/** Types that such an organisation lacks. */
const lackedTypes = [...typeSearches.keys()].filter((type) => !documentTypes.has(type));

const outside = (id: string, name: string, port: number): NetworkSource => ({
  id,
  name,
  port,
  paging: { next: 'absolute', defaultCount: 10, maxCount: 100, total: true },
  without: lackedTypes,
  strict: true,
});

const sources: readonly NetworkSource[] = [
  ...providerSources,
  outside('lakeside-clinic', 'Lakeside Family Clinic', 10),
  outside('summit-regional', 'Summit Regional Medical Center', 11),
  { ...outside('kestrel-province', 'Kestrel Province Summary Service', 9), without: [] },
];

/** A joint exchange: four federal providers on one record system that launches, outside organisations that send documents, and two national networks. */
export const federalNetwork: Network = {
  id: 'federal',
  name: 'Joint Health Exchange',
  clock: '2026-11-21T14:02:00-05:00',
  ports: { ehr: 0, identityProvider: 1, masterIndex: 2, consent: 3 },
  ehr: { name: 'Federal EHR', numberLabel: 'Member ID', tenants: providerTenants },
  staff: [],
  sources,
  nationals: nationalNetworks,
  people: [
    ['Rosalind Ferrer', 'known to all four federal providers, and to 12 of 60,000 organisations in two national networks'],
    ['Marcus Whitfield', 'four C-CDAs at two outside organisations, a PDF, a damaged file'],
    ['Denise Okafor', 'one C-CDA, one that is another person’s, and a patient summary that knows of no allergies'],
  ],
  data: {
    recordsAt: (id) => federalRecords.get(id) ?? outsideRecords.get(id) ?? [],
    sharedAt: () => [],
    masterIndex: () => [],
    consents: () => [],
  },
};
