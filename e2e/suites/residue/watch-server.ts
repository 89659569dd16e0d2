/**
 * Loaded into the viewer's process before anything of its own (`--import`). Notes every file that it opens for writing, makes
 * or renames, and answers the suite's questions about its memory. Knows nothing of the viewer.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import { text } from 'node:stream/consumers';
import { Session } from 'node:inspector/promises';
import { syncBuiltinESMExports } from 'node:module';
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';
import workerThreads, { Worker } from 'node:worker_threads';
import type { ServerAnswer, ServerQuestion } from './server-question.ts';

// Otherwise V8 cuts each string of a snapshot after 1,024 characters.
setFlagsFromString('--heap-snapshot-string-limit=1000000000');
setFlagsFromString('--expose-gc');
const collectGarbage: unknown = runInNewContext('gc');

/** Writes without being noted: the suite's own file. */
const { writeFileSync: writeUnnoted } = fs;
const written = new Set<string>();
const note = (path: unknown): void => {
  if (typeof path === 'string' || path instanceof URL || Buffer.isBuffer(path)) written.add(String(path));
};
const writes = (flags: unknown): boolean =>
  typeof flags === 'number'
    ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR | fs.constants.O_CREAT)) !== 0
    : typeof flags === 'string' && /[wa+]/.test(flags);

type Table = Record<string, unknown>;
/** Replaces a function of a module by one that notes its paths first. */
function watch(table: Table, name: string, notes: (args: readonly unknown[]) => void): void {
  const original = table[name];
  if (typeof original !== 'function') return;
  table[name] = Object.assign(function watched(this: unknown, ...args: unknown[]): unknown {
    notes(args);
    return Reflect.apply(original, this, args);
  }, original);
}

for (const table of [fs, fs.promises] as unknown as readonly Table[]) {
  for (const name of ['open', 'openSync']) watch(table, name, ([path, flags]) => void (writes(flags) && note(path)));
  for (const name of ['writeFile', 'appendFile', 'mkdir', 'mkdtemp', 'createWriteStream', 'truncate'])
    for (const variant of [name, `${name}Sync`]) watch(table, variant, ([path]) => note(path));
  for (const name of ['rename', 'copyFile', 'cp', 'link', 'symlink'])
    for (const variant of [name, `${name}Sync`]) watch(table, variant, ([, path]) => note(path));
}

/** Threads that live: their memories are heaps of their own. */
const threads = new Set<Worker>();
/** The newest snapshot of a thread: Node crashes now and then when a thread is ended while its heap is written. */
let snapshotTaken: Promise<unknown> = Promise.resolve();
class WatchedWorker extends Worker {
  constructor(...args: ConstructorParameters<typeof Worker>) {
    super(...args);
    threads.add(this);
    this.once('exit', () => threads.delete(this));
  }
  override terminate(): Promise<number> {
    return snapshotTaken.then(() => super.terminate());
  }
}
Object.assign(workerThreads, { Worker: WatchedWorker });
syncBuiltinESMExports();

async function writeThreads(directory: string): Promise<void> {
  for (const [at, thread] of [...threads].entries()) {
    // A thread that ends while it is asked never answers, and has no memory any more.
    const ended = once(thread, 'exit').then(() => undefined);
    const content = Promise.race([
      thread
        .getHeapSnapshot()
        .then(text)
        .catch(() => undefined),
      ended,
    ]);
    snapshotTaken = content;
    const heap = await content;
    if (heap !== undefined) writeUnnoted(`${directory}/thread-${at}`, heap);
  }
}

/** Bytes in each buffer that is still reachable: a snapshot has only their lengths. */
async function liveBuffers(directory: string): Promise<void> {
  const session = new Session();
  session.connect();
  const memories = new Set<ArrayBufferLike>();
  await eachOf(session, 'WebAssembly.Memory', (memory) => void (memory instanceof WebAssembly.Memory && memories.add(memory.buffer)));
  let files = 0;
  await eachOf(session, 'ArrayBuffer', (buffer) => {
    if (!(buffer instanceof ArrayBuffer) || buffer.detached || buffer.byteLength === 0) return;
    writeUnnoted(`${directory}/${memories.has(buffer) ? 'wasm' : 'buffer'}-${(files += 1)}`, Buffer.from(buffer));
  });
  session.disconnect();
}

/** Calls back with each reachable object of a class, which only the debugger can list. */
async function eachOf(session: Session, className: string, take: (instance: unknown) => void): Promise<void> {
  const { result } = await session.post('Runtime.evaluate', { expression: `${className}.prototype` });
  const { objects } = await session.post('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
  Object.assign(globalThis, { takeInstances: (list: readonly unknown[]) => list.forEach(take) });
  await session.post('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { globalThis.takeInstances(this); }',
  });
  Reflect.deleteProperty(globalThis, 'takeInstances');
}

async function answer(question: ServerQuestion): Promise<ServerAnswer> {
  if (question.ask === 'written') return { id: question.id, written: [...written] };
  if (question.ask === 'plant') {
    const { text: planted, file } = question;
    // A long string, a buffer, a file, and both outputs: what each detector must find.
    Object.assign(globalThis, { planted: [`${'-'.repeat(5_000)}${planted}`, Buffer.from(planted)] });
    fs.writeFileSync(file, planted);
    const thread = new WatchedWorker(`globalThis.planted = ${JSON.stringify(planted)}; setInterval(() => {}, 60_000);`, { eval: true });
    thread.unref();
    await once(thread, 'online');
    process.stdout.write(`${planted}\n`);
    process.stderr.write(`${planted}\n`);
    return { id: question.id, written: [] };
  }
  for (let times = 0; times < 4; times += 1) {
    if (typeof collectGarbage === 'function') Reflect.apply(collectGarbage, undefined, []);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await liveBuffers(question.directory);
  await writeThreads(question.directory);
  writeHeapSnapshot(`${question.directory}/heap`);
  return { id: question.id, written: [] };
}

process.on('message', (question: ServerQuestion) => {
  void answer(question).then((answered) => process.send?.(answered));
});
process.channel?.unref();
