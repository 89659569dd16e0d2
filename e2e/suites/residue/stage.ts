import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ports } from '#/e2e/exchange/addresses.ts';
import { viewerEnvironment } from '#/mocks/demo-environment.ts';
import type { ExchangeOrigins } from '#/mocks/networks/model/origins.ts';
import { startExchange } from '#/mocks/serve.ts';
import { canarySet, type CanarySet } from './canary.ts';
import { canaryNetwork, documentsSource, type CanaryNetwork } from './canary-network.ts';
import { canaryFinder, type FindCanaries } from './find-canaries.ts';
import { watchIssuedTokens } from './issued-tokens.ts';
import { startViewer, type WatchedViewer } from './viewer.ts';
import { startBrowser, type WatchedBrowser } from './watched-browser.ts';
import { withoutLimits } from '#/e2e/suites/without-limits.ts';

/** An exchange whose people carry canaries, the built viewer on it, and a browser: all under watch. */
export interface Stage {
  readonly set: CanarySet;
  readonly find: FindCanaries;
  readonly people: CanaryNetwork;
  readonly origins: ExchangeOrigins;
  readonly viewer: WatchedViewer;
  readonly browser: WatchedBrowser;
  readonly startedAt: number;
  /** Ends the viewer and the exchange; the browser's profile stays until `remove`. */
  readonly stop: () => Promise<void>;
}

export async function setStage(ports: Ports, idleMinutes: number): Promise<Stage> {
  const startedAt = Date.now();
  const set = canarySet();
  const people = canaryNetwork(set);
  const forgetTokens = watchIssuedTokens(set);
  const viewerOrigin = `http://localhost:${ports.viewerPort}`;
  const exchange = await startExchange({ network: people.network, basePort: ports.exchangePort, viewerOrigin });
  const broken = await startErrorServer(`http://127.0.0.1:${ports.furtherPort}`, people.errorText);
  const origins: ExchangeOrigins = { ...exchange.origins, sources: { ...exchange.origins.sources, ambulance: broken.origin } };
  const configuration = await configurationFile(idleMinutes);
  const environment = await viewerEnvironment({ network: people.network, origins, viewerOrigin, clock: people.network.clock });
  const viewer = await startViewer(ports.viewerPort, { ...environment, TRIBUTARY_CONFIG: configuration.path });
  const browser = await startBrowser(viewerOrigin);
  const stop = async (): Promise<void> => {
    await browser.close();
    await Promise.all([viewer.stop(), exchange.stop(), broken.stop(), configuration.remove()]);
    forgetTokens();
  };
  return { set, find: canaryFinder(set), people, origins, viewer, browser, startedAt, stop };
}

/** The County's configuration, where copying is allowed, one source answers with documents, and a record ends soon. */
async function configurationFile(idleMinutes: number): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'residue-config-'));
  const path = join(folder, 'tributary.yaml');
  const changes: readonly (readonly [string, string])[] = [
    ['export: { print: true, copy: false }', 'export: { print: true, copy: true }'],
    ['    kind: fhir\n    url: ${COUNTY_COMMUNITY}/fhir', '    kind: documents\n    url: ${COUNTY_COMMUNITY}/fhir'],
    ['idleMinutes: 15', `idleMinutes: ${idleMinutes}`],
  ];
  let yaml = await readFile('mocks/networks/county/tributary.yaml', 'utf8');
  for (const [before, after] of changes) {
    if (!yaml.includes(before)) throw new Error(`The County’s configuration does not hold: ${before} (${documentsSource})`);
    yaml = yaml.replace(before, after);
  }
  await writeFile(path, `${yaml}\nlimits: ${JSON.stringify(withoutLimits)}\n`);
  return { path, remove: () => rm(folder, { recursive: true }) };
}

/** A source that answers everything with 500 and an OperationOutcome that names a patient, as real ones do. */
async function startErrorServer(origin: string, text: string): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  const issue = { severity: 'error', code: 'exception', details: { text }, diagnostics: `No row for ${text} in ${text}` };
  const server = createServer((_, response) => {
    response.writeHead(500, { 'Content-Type': 'application/fhir+json' });
    response.end(JSON.stringify({ resourceType: 'OperationOutcome', issue: [issue] }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(Number(new URL(origin).port), '127.0.0.1', resolve);
  });
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin, stop };
}
