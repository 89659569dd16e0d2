import 'server-only';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import type { DocumentJob } from './document-job.ts';
import { readJob } from './read-job.ts';

/** Message to a thread: a job, and the port for its items. */
export interface ThreadRequest {
  readonly job: DocumentJob;
  readonly port: MessagePort;
}

/** Items that are taken in at once where the record is made: few enough that nobody waits. */
const batch = 50;

parentPort?.on('message', ({ job, port }: ThreadRequest) => {
  try {
    const { head, items } = readJob(job);
    for (let at = 0; at < items.length; at += batch) port.postMessage(items.slice(at, at + batch));
    parentPort?.postMessage(head);
  } finally {
    forgetTexts();
  }
});
