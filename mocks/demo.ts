import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { setTimeout as wait } from 'node:timers/promises';
import { startDemoAudit } from './demo-audit.ts';
import { viewerEnvironment } from './demo-environment.ts';
import { demoText } from './demo-text.ts';
import { networks } from './networks/registry.ts';
import { startExchange, type Exchange } from './serve.ts';
import { demoAuthority } from './servers/assertions/demo-authority.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dev: { type: 'boolean', default: false },
    'exchange-only': { type: 'boolean', default: false },
    'print-environment': { type: 'boolean', default: false },
    /** The audit trail goes to a FHIR server of its own. */
    'audit-repository': { type: 'boolean', default: false },
  },
});

/** Starts an exchange and the viewer on it; both stop together. */
async function demo(): Promise<void> {
  const network = networks.find(({ id }) => id === (positionals[0] ?? 'county'));
  if (!network) throw new Error(`No network ${positionals[0]}. There are: ${networks.map(({ id }) => id).join(', ')}`);
  const port = process.env['PORT'] ?? '3000';
  const viewerOrigin = `http://localhost:${port}`;
  const clock = process.env['TRIBUTARY_CLOCK'] ?? network.clock;
  const basePort = Number(process.env['DEMO_PORT'] ?? 4000);
  const authority = network.nationals ? await demoAuthority() : undefined;
  const exchange = await startExchange({
    network,
    basePort,
    viewerOrigin,
    clock: new Date(clock),
    ...(authority && { authority }),
  });
  const joining = { network, origins: exchange.origins, viewerOrigin, clock, ...(authority && { authority }) };
  const plain = await viewerEnvironment(joining);
  const audit = values['audit-repository'] ? await startDemoAudit(basePort + 99, plain['TRIBUTARY_CONFIG'] ?? '', signingKey()) : undefined;
  const environment = { ...plain, ...audit?.environment };
  if (values['print-environment'])
    console.log(
      Object.entries(environment)
        .map(([name, value]) => `export ${name}='${value}'`)
        .join('\n'),
    );
  const viewer = values['exchange-only'] ? undefined : startViewer(port, environment);
  stopTogether({ stop: () => (audit?.stop(), exchange.stop()) }, viewer);
  if (viewer) await healthy(`${viewerOrigin}/health`, viewer);
  console.log(demoText(network, exchange.origins, viewer && viewerOrigin));
  if (!audit) return;
  console.log(`The audit trail is kept at ${audit.url}; its events are read with the header X-Audit-Key: demo-audit.`);
  const officer = network.staff.find(({ role }) => role === 'privacy');
  if (officer) console.log(`Sign in directly as ${officer.name} and open ${viewerOrigin}/audit to read it.`);
}

/** Made now and kept nowhere, as the other keys are. */
const signingKey = (): string => JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));

function startViewer(port: string, environment: Readonly<Record<string, string>>): ChildProcess {
  const command = ['lib/commands/serve.ts', ...(values.dev ? ['--dev'] : []), '--port', port, '--hostname', 'localhost'];
  return spawn(process.execPath, command, {
    env: { NEXT_TELEMETRY_DISABLED: '1', ...process.env, ...environment },
    stdio: ['ignore', process.env['DEMO_LOG'] ? 'inherit' : 'ignore', 'inherit'],
  });
}

/** Stops everything that was started here at a signal, or at the viewer's own end. */
function stopTogether(exchange: Pick<Exchange, 'stop'>, viewer: ChildProcess | undefined): void {
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    const ended =
      viewer && viewer.exitCode === null ? Promise.race([once(viewer, 'exit'), wait(5_000).then(() => viewer.kill('SIGKILL'))]) : undefined;
    viewer?.kill('SIGTERM');
    void Promise.all([exchange.stop(), ended]).then(() => process.exit(code));
  };
  process.once('SIGINT', () => stop(0)).once('SIGTERM', () => stop(0));
  viewer?.once('exit', (code) => stop(code ?? 1));
}

async function healthy(address: string, viewer: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 240 && viewer.exitCode === null; tries += 1) {
    const response = await fetch(address).catch(() => undefined);
    if (response?.ok) return;
    await wait(250);
  }
  throw new Error(`The viewer does not answer at ${address}`);
}

await demo().catch((error: unknown) => {
  const portIsTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(error instanceof Error ? error.message : error);
  if (portIsTaken) console.error('Another program uses this port. Choose others: DEMO_PORT=5000 PORT=5100');
  process.exit(1);
});
