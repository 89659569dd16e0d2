import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { recordServer } from '#/lib/access/testing/record-server.ts';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { about, hl7Examples } from '#/lib/fhir/testing/data-sets.ts';
import { serveSource } from '#/lib/sources/testing/serve-source.ts';
import { viewerEnvironment } from '#/mocks/demo-environment.ts';
import { county } from '#/mocks/networks/county/county.ts';
import { people } from '#/mocks/patients/people.ts';
import { startExchange } from '#/mocks/serve.ts';
import { exchangePort, viewerPort } from './addresses.ts';

/** Ports beside those of the journeys. */
const ports = { viewer: viewerPort + 50, exchange: exchangePort + 300 };
export const examplesViewer = `http://localhost:${ports.viewer}`;
export const examplesRecordSystem = `http://127.0.0.1:${ports.exchange}`;
/** Sam Holt is made up, and not known at this hospital in the demo. */
const holder = 'royal-park';
const patient = 'examples';

/** The examples that are about a patient, written to be about one: as they came but for the elements that say whose they are. */
const resources = hl7Examples().map((example) => about(example, patient));

/** How many entries the reader must find: none of what supports others, nor of what its label keeps within its own hospital. */
export function expectedEntries(): number {
  return resources.filter((resource) => {
    const described = describe(resource, { source: holder, lookup: () => undefined });
    return described.type === 'entry' && !described.labels.some(({ code = '' }) => /^[RV]$/.test(code));
  }).length;
}

/** The County's configuration, but that this hospital asks for no token: the exchange's identity provider does not know its address. */
async function openConfig(): Promise<string> {
  const text = await readFile('mocks/networks/county/tributary.yaml', 'utf8');
  const open = text.replace(/(url: \$\{COUNTY_ROYAL_PARK\}\/fhir\n\s+authorization: )\*network/, '$1[]');
  if (open === text) throw new Error('The configuration of Royal Park is not as it was.');
  const folder = await mkdtemp(join(tmpdir(), 'examples-'));
  const path = join(folder, 'tributary.yaml');
  await writeFile(path, open);
  return path;
}

/** The County exchange with one hospital that holds every HL7 R4 example of a type about a patient, and the built viewer on it. */
export async function startExamples(): Promise<{ readonly stop: () => Promise<void> }> {
  const exchange = await startExchange({ network: county, basePort: ports.exchange, viewerOrigin: examplesViewer });
  const sam = people.find(({ key }) => key === 'sam-holt')?.patient('city-hospitals');
  const held = await serveSource(recordServer({ name: 'examples', version: 'R4', patient, resources }, { ...sam }).answering);
  const origins = { ...exchange.origins, sources: { ...exchange.origins.sources, [holder]: new URL(held.url).origin } };
  const environment = {
    ...(await viewerEnvironment({ network: county, origins, viewerOrigin: examplesViewer, clock: county.clock })),
    TRIBUTARY_CONFIG: await openConfig(),
  };
  const command = ['node_modules/next/dist/bin/next', 'start', '--port', String(ports.viewer), '--hostname', 'localhost'];
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment };
  const viewer = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const stop = async (): Promise<void> => {
    viewer.kill('SIGTERM');
    if (viewer.exitCode === null) await Promise.race([once(viewer, 'exit'), wait(5_000)]);
    await Promise.all([exchange.stop(), held.close()]);
  };
  for (let tries = 0; tries < 240 && viewer.exitCode === null; tries += 1) {
    const answer = await fetch(`${examplesViewer}/health`).catch(() => undefined);
    if (answer?.ok) return { stop };
    await wait(250);
  }
  await stop();
  throw new Error(`The viewer does not answer at ${examplesViewer}: build it first.`);
}
