import { describe } from '#/lib/fhir/describe/describe.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { people } from '#/mocks/patients/people.ts';
import { startConfiguredCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { serveMedplum } from './medplum-server.ts';

const ports = portsOf('medplum');
export const medplumViewer = `http://localhost:${ports.viewerPort}`;
export const medplumRecordSystem = `http://127.0.0.1:${ports.exchangePort}`;

/** A hospital that does not know Sam Holt in the demo: there his record of another hospital is kept by Medplum's software. */
const [holder, original] = ['royal-park', 'city-hospitals'] as const;

interface Held {
  readonly resourceType: string;
  readonly id?: string | undefined;
}

/** Sam Holt's record, and an adverse event: R4 finds it by its subject alone. */
async function heldResources(): Promise<readonly Held[]> {
  const sam = people.find(({ key }) => key === 'sam-holt')?.patient(original);
  if (!sam) throw new Error('Sam Holt has no record to copy.');
  const records: Held[] = [];
  for await (const { patient, resources } of countyNetwork.data.recordsAt(original, new Date(countyNetwork.clock)))
    if (patient === sam.id) records.push(...resources);
  const patient = { reference: `Patient/${sam.id}` };
  return [
    ...countyNetwork.data.sharedAt(original),
    ...records,
    {
      resourceType: 'AdverseEvent',
      id: 'rash',
      actuality: 'actual',
      subject: patient,
      event: { text: 'Rash after contrast' },
      date: '2026-11-20',
    } as Held,
  ];
}

export interface MedplumExchange {
  /** Entries that the reader must find. */
  readonly entries: number;
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/** Medplum's server knows no token of the exchange. */
const withoutToken = (yaml: string): string =>
  yaml.replace(/(url: \$\{COUNTY_ROYAL_PARK\}\/fhir\n(?:.*\n){0,4}?\s+authorization: )\*network/, '$1[]');

/** The County exchange with one hospital on a FHIR server that this project did not write, and the built viewer on it. */
export async function startMedplumExchange(): Promise<MedplumExchange> {
  const resources = await heldResources();
  const server = await serveMedplum(resources);
  const started = await startConfiguredCounty({
    ...ports,
    configure: withoutToken,
    sources: { [holder]: new URL(server.url).origin },
  });
  const entries = resources.filter((resource) => describe(resource, { source: holder, lookup: () => undefined }).type === 'entry').length;
  const stop = async (): Promise<void> => void (await Promise.all([started.stop(), server.close()]));
  return { entries, requests: server.requests, stop };
}
