import { recordServer } from '#/lib/access/testing/record-server.ts';
import { hideNothing } from '#/lib/record/security-labels/read-label.ts';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { about, hl7Examples } from '#/lib/fhir/testing/data-sets.ts';
import { serveSource } from '#/lib/sources/testing/serve-source.ts';
import { people } from '#/mocks/patients/people.ts';
import { startConfiguredCounty } from './configured-county.ts';
import { portsOf } from './ports.ts';

const ports = portsOf('examples');
export const examplesViewer = `http://localhost:${ports.viewerPort}`;
export const examplesRecordSystem = `http://127.0.0.1:${ports.exchangePort}`;
/** Sam Holt is made up, and not known at this hospital in the demo. */
const holder = 'royal-park';
const patient = 'examples';

/** The examples that are about a patient, written to be about one: as they came but for the elements that say whose they are. */
const resources = hl7Examples().map((example) => about(example, patient));

/** Counts the entries that the reader must find, without supporting resources and those whose label keeps them within their hospital. */
export function expectedEntries(): number {
  return resources.filter((resource) => {
    const described = describe(resource, { source: holder, lookup: () => undefined });
    return described.type === 'entry' && hideNothing(described.labels);
  }).length;
}

/** Royal Park without a token: the exchange's identity provider does not know the address of the server in its place. */
const withoutToken = (yaml: string): string =>
  yaml.replace(/(url: \$\{COUNTY_ROYAL_PARK\}\/fhir\n(?:.*\n){0,4}?\s+authorization: )\*network/, '$1[]');

/** The County exchange with one hospital that holds every HL7 R4 example of a type about a patient, and the built viewer on it. */
export async function startExamples(): Promise<{ readonly stop: () => Promise<void> }> {
  const sam = people.find(({ key }) => key === 'sam-holt')?.patient('city-hospitals');
  const held = await serveSource(recordServer({ name: 'examples', version: 'R4', patient, resources }, { ...sam }).answering);
  const started = await startConfiguredCounty({
    ...ports,
    configure: withoutToken,
    sources: { [holder]: new URL(held.url).origin },
  });
  return { stop: async () => void (await Promise.all([started.stop(), held.close()])) };
}
