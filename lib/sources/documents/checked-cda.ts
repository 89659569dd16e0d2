import 'server-only';
import type { CdaDocument } from '#/lib/fhir/cda/document/cda-document.ts';
import { readCda } from '#/lib/fhir/cda/read-cda.ts';
import { decodeFileText } from '#/lib/fhir/markup/decode-file-text.ts';
import type { CheckPerson } from './check-person.ts';
import { notOpened } from './words.ts';

export type CheckedCda =
  | { readonly ok: true; readonly document: CdaDocument }
  /** `otherPatient`: the caller shows nothing of it, and leaves its source alone for a while (security §1.4). */
  | { readonly ok: false; readonly why: string; readonly otherPatient: boolean };

interface CdaFile {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

/** Reads a CDA document and checks that it is about the patient; else returns why it is not shown. */
export async function checkedCda(file: CdaFile, checkPerson: CheckPerson): Promise<CheckedCda> {
  const read = readCda(decodeFileText(file.bytes, file.contentType));
  if (!read.ok) return { ok: false, why: read.why, otherPatient: false };
  const verdict = await checkPerson(read.document.patient);
  if (verdict === 'this-patient') return { ok: true, document: read.document };
  if (verdict === 'not-certain') return { ok: false, why: notOpened.notCertain, otherPatient: false };
  return { ok: false, why: notOpened.otherPerson, otherPatient: true };
}
