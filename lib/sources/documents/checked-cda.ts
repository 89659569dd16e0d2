import 'server-only';
import type { CdaHead, ReadingItem } from '#/lib/sources/document-reading/document-job.ts';
import { readDocumentFile } from '#/lib/sources/document-reading/reading-threads.ts';
import type { CdaResource } from '#/lib/fhir/cda/document/cda-document.ts';
import type { CheckPerson } from './check-person.ts';
import { notOpened } from './words.ts';

/** A CDA document that is about the patient. */
export interface CdaOfPatient {
  readonly cda: CdaHead;
  /** Entries of its sections; none where its text alone was wanted. */
  readonly resources: readonly CdaResource[];
  /** The file that it only wraps. */
  readonly file?: { readonly bytes: Uint8Array; readonly contentType: string };
}

export type CheckedCda =
  | ({ readonly ok: true } & CdaOfPatient)
  /** `otherPatient`: the caller shows nothing of it, and leaves its source alone for a while (security §1.4). */
  | { readonly ok: false; readonly why: string; readonly otherPatient: boolean };

interface CdaFile {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

interface CdaReader {
  /** Parts of the document that are wanted. */
  readonly as: 'cda-entries' | 'cda-text';
  readonly source: string;
  readonly signal: AbortSignal;
  readonly check: CheckPerson;
}

/**
 * Reads a CDA document and checks that it is about the patient; else returns why it is not shown. Takes its bytes over. Throws a
 * SourceFailure if the signal aborts.
 */
export async function checkedCda({ bytes, contentType }: CdaFile, { as, source, signal, check }: CdaReader): Promise<CheckedCda> {
  const job = { as, bytes, title: '', ...(contentType !== undefined && { contentType }) };
  const { head, items } = await readDocumentFile({ job, owner: source, signal });
  if (head.type === 'refused') return { ok: false, why: head.why, otherPatient: false };
  if (head.type !== 'cda') return { ok: false, why: notOpened.unreadable, otherPatient: false };
  const verdict = await check(head.cda.patient);
  if (verdict === 'not-certain') return { ok: false, why: notOpened.notCertain, otherPatient: false };
  if (verdict === 'other-patient') return { ok: false, why: notOpened.otherPerson, otherPatient: true };
  return { ok: true, cda: head.cda, resources: items.filter(isCdaResource), ...(head.file && { file: head.file }) };
}

const isCdaResource = (item: ReadingItem): item is CdaResource => 'resource' in item;
