import 'server-only';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { resourceOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { addressAtServer } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { failureOf } from '#/lib/sources/http/source-failure.ts';
import { byteBudget, type ByteBudget } from '#/lib/sources/reading/read-body.ts';
import { chargeAnswer } from '#/lib/process/answer-memory.ts';
import { readAnswer } from '#/lib/sources/reading/read-answer.ts';
import { decodeBase64 } from './decode-base64.ts';
import { fetchFile, type FetchedFile, type FileRequest } from './fetch-file.ts';
import { mediaType } from './file-kind.ts';
import { notOpened } from './words.ts';

export interface AttachmentAt {
  readonly connection: Connection;
  /** Origins where this source keeps files, asked without its token. */
  readonly origins: readonly string[];
  readonly requestId: string;
  readonly budget: ByteBudget;
}

/** `labels`: of the Binary that holds it. */
export type AttachmentFile =
  | ({ readonly ok: true; readonly labels: readonly Coding[] } & FetchedFile)
  | { readonly ok: false; readonly why: string };

/** Returns the bytes of an attachment, inline or fetched from the address in its resource. Throws a SourceFailure if its server fails. */
export async function attachmentFile(attachment: ResourceAttachment, at: AttachmentAt): Promise<AttachmentFile> {
  if (attachment.data !== undefined) return inline(attachment.data, at.connection);
  const place = attachment.url === undefined ? undefined : placeOf(attachment.url, at);
  if (place === undefined) return { ok: false, why: notOpened.notConfigured };
  const request: FileRequest = { ...place, accept: acceptable(attachment.contentType), requestId: at.requestId, budget: at.budget };
  return { ok: true, labels: [], ...(await fromBinary(await fetchWithFallback(at.connection, request), at)) };
}

/** The declared type, if it is a media type: any other text is no header value, and would read as a failing server. */
const acceptable = (contentType: string | undefined): string =>
  contentType !== undefined && /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;[\u0020-\u007e]*)?$/.test(contentType) ? contentType : '*/*';

/** Asks again for FHIR where the server gives a Binary in no other form (standards §4.2, DocumentReference). */
async function fetchWithFallback(connection: Connection, request: FileRequest): Promise<FetchedFile> {
  try {
    return await fetchFile(connection, request);
  } catch (error) {
    const failure = failureOf(error);
    if (!request.underBase || failure.kind !== 'answered-error' || failure.status !== 406) throw error;
    return fetchFile(connection, { ...request, accept: 'application/fhir+json' });
  }
}

/** Under the base, or at a configured origin: compared as parsed addresses (security §1.3). */
function placeOf(address: string, { connection, origins }: AttachmentAt): Pick<FileRequest, 'url' | 'underBase'> | undefined {
  const url = addressAtServer(connection.upstream, address);
  if (url) return { url, underBase: true };
  if (!URL.canParse(address)) return undefined;
  const external = new URL(address);
  const configured = origins.includes(external.origin) && !external.username && !external.password;
  return configured ? { url: external, underBase: false } : undefined;
}

async function inline(data: string, { upstream }: Connection): Promise<AttachmentFile> {
  const bytes = await decodeBase64(data, upstream.id);
  return bytes.length > 0 ? { ok: true, bytes, labels: [] } : { ok: false, why: notOpened.unreadable };
}

/** A Binary resource in place of its bytes (R4 binary.html#rest). */
async function fromBinary(file: FetchedFile, at: AttachmentAt): Promise<FetchedFile & { readonly labels?: readonly Coding[] }> {
  if (!/^application\/(fhir\+json|json\+fhir|json|fhir\+xml|xml\+fhir)$/.test(mediaType(file.contentType))) return file;
  const binary = resourceOf(await parsed(file.bytes, at));
  const data = binary?.resourceType === 'Binary' ? (binary.data ?? binary.content) : undefined;
  if (binary === undefined || typeof data !== 'string') return file;
  const { labels } = scanResource(binary);
  const contentType = lineOf(binary.contentType);
  const bytes = await decodeBase64(data, at.connection.upstream.id);
  return { bytes, labels, ...(contentType !== undefined && { contentType }) };
}

/** Reads it as any answer of the source: in slices, and charged for the memory that it takes. */
async function parsed(bytes: Uint8Array, { connection, budget }: AttachmentAt): Promise<unknown> {
  const { id: owner } = connection.upstream;
  const charge = chargeAnswer(owner);
  const { signal } = connection.deadline;
  try {
    const ownBudget = byteBudget(budget.megabytes);
    return await readAnswer(new Response(bytes as Uint8Array<ArrayBuffer>), {
      owner,
      version: connection.speaks,
      budget: ownBudget,
      charge,
      signal,
    });
  } catch (error) {
    if (failureOf(error).kind === 'no-room') throw error;
    return undefined;
  } finally {
    charge.release();
  }
}
