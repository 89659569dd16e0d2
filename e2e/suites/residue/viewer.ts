import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { readHeapSnapshot, type HeapSnapshot } from './heap-snapshot.ts';
import type { ServerAnswer, ServerQuestion } from './server-question.ts';

export interface ServerMemory {
  readonly heap: HeapSnapshot;
  /** Heaps of the threads that live. */
  readonly threads: readonly HeapSnapshot[];
  /** Bytes of every reachable buffer. */
  readonly buffers: readonly Buffer[];
  /** Memories of WebAssembly modules. */
  readonly modules: readonly Buffer[];
}

/** The built viewer under watch. */
export interface WatchedViewer {
  readonly origin: string;
  /** Temporary and home folders, which are its own here. */
  readonly folders: readonly string[];
  readonly output: () => { readonly out: string; readonly error: string };
  readonly written: () => Promise<readonly string[]>;
  readonly memory: () => Promise<ServerMemory>;
  readonly plant: (text: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts what `next build` built, with `watch-server.ts` in its process. */
export async function startViewer(port: number, environment: Readonly<Record<string, string>>): Promise<WatchedViewer> {
  const origin = `http://localhost:${port}`;
  const own = await mkdtemp(join(tmpdir(), 'residue-'));
  const [temporary, home] = [join(own, 'tmp'), join(own, 'home')];
  await Promise.all([temporary, home].map((folder) => mkdir(folder)));
  const watcher = new URL('./watch-server.ts', import.meta.url).href;
  const command = ['--import', watcher, 'lib/commands/serve.ts', '--port', String(port), '--hostname', 'localhost'];
  const viewer = spawn(process.execPath, command, {
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', TMPDIR: temporary, HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  // A test whose time is over never comes to `stop`.
  process.once('exit', () => viewer.kill('SIGKILL'));
  const [out, error] = [viewer.stdout, viewer.stderr].map((stream) => {
    const parts: string[] = [];
    stream?.setEncoding('utf8').on('data', (part: string) => parts.push(part));
    return parts;
  });
  let questions = 0;
  function ask(question: DistributiveOmit<ServerQuestion, 'id'>): Promise<ServerAnswer> {
    const id = (questions += 1);
    return new Promise((resolve, reject) => {
      const take = (answer: unknown): void => {
        // Only `watch-server.ts` sends messages.
        if ((answer as ServerAnswer).id !== id) return;
        viewer.off('message', take).off('exit', fail);
        resolve(answer as ServerAnswer);
      };
      const fail = (code: number | null, signal: string | null): void =>
        reject(new Error(`The viewer ended (${signal ?? code}) while it was asked: ${error?.join('').slice(-2_000)}`));
      if (viewer.exitCode !== null || viewer.signalCode !== null) fail(viewer.exitCode, viewer.signalCode);
      else
        viewer
          .on('message', take)
          .once('exit', fail)
          .send({ ...question, id });
    });
  }
  async function memory(): Promise<ServerMemory> {
    const directory = await mkdtemp(join(tmpdir(), 'residue-heap-'));
    try {
      await ask({ ask: 'memory', directory });
      const heap = readHeapSnapshot(await readFile(join(directory, 'heap'), 'utf8'));
      const names = await readdir(directory);
      const read = (kind: string): Promise<Buffer[]> =>
        Promise.all(names.filter((name) => name.startsWith(kind)).map((name) => readFile(join(directory, name))));
      const threads = (await read('thread-')).map((bytes) => readHeapSnapshot(bytes.toString('utf8')));
      return { heap, threads, buffers: await read('buffer-'), modules: await read('wasm-') };
    } finally {
      await rm(directory, { recursive: true });
    }
  }
  const stop = async (): Promise<void> => {
    viewer.kill('SIGTERM');
    if (viewer.exitCode === null) await Promise.race([once(viewer, 'exit'), wait(5_000).then(() => viewer.kill('SIGKILL'))]);
    await rm(own, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 240 && viewer.exitCode === null; tries += 1) {
    const answer = await fetch(`${origin}/health`).catch(() => undefined);
    if (answer?.ok)
      return {
        origin,
        folders: [temporary, home],
        output: () => ({ out: out?.join('') ?? '', error: error?.join('') ?? '' }),
        written: async () => (await ask({ ask: 'written' })).written,
        memory,
        plant: async (text) => void (await ask({ ask: 'plant', text, file: join(temporary, 'planted') })),
        stop,
      };
    await wait(250);
  }
  await stop();
  throw new Error(`The viewer does not answer at ${origin}: build it first.\n${error?.join('') ?? ''}`);
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
