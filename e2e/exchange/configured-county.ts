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
  /** Port by which readers reach the viewer, where others than its own: that of a server in front of it. */
  readonly publicPort?: number;
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

export interface RunningViewer {
  readonly viewer: ChildProcess;
  readonly stop: () => Promise<void>;
}

export interface RunningCounty extends RunningViewer {
  /** Starts one more viewer on the same exchange and file, with other variables. */
  readonly startReplica: (port: number, environment: Readonly<Record<string, string>>) => Promise<RunningViewer>;
}

/** The County exchange, and the built viewer on it with a configuration of its own. */
export async function startConfiguredCounty(options: ConfiguredCounty): Promise<RunningCounty> {
  const viewerOrigin = `http://localhost:${options.publicPort ?? options.viewerPort}`;
  const exchange = await startExchange({ network: countyNetwork, basePort: options.exchangePort, viewerOrigin });
  const origins: ExchangeOrigins = { ...exchange.origins, sources: { ...exchange.origins.sources, ...options.sources } };
  const environment = {
    ...(await viewerEnvironment({ network: countyNetwork, origins, viewerOrigin, clock: countyNetwork.clock })),
    TRIBUTARY_CONFIG: await configurationFile(options.configure),
    ...options.environment,
  };
  const startReplica: RunningCounty['startReplica'] = (port, more) => startViewer(port, { ...environment, ...more }, options);
  try {
    const { viewer, stop } = await startViewer(options.viewerPort, environment, options);
    return { viewer, startReplica, stop: () => stop().then(exchange.stop) };
  } catch (error) {
    await exchange.stop();
    throw error;
  }
}

type Output = Pick<ConfiguredCounty, 'onStandardError' | 'standardOutput'>;

async function startViewer(port: number, environment: Readonly<Record<string, string>>, output: Output): Promise<RunningViewer> {
  const command = ['lib/commands/serve.ts', '--port', String(port), '--hostname', 'localhost'];
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment };
  const viewer = spawn(process.execPath, command, { env, stdio: ['ignore', output.standardOutput ?? 'ignore', 'pipe'] });
  viewer.stderr?.setEncoding('utf8').on('data', (text: string) => {
    process.stderr.write(text);
    output.onStandardError?.(text);
  });
  const stop = async (): Promise<void> => {
    viewer.kill('SIGTERM');
    if (viewer.exitCode === null) await Promise.race([once(viewer, 'exit'), wait(5_000).then(() => viewer.kill('SIGKILL'))]);
  };
  for (let tries = 0; tries < 240 && viewer.exitCode === null; tries += 1) {
    const answer = await fetch(`http://localhost:${port}/health`).catch(() => undefined);
    if (answer?.ok) return { viewer, stop };
    await wait(250);
  }
  await stop();
  throw new Error(`The viewer does not answer at port ${port}: build it first.`);
}

async function configurationFile(configure: ConfiguredCounty['configure']): Promise<string> {
  const text = await readFile('mocks/networks/county/tributary.yaml', 'utf8');
  const configured = configure(text);
  if (configured === text) throw new Error('The County’s configuration does not hold the text to replace.');
  const path = join(await mkdtemp(join(tmpdir(), 'county-')), 'tributary.yaml');
  await writeFile(path, configured);
  return path;
}
