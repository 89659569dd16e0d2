import { fork, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const report = z.object({ p99: z.number(), max: z.number(), rss: z.number(), computed: z.number() });
const health = z.object({ longest: z.number(), answers: z.number(), failed: z.number() });

export type Measured = z.infer<typeof report> & z.infer<typeof health>;

export interface MeasuredViewer {
  readonly origin: string;
  readonly begin: () => void;
  readonly measure: () => Promise<Measured>;
  readonly stop: () => Promise<void>;
}

export const sealingKey = randomBytes(32).toString('base64');

/** The built viewer in a process of its own, with its loop watched from within, and `/health` asked from another one. */
export async function startMeasuredViewer(port: number, config: object): Promise<MeasuredViewer> {
  const folder = await mkdtemp(join(tmpdir(), 'load-'));
  const file = join(folder, 'tributary.yaml');
  await writeFile(file, JSON.stringify(config));
  const env = { ...process.env, LOAD_SESSION_KEY: sealingKey, LOAD_SECRET: 'secret', TRIBUTARY_CONFIG: file, NEXT_TELEMETRY_DISABLED: '1' };
  const command = [
    '--import',
    './e2e/suites/load/loop-monitor.ts',
    'lib/commands/serve.ts',
    '--port',
    String(port),
    '--hostname',
    'localhost',
  ];
  const viewer = spawn(process.execPath, command, { env, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let lastWords = '';
  viewer.stderr?.setEncoding('utf8').on('data', (text: string) => (lastWords = `${lastWords}${text}`.slice(-mostWords)));
  const origin = `http://localhost:${port}`;
  await whenHealthy(origin, viewer, () => lastWords);
  const poller = fork('e2e/suites/load/ask-health.ts', [`${origin}/health`]);
  const reportOf = async (child: ChildProcess): Promise<unknown> => {
    const answered = once(child, 'message', { signal: AbortSignal.timeout(60_000) });
    child.send('report');
    return (await answered)[0];
  };
  return {
    origin,
    begin: () => void [viewer, poller].map((child) => child.send('begin')),
    measure: async () => ({ ...report.parse(await reportOf(viewer)), ...health.parse(await reportOf(poller)) }),
    stop: async () => {
      poller.send('stop');
      viewer.kill('SIGTERM');
      if (viewer.exitCode === null) await Promise.race([once(viewer, 'exit'), wait(15_000)]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Characters of the viewer's last words that are shown if it does not start. */
const mostWords = 2_000;

async function whenHealthy(origin: string, viewer: ChildProcess, lastWords: () => string): Promise<void> {
  for (let tries = 0; tries < 240 && viewer.exitCode === null; tries += 1) {
    const answer = await fetch(`${origin}/health`).catch(() => undefined);
    if (answer?.ok) return;
    await wait(250);
  }
  viewer.kill();
  throw new Error(`The viewer does not answer at ${origin}: build it first.\n${lastWords()}`);
}
