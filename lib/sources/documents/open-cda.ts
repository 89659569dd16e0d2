import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { byteBudget } from '#/lib/sources/reading/read-body.ts';
import { attachmentFile } from './attachment-file.ts';
import { checkedCda, type CdaOfPatient } from './checked-cda.ts';
import type { CheckPerson } from './check-person.ts';
import { checkFile } from './check-file.ts';
import { notOpened } from './words.ts';

export interface CdaAt {
  readonly connection: Connection;
  readonly origins: readonly string[];
  readonly requestId: string;
  /** `Type/id` of what documents of this source gave already. */
  readonly seen: Set<string>;
  readonly check: CheckPerson;
}

/** `labels`: of the Binary that holds the document. */
export type OpenedCda = { readonly labels?: readonly Coding[] } & CdaEnd;

type CdaEnd =
  | ({ readonly state: 'opened' } & CdaOfPatient)
  /** Not a CDA document after all: it stays a file. */
  | { readonly state: 'no-cda' }
  | { readonly state: 'unread'; readonly why: string }
  | { readonly state: 'other-patient' };

/** A document of twenty megabytes holds pictures, and few entries; it can still be opened by the reader. */
const mostMegabytes = 20;

/** Fetches one document and reads it. Never throws: the result names what stopped it. */
export async function openCda(attachment: ResourceAttachment, { connection, origins, requestId, check }: CdaAt): Promise<OpenedCda> {
  // The source's own limit holds over all of its documents together.
  const most = Math.min(mostMegabytes, connection.bytes.leftBytes / 1_000_000);
  const budget = byteBudget(most);
  try {
    const file = await attachmentFile(attachment, { connection, origins, requestId, budget });
    if (!file.ok) return { state: 'unread', why: file.why };
    const { labels } = file;
    const checked = await checkFile(file.bytes, attachment, file.contentType);
    if (!checked.ok) return { labels, state: 'unread', why: checked.why };
    if (checked.kind !== 'cda') return { labels, state: 'no-cda' };
    const { signal } = connection.deadline;
    const read = await checkedCda(file, { as: 'cda-entries', source: connection.upstream.id, signal, check });
    if (read.ok) return { labels, state: 'opened', cda: read.cda, resources: read.resources };
    return read.otherPatient ? { state: 'other-patient' } : { labels, state: 'unread', why: read.why };
  } catch (error) {
    return { state: 'unread', why: notOpened.notFetched(failureWords(failureOf(error))) };
  } finally {
    connection.bytes.leftBytes -= most * 1_000_000 - budget.leftBytes;
  }
}
