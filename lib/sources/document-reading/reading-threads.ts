import 'server-only';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { chargeAnswer, NoRoom } from '#/lib/process/answer-memory.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import type { CompositionJob, DocumentReading } from './document-job.ts';
import { readJob } from './read-job.ts';
import { runInThread, type ReadingRequest } from './run-in-thread.ts';

/** A file as small as this is read at once: that takes less than passing it on. */
const smallBytes = 16_000;
/** Memory that a thread may take at all; a file is given up far below (`run-in-thread.ts`). */
const mostMegabytes = 2_048;
/** A thread ends when it was idle for so long, and with it whatever it still remembers of a document. */
const idleMs = 10_000;
/** Files that wait, of all sources together. */
const mostWaiting = 200;

interface Waiting extends ReadingRequest {
  readonly resolve: (reading: DocumentReading) => void;
  readonly reject: (error: unknown) => void;
}

/** Threads of this process, however its modules are bundled. */
interface Threads {
  readonly waiting: Waiting[];
  readonly running: Set<Waiting>;
  readonly idle: Map<Worker, NodeJS.Timeout>;
}

const threadsKey: unique symbol = Symbol.for('tributary.reading-threads');
const processGlobals: typeof globalThis & { [threadsKey]?: Threads } = globalThis;
const threads = (): Threads => (processGlobals[threadsKey] ??= { waiting: [], running: new Set(), idle: new Map() });

/** Leaves a processor to the loop of events; two at least, so that one source's file never stops all others. */
const mostThreads = Math.min(4, Math.max(2, availableParallelism() - 1));

/**
 * Reads a file in a thread of its own, so that no document, however hostile, holds the loop of events: bounded in time and memory,
 * and refused with the reason beyond. Takes the bytes over: they are empty afterwards. Throws a SourceFailure if the signal aborts, and
 * where too much is being read.
 */
export async function readDocumentFile(request: ReadingRequest): Promise<DocumentReading> {
  const { job, signal } = request;
  if (signal.aborted) throw abortFailure(signal);
  if (job.as === 'composition' ? isSmall(job) : job.bytes.length <= smallBytes) return readJob(job);
  if (threads().waiting.length >= mostWaiting) throw new SourceFailure({ kind: 'no-room', alone: false });
  // A file that waits takes memory as an answer does.
  const charge = chargeAnswer(request.owner);
  try {
    await charge.hold(job.as === 'composition' ? smallBytes : job.bytes.length, signal);
    charge.keep();
    return await readWhenFree(request);
  } catch (error) {
    if (!(error instanceof NoRoom)) throw error;
    if (signal.aborted) throw abortFailure(signal);
    throw new SourceFailure({ kind: 'no-room', alone: error.alone });
  } finally {
    charge.release();
  }
}

/** Waits for a thread; a reader who leaves waits no longer, and keeps nobody else's place. */
function readWhenFree(request: ReadingRequest): Promise<DocumentReading> {
  const { signal } = request;
  const { waiting } = threads();
  const { promise, resolve, reject } = Promise.withResolvers<DocumentReading>();
  const own: Waiting = { ...request, resolve, reject };
  const leave = (): void => {
    const at = waiting.indexOf(own);
    if (at === -1) return;
    waiting.splice(at, 1);
    reject(abortFailure(signal));
  };
  signal.addEventListener('abort', leave, { once: true });
  waiting.push(own);
  startNext();
  return promise.finally(() => signal.removeEventListener('abort', leave));
}

/** Tells a document whose text is as short as a small file. */
function isSmall({ composition, references }: CompositionJob): boolean {
  let left = smallBytes;
  const measure = (value: unknown): boolean => {
    left -= typeof value === 'string' ? value.length : 1;
    return left >= 0 && (typeof value !== 'object' || value === null || Object.values(value).every(measure));
  };
  return references.length < 100 && measure(composition);
}

/** Starts waiting files while threads are free: the longest waiting of a source that has none running. */
function startNext(): void {
  const { waiting, running } = threads();
  while (running.size < mostThreads) {
    const owners = new Set([...running].map(({ owner }) => owner));
    const at = waiting.findIndex(({ owner }) => !owners.has(owner));
    const [next] = at === -1 ? [] : waiting.splice(at, 1);
    if (next === undefined) return;
    running.add(next);
    void run(next);
  }
}

async function run(request: Waiting): Promise<void> {
  const { signal, resolve, reject } = request;
  try {
    if (signal.aborted) throw abortFailure(signal);
    const worker = takeIdle() ?? startThread();
    const { reading, isUsable } = await runInThread(worker, request);
    if (isUsable && isAlive(worker)) keepIdle(worker);
    else void worker.terminate();
    resolve(reading);
  } catch (error) {
    reject(error);
  } finally {
    threads().running.delete(request);
    startNext();
  }
}

export function startThread(): Worker {
  const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
    name: 'document-reading',
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    // Nothing of the configuration is needed to read a file, and no secret of it belongs where files are read.
    env: {},
  });
  worker.unref();
  // A thread may break when nobody waits for it any more: after its file was given up, or while it is idle. Unheard, that ends the process.
  worker.on('error', () => undefined).on('exit', () => forgetIdle(worker));
  return worker;
}

const isAlive = ({ threadId }: Worker): boolean => threadId !== -1;

function forgetIdle(worker: Worker): void {
  clearTimeout(threads().idle.get(worker));
  threads().idle.delete(worker);
}

function takeIdle(): Worker | undefined {
  const { idle } = threads();
  const [next] = idle;
  if (next === undefined) return undefined;
  const [worker] = next;
  forgetIdle(worker);
  return worker;
}

function keepIdle(worker: Worker): void {
  const end = (): void => {
    forgetIdle(worker);
    void worker.terminate();
  };
  threads().idle.set(worker, setTimeout(end, idleMs).unref());
}
