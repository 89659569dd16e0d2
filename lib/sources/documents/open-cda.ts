import 'server-only';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import type { CdaDocument } from '#/lib/fhir/cda/document/cda-document.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { byteBudget } from '#/lib/sources/http/read-body.ts';
import { attachmentFile } from './attachment-file.ts';
import { checkedCda } from './cda-document.ts';
import type { CheckPerson } from './check-person.ts';
import { checkFile } from './check-file.ts';

export interface CdaAt {
  readonly connection: Connection;
  readonly origins: readonly string[];
  readonly requestId: string;
  /** `Type/id` of what documents of this source gave already. */
  readonly seen: Set<string>;
  readonly check: CheckPerson;
}

export type OpenedCda =
  | { readonly state: 'opened'; readonly cda: CdaDocument }
  /** Not a CDA document after all: it is shown as what it is. */
  | { readonly state: 'no-cda' }
  | { readonly state: 'unread'; readonly why: string }
  | { readonly state: 'other-patient' };

/** A document of twenty megabytes holds pictures, and little to be taken apart; it can still be opened. */
const mostMegabytes = 20;

/** Fetches one document and reads it. Never throws: what stopped it is said. */
export async function openCda(attachment: ResourceAttachment, { connection, origins, requestId, check }: CdaAt): Promise<OpenedCda> {
  // What it takes is the source's as well: its limit holds over all of its documents.
  const most = Math.min(mostMegabytes, connection.bytes.leftBytes / 1_000_000);
  const budget = byteBudget(most);
  try {
    const file = await attachmentFile(attachment, { connection, origins, requestId, budget });
    if (!file.ok) return { state: 'unread', why: file.why };
    const checked = checkFile(file.bytes, attachment, file.contentType);
    if (!checked.ok) return { state: 'unread', why: checked.why };
    if (checked.kind !== 'cda') return { state: 'no-cda' };
    const read = await checkedCda(file, check);
    if (read.ok) return { state: 'opened', cda: read.document };
    return read.otherPatient ? { state: 'other-patient' } : { state: 'unread', why: read.why };
  } catch (error) {
    return { state: 'unread', why: `It could not be fetched: ${failureWords(failureOf(error))}.` };
  } finally {
    connection.bytes.leftBytes -= most * 1_000_000 - budget.leftBytes;
  }
}
