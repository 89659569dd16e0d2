import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { viewerEnvironment } from '#/mocks/demo-environment.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import type { ExchangeOrigins } from '#/mocks/networks/model/origins.ts';
import { startExchange } from '#/mocks/serve.ts';

export interface ConfiguredCounty {
  readonly viewerPort: number;
  readonly exchangePort: number;
  /** Edits the County's configuration; one that leaves the text as it was is a mistake. */
  readonly configure: (yaml: string) => string;
  /** Servers in place of the demo's own, by the id of their source. */
  readonly sources?: Readonly<Record<string, string>>;
  /** Variables beside the demo's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Called with what the viewer writes to standard error, which is shown as well. */
  readonly onStandardError?: (text: string) => void;
  /** Standard output, the audit trail: a pipe that the test reads, or does not read. Usual: nowhere. */
  readonly standardOutput?: 'ignore' | 'pipe';
}

export interface RunningCounty {
  readonly viewer: ChildProcess;
  readonly stop: () => Promise<void>;
}

/** The County exchange, and the built viewer on it with a configuration of its own. */
export async function startConfiguredCounty(options: ConfiguredCounty): Promise<RunningCounty> {
  const viewerOrigin = `http://localhost:${options.viewerPort}`;
  const exchange = await startExchange({ network: countyNetwork, basePort: options.exchangePort, viewerOrigin });
  const origins: ExchangeOrigins = { ...exchange.origins, sources: { ...exchange.origins.sources, ...options.sources } };
  const environment = {
    ...(await viewerEnvironment({ network: countyNetwork, origins, viewerOrigin, clock: countyNetwork.clock })),
    TRIBUTARY_CONFIG: await configurationFile(options.configure),
    ...options.environment,
  };
  const command = ['lib/commands/serve.ts', '--port', String(options.viewerPort), '--hostname', 'localhost'];
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment };
  const viewer = spawn(process.execPath, command, { env, stdio: ['ignore', options.standardOutput ?? 'ignore', 'pipe'] });
  viewer.stderr?.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    options.onStandardError?.(text);
  });
  const stop = async (): Promise<void> => {
    viewer.kill('SIGTERM');
    if (viewer.exitCode === null) await Promise.race([once(viewer, 'exit'), wait(5_000).then(() => viewer.kill('SIGKILL'))]);
    await exchange.stop();
  };
  for (let tries = 0; tries < 240 && viewer.exitCode === null; tries += 1) {
    const answer = await fetch(`${viewerOrigin}/health`).catch(() => undefined);
    if (answer?.ok) return { viewer, stop };
    await wait(250);
  }
  await stop();
  throw new Error(`The viewer does not answer at ${viewerOrigin}: build it first.`);
}

async function configurationFile(configure: ConfiguredCounty['configure']): Promise<string> {
  const text = await readFile('mocks/networks/county/tributary.yaml', 'utf8');
  const configured = configure(text);
  if (configured === text) throw new Error('The County’s configuration does not hold the text to replace.');
  const path = join(await mkdtemp(join(tmpdir(), 'county-')), 'tributary.yaml');
  await writeFile(path, configured);
  return path;
}
