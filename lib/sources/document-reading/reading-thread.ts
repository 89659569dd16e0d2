import 'server-only';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import type { DocumentJob, ReadingItem } from './document-job.ts';
import { readJob } from './read-job.ts';

/** Message to a thread: a job, and the port for its items. */
export interface ThreadRequest {
  readonly job: DocumentJob;
  readonly port: MessagePort;
}

/** Items that are taken in at once where the record is made, and their length as text: few enough that nobody waits. */
const batch = { items: 50, length: 200_000 };

parentPort?.on('message', ({ job, port }: ThreadRequest) => {
  try {
    const { head, items } = readJob(job);
    for (const part of batchesOf(items)) port.postMessage(part);
    parentPort?.postMessage(head);
  } finally {
    forgetTexts();
  }
});

function* batchesOf(items: readonly ReadingItem[]): Generator<readonly ReadingItem[]> {
  let part: ReadingItem[] = [];
  let length = 0;
  for (const item of items) {
    part.push(item);
    length += JSON.stringify(item).length;
    if (part.length < batch.items && length < batch.length) continue;
    yield part;
    [part, length] = [[], 0];
  }
  if (part.length > 0) yield part;
}
