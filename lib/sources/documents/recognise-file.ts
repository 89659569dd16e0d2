import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import { decodeFileText, isWideText } from '#/lib/fhir/markup/decode-file-text.ts';
import { isRtf } from '#/lib/fhir/rtf/is-rtf.ts';
import type { FileKind } from './file-kind.ts';

/** Types of the library that are a kind here. Any other it finds too readily in text: "BMI 32" is a BMP to it, "MZ twins" a program. */
const kindsByType: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['application/pdf', 'pdf'],
  ['image/png', 'png'],
  ['image/apng', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/tiff', 'tiff'],
  ['image/heic', 'heic'],
  ['image/heic-sequence', 'heic'],
  ['image/heif', 'heic'],
  ['image/heif-sequence', 'heic'],
  ['application/rtf', 'rtf'],
  ['application/dicom', 'dicom'],
]);

/**
 * First bytes that name a kind by themselves. The library reads on, and finds nothing in a picture that is cut short; it
 * would also unpack an archive, and no kind here depends on the content of one.
 */
const signatures: readonly (readonly [FileKind, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
];

/** Head of a file that decides its kind: the library's own sample size. */
const headLength = 4_100;

/** Recognises a file by its bytes alone: binary formats by the library, kinds of text, which it does not tell apart, here. */
export async function recogniseFile(bytes: Uint8Array): Promise<FileKind> {
  const head = bytes.subarray(0, headLength);
  const signed = signatures.find(([, signature]) => signature.every((byte, at) => head[at] === byte));
  return signed?.[0] ?? (await binaryKind(head)) ?? textKind(head);
}

async function binaryKind(head: Uint8Array): Promise<FileKind | undefined> {
  const type = await fileTypeFromBuffer(head);
  const kind = kindsByType.get(type?.mime ?? '');
  // Three letters suffice the library: a text may begin with "GIFT".
  return kind === 'gif' && head[3] !== 0x38 ? undefined : kind;
}

function textKind(bytes: Uint8Array): FileKind {
  const head = headText(bytes);
  // ISO 32000-1 §7.5.2 note: readers look for the header in the first 1024 bytes, the library only at the start.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (isBinary(bytes)) return 'unknown';
  const start = head.trimStart();
  if (isRtf(start)) return 'rtf';
  if (start.startsWith('<')) return markupKind(start);
  if (start.startsWith('{')) return /"resourceType"\s*:/.test(head) ? 'fhir' : 'json';
  return 'text';
}

const lineBreaksAndTabs = new Set([0x09, 0x0a, 0x0c, 0x0d]);
/** Share of controls that a text may hold: a few NULs strayed into some. Packed data holds more than a tenth. */
const mostControls = 0.02;

function isBinary(head: Uint8Array): boolean {
  if (!head.includes(0) || isWideText(head)) return false;
  return head.filter((byte) => byte < 0x20 && !lineBreaksAndTabs.has(byte)).length > head.length * mostControls;
}

/** Reads the first root element after the prolog that XML allows. */
function markupKind(start: string): FileKind {
  const root = /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(start.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
  if (root === 'ClinicalDocument') return 'cda';
  if (/^<!doctype\s+html/i.test(start) || /^(html|head|body|div|p|table|span|h[1-6])$/i.test(root)) return 'html';
  return start.startsWith('<?xml') || root !== '' ? 'xml' : 'text';
}

function headText(head: Uint8Array): string {
  const text = isWideText(head) ? decodeFileText(head, undefined) : new TextDecoder('latin1').decode(head).replaceAll('\0', '');
  return text.replace(/^(\uFEFF|\u00EF\u00BB\u00BF)/, '');
}
