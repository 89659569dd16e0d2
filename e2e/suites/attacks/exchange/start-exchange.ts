import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JSONWebKeySet } from 'jose';
import type { ExchangeOrders, ExchangePorts } from './exchange-process.ts';
import { systemHeader } from './record-system.ts';
import { secretNames, viewerConfig } from './viewer-config.ts';

/** The viewer under attack, and the exchange behind it. */
export interface Exchange {
  /** Origin by which readers reach the viewer. */
  readonly viewer: string;
  readonly viewerPort: number;
  readonly ports: ExchangePorts;
  /** Keys of its seals: the newest, one that is still read, and one that was never configured. */
  readonly sessionKeys: { readonly newest: string; readonly older: string; readonly foreign: string };
  /** The viewer's process, for its memory. */
  readonly viewerProcess: ChildProcess;
  /** Returns all that the viewer wrote to standard error since the last call. */
  readonly takeStandardError: () => string;
  readonly stop: () => Promise<void>;
}

const sealKey = (): string => randomBytes(32).toString('base64');

/** Starts the servers of the exchange and the built viewer, each in a process of its own. */
export async function startExchange(basePort: number, people: number): Promise<Exchange> {
  const viewer = `http://localhost:${basePort}`;
  if (await isHealthy(viewer)) throw new Error(`Another viewer answers at ${viewer}.`);
  const ports = { alpha: basePort + 1, beta: basePort + 2, staff: basePort + 3, evil: basePort + 4 };
  const client = await newClientKey();
  const sessionKeys = { newest: sealKey(), older: sealKey(), foreign: sealKey() };
  const servers = await startServers({ ports, viewer, client: client.publicKeys, people });
  const folder = await mkdtemp(join(tmpdir(), 'attacks-'));
  const file = join(folder, 'tributary.yaml');
  await writeFile(file, viewerConfig(viewer, ports));
  const secrets = {
    [secretNames.system]: systemHeader,
    [secretNames.client]: client.privateKey,
    [secretNames.newest]: sessionKeys.newest,
    [secretNames.older]: sessionKeys.older,
  };
  const { viewerProcess, takeStandardError } = startViewer({ ...secrets, TRIBUTARY_CONFIG: file }, basePort);
  const stop = async (): Promise<void> => {
    viewerProcess.kill('SIGTERM');
    servers.kill('SIGTERM');
    if (viewerProcess.exitCode === null) await Promise.race([once(viewerProcess, 'exit'), wait(15_000)]);
    await rm(folder, { recursive: true });
  };
  for (let tries = 0; tries < 240 && viewerProcess.exitCode === null; tries += 1) {
    if (await isHealthy(viewer)) return { viewer, viewerPort: basePort, ports, sessionKeys, viewerProcess, takeStandardError, stop };
    await wait(250);
  }
  await stop();
  throw new Error(`The viewer does not answer at ${viewer}: build it first, and see that its port is free. ${takeStandardError()}`);
}

const isHealthy = (viewer: string): Promise<boolean> =>
  fetch(`${viewer}/health`).then(
    ({ ok }) => ok,
    () => false,
  );

/** The viewer's key as a client, private for itself and public for the servers that verify its assertions. */
async function newClientKey(): Promise<{ readonly privateKey: string; readonly publicKeys: JSONWebKeySet }> {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
  const [secret, open] = [await exportJWK(privateKey), await exportJWK(publicKey)];
  const more = { kid: await calculateJwkThumbprint(open), alg: 'ES384', use: 'sig' };
  return { privateKey: JSON.stringify({ ...secret, ...more }), publicKeys: { keys: [{ ...open, ...more }] } };
}

async function startServers(orders: ExchangeOrders): Promise<ChildProcess> {
  const servers = fork(join(import.meta.dirname, 'exchange-process.ts'), { stdio: 'inherit' });
  servers.send(orders);
  const ended = once(servers, 'exit').then(() => Promise.reject(new Error('The exchange did not start: see that its ports are free.')));
  await Promise.race([once(servers, 'message'), ended]);
  return servers;
}

function startViewer(environment: Readonly<Record<string, string>>, port: number): Pick<Exchange, 'viewerProcess' | 'takeStandardError'> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...environment };
  const viewerProcess = spawn(process.execPath, ['lib/commands/serve.ts', '--port', String(port), '--hostname', 'localhost'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let written = '';
  viewerProcess.stderr?.setEncoding('utf8').on('data', (text: string) => (written += text));
  const takeStandardError = (): string => {
    const text = written;
    written = '';
    return text;
  };
  return { viewerProcess, takeStandardError };
}
