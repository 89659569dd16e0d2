import 'server-only';
import { MessageChannel, receiveMessageOnPort, type MessagePort, type Worker } from 'node:worker_threads';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';
import { takeTurn } from '#/lib/process/turns.ts';
import type { DocumentJob, DocumentReading, ReadingHead, ReadingItem } from './document-job.ts';
import { refused } from './read-job.ts';
import type { ThreadRequest } from './reading-thread.ts';
import { notRead } from './words.ts';

/**
 * Limits after which a file is given up: several times what the longest takes that the readers' own bounds allow. The thread's own
 * limit of memory lies far above, as a thread that reaches that can take the whole process with it.
 */
export interface ThreadLimits {
  readonly seconds: number;
  readonly heapBytes: number;
}

const usualLimits: ThreadLimits = { seconds: 30, heapBytes: 1_000_000_000 };
const watchMs = 200;

export interface ReadingRequest {
  readonly job: DocumentJob;
  /** The source: each has one file read at a time, and takes its turn with the others. */
  readonly owner: string;
  readonly signal: AbortSignal;
}

export interface ThreadRun {
  readonly reading: DocumentReading;
  /** False when the thread must end: it is still at work, or it broke. */
  readonly isUsable: boolean;
}

/** Reads one file in a thread that does nothing else meanwhile. Throws a SourceFailure if the signal aborts, and ends the thread. */
export async function runInThread(
  worker: Worker,
  { job, owner, signal }: ReadingRequest,
  { seconds, heapBytes }: ThreadLimits = usualLimits,
): Promise<ThreadRun> {
  const { port1, port2 } = new MessageChannel();
  const { ownJob, buffers } = jobToSend(job);
  const request: ThreadRequest = { job: ownJob, port: port2 };
  const { promise, resolve, reject } = Promise.withResolvers<ReadingHead>();
  const giveUp = (why: string): void => resolve({ type: 'refused', why });
  const onAbort = (): void => reject(abortFailure(signal));
  const onExit = (): void => giveUp(notRead.unreadable);
  const onError = (error: unknown): void => giveUp(isOutOfMemory(error) ? notRead.tooLarge : notRead.unreadable);
  let isUsable = false;
  const onHead = (head: ReadingHead): void => {
    isUsable = true;
    resolve(head);
  };
  const timer = setTimeout(() => giveUp(notRead.tooLong(seconds)), seconds * 1_000);
  const stopWatching = watchMemory(worker, heapBytes, () => giveUp(notRead.tooLarge));
  worker.on('message', onHead).on('error', onError).on('exit', onExit);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    worker.postMessage(request, [port2, ...buffers]);
    const head = await promise;
    return { reading: head.type === 'refused' ? refused(head.why) : { head, items: await itemsFrom(port1, owner) }, isUsable };
  } catch (error) {
    void worker.terminate();
    throw error;
  } finally {
    clearTimeout(timer);
    stopWatching();
    worker.off('message', onHead).off('error', onError).off('exit', onExit);
    signal.removeEventListener('abort', onAbort);
    port1.close();
  }
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function watchMemory(worker: Worker, mostBytes: number, onTooMuch: () => void): () => void {
  const look = async (): Promise<void> => {
    const { used_heap_size: used, external_memory: external } = await worker.getHeapStatistics();
    if (used + external > mostBytes) onTooMuch();
  };
  // A thread that ended meanwhile has no memory to look at.
  const timer = setInterval(() => void look().catch(() => undefined), watchMs);
  return () => clearInterval(timer);
}

/** Lets the bytes of a file go with the message. */
function jobToSend(job: DocumentJob): { readonly ownJob: DocumentJob; readonly buffers: readonly ArrayBuffer[] } {
  if (job.as === 'composition') return { ownJob: job, buffers: [] };
  const bytes = ownBytes(job.bytes);
  return { ownJob: { ...job, bytes }, buffers: [bytes.buffer] };
}

/** Bytes whose memory is theirs alone, so that it passes to the thread without a copy. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isAlone = buffer instanceof ArrayBuffer && bytes.byteLength === buffer.byteLength;
  return isAlone ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}

/** Takes in what the thread sent, a batch in each turn of the loop: unpacking is work of this thread. */
async function itemsFrom(port: MessagePort, owner: string): Promise<readonly ReadingItem[]> {
  const items: ReadingItem[] = [];
  for (let batch = receiveBatch(port); batch !== undefined; batch = receiveBatch(port)) {
    for (const item of batch) items.push(item);
    await takeTurn(owner);
  }
  return items;
}

function receiveBatch(port: MessagePort): readonly ReadingItem[] | undefined {
  const received: { readonly message: readonly ReadingItem[] } | undefined = receiveMessageOnPort(port);
  return received?.message;
}
