import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { viewerEnvironment } from '#/mocks/demo-environment.ts';
import { setFault } from '#/mocks/servers/faults/faults.ts';
import { startConfiguredCounty, type RunningCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { allergyChip, completeness, rows, showTimeline, sourceRow } from '#/e2e/screen/record-screen.ts';

const ports = portsOf('start-and-stop');
const origins = originsOf(countyNetwork, ports.exchangePort);
const viewer = `http://localhost:${ports.viewerPort}`;

interface Start {
  readonly configure?: (yaml: string) => string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly port?: string;
  readonly stdout?: string;
}

/** Starts the viewer as `npm start` does and waits for its end. */
async function startAndEnd({ configure = (yaml) => yaml, environment = {}, port = String(ports.viewerPort), stdout = '/dev/null' }: Start) {
  const file = join(await mkdtemp(join(tmpdir(), 'start-')), 'tributary.yaml');
  await writeFile(file, configure(await readFile('mocks/networks/county/tributary.yaml', 'utf8')));
  const demo = await viewerEnvironment({ network: countyNetwork, origins, viewerOrigin: viewer, clock: countyNetwork.clock });
  const output = await open(stdout, 'w');
  const started = spawn(process.execPath, ['lib/commands/serve.ts', '--port', port], {
    env: { ...process.env, ...demo, TRIBUTARY_CONFIG: file, ...environment },
    stdio: ['ignore', output.fd, 'pipe'],
  });
  let errors = '';
  started.stderr?.setEncoding('utf8').on('data', (text: string) => (errors += text));
  await once(started, 'close');
  await output.close();
  return { code: started.exitCode, errors };
}

const replaced = (text: string, by: string) => (yaml: string) => {
  expect(yaml).toContain(text);
  return yaml.replace(text, by);
};

test.describe('a start that cannot succeed ends the process, and says why in one line a fault, without a stack', () => {
  test.describe.configure({ timeout: 60_000 });
  const faults: readonly (readonly [string, Start, readonly string[]])[] = [
    ['no file', { environment: { TRIBUTARY_CONFIG: '/nowhere/tributary.yaml' } }, ['/nowhere/tributary.yaml', 'ENOENT']],
    ['a folder for a file', { environment: { TRIBUTARY_CONFIG: '/tmp' } }, ['EISDIR']],
    ['no YAML', { configure: () => 'a: [b' }, ['YAML 1.2']],
    ['an empty file', { configure: () => '' }, ['(the file)']],
    ['an unknown key', { configure: (yaml) => `${yaml}\nsesion: 1\n` }, ['sesion: found an unknown key']],
    ['two faults', { configure: (yaml) => `${yaml}\nsesion: 1\nlocal: en\n` }, ['sesion: found', 'local: found']],
    [
      'a key file that cannot be read',
      { configure: replaced('${TRIBUTARY_CLIENT_KEY}', 'file:/nowhere/key.jwk') },
      ['file:/nowhere/key.jwk'],
    ],
    ['a client key that is none', { environment: { TRIBUTARY_CLIENT_KEY: '{"kty":"EC"}' } }, ['a private JWK']],
    ['no session key', { environment: { TRIBUTARY_SESSION_KEY: '' } }, ['session.keys']],
    ['an unknown audit sink', { configure: replaced('audit: { kind: stdout }', 'audit: { kind: paper }') }, ['audit.kind']],
    ['an audit sink that cannot be written', { stdout: '/dev/full' }, ['audit.kind: stdout', 'ENOSPC']],
    ['a port that is none', { port: 'http' }, ['http is no port']],
    ['a port beyond the last', { port: '65536' }, ['65536 is no port']],
  ];
  for (const [name, start, words] of faults)
    test(name, async () => {
      const { code, errors } = await startAndEnd(start);
      expect(code, errors).toBe(1);
      for (const word of words) expect(errors).toContain(word);
      expect(errors).not.toMatch(/^\s+at |\bError:/m);
      await expect(fetch(`${viewer}/health`)).rejects.toThrow();
    });

  test('a port that another program uses', async () => {
    const program = createServer().listen(ports.viewerPort);
    await once(program, 'listening');
    const { code, errors } = await startAndEnd({});
    program.close();
    expect(code, errors).toBe(1);
    expect(errors).toContain(`Port ${ports.viewerPort} is in use by another program`);
    expect(errors).not.toMatch(/^\s+at |\bError:/m);
  });
});

test('a signal to `npm start` reaches the viewer, which ends with code 0', async () => {
  test.setTimeout(60_000);
  const demo = await viewerEnvironment({ network: countyNetwork, origins, viewerOrigin: viewer, clock: countyNetwork.clock });
  const npm = spawn('npm', ['start', '--', '--port', String(ports.viewerPort), '--hostname', 'localhost'], {
    env: { ...process.env, ...demo },
    stdio: 'ignore',
  });
  const ended = once(npm, 'exit');
  await expect.poll(async () => (await fetch(`${viewer}/health`).catch(() => undefined))?.status, { timeout: 30_000 }).toBe(200);
  npm.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect(fetch(`${viewer}/health`)).rejects.toThrow();
});

test.describe('a stop', () => {
  let running: RunningCounty | undefined;
  test.afterEach(() => running?.stop());

  async function openWhileOneStalls(page: Page, seconds: number): Promise<RunningCounty> {
    // Still asking when the stop comes, on a busy machine too.
    const withPatience = (yaml: string): string => yaml.replace(/^( +)kind: gp-connect$/m, '$&\n$1limits: { firstByteMs: 90000 }');
    running = await startConfiguredCounty({ ...ports, configure: (yaml) => `${withPatience(yaml)}\nshutdown: { seconds: ${seconds} }\n` });
    await setFault(origins.sources['riverside-practice'] ?? '', { fault: 'slow', ms: 90_000 });
    await page.goto(origins.ehr);
    await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
    await page.waitForURL(/\/record\/[^/]+/);
    await showTimeline(page);
    await expect(sourceRow(page, 'Royal Park Hospital')).toContainText('Complete');
    await expect(sourceRow(page, 'Riverside Surgery')).toContainText('Asking');
    return running;
  }

  test('H05 SIGTERM: not ready at once, the open record says that the viewer restarts and stays incomplete, then exit code 0', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const { viewer: process } = await openWhileOneStalls(page, 4);
    const ended = once(process, 'exit');
    process.kill('SIGTERM');
    // An idle connection of this process may be closed just as it is used again.
    await expect.poll(async () => (await fetch(`${viewer}/ready`).catch(() => undefined))?.status).toBe(503);
    await expect.poll(async () => (await fetch(`${viewer}/health`).catch(() => undefined))?.status).toBe(200);
    await expect(completeness(page)).toContainText('the viewer is restarting; ask again');
    await expect(completeness(page)).toContainText('Riverside Surgery');
    await expect(sourceRow(page, 'Riverside Surgery')).toContainText('No answer');
    await expect(allergyChip(page)).toContainText('1 source missing');
    await expect(rows(page).first()).toBeVisible();
    expect(await ended).toEqual([0, null]);
  });

  test('a second signal ends the process at once', async ({ page }) => {
    test.setTimeout(120_000);
    const { viewer: process } = await openWhileOneStalls(page, 600);
    const ended = once(process, 'exit');
    process.kill('SIGTERM');
    // An idle connection of this process may be closed just as it is used again.
    await expect.poll(async () => (await fetch(`${viewer}/ready`).catch(() => undefined))?.status).toBe(503);
    await page.waitForTimeout(300);
    process.kill('SIGTERM');
    expect(await ended).toEqual([143, null]);
  });

  test('SIGINT without a reader ends it with exit code 0', async () => {
    test.setTimeout(120_000);
    running = await startConfiguredCounty({ ...ports, configure: (yaml) => `${yaml}\nshutdown: { seconds: 600 }\n` });
    const ended = once(running.viewer, 'exit');
    running.viewer.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
  });
});
