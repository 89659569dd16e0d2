/** What a file is to us, by its own bytes and by what its source says of it. */
export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'tiff'
  | 'rtf'
  | 'zip'
  | 'dicom'
  | 'cda'
  | 'fhir'
  | 'html'
  | 'xml'
  | 'json'
  | 'text'
  | 'unknown';

/** The reader's words: "says that it is PDF, and is a picture". */
export const kindWords: Readonly<Record<FileKind, string>> = {
  pdf: 'PDF',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  tiff: 'a TIFF scan',
  rtf: 'RTF',
  zip: 'a ZIP archive or an Office file',
  dicom: 'a DICOM image',
  cda: 'a CDA document',
  fhir: 'a FHIR document',
  html: 'a web page',
  xml: 'XML',
  json: 'JSON',
  text: 'text',
  unknown: 'a file of unknown type',
};

const claims: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['application/pdf', 'pdf'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/tiff', 'tiff'],
  ['text/rtf', 'rtf'],
  ['application/rtf', 'rtf'],
  ['application/zip', 'zip'],
  ['application/dicom', 'dicom'],
  ['text/plain', 'text'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['text/xml', 'xml'],
  ['application/xml', 'xml'],
  ['text/x-cda', 'cda'],
  ['application/cda+xml', 'cda'],
  ['application/hl7-v3+xml', 'cda'],
  ['text/x-cda-r2+xml', 'cda'],
  ['application/fhir+json', 'fhir'],
  ['application/json+fhir', 'fhir'],
  ['application/json', 'json'],
]);

/** `text/xml; charset=utf-8` → `text/xml`. */
export const mediaType = (contentType: string | undefined): string => contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';

/** What a source says that a file is; undefined when it says nothing that tells anything. */
export function claimedKind(contentType: string | undefined): FileKind | undefined {
  return claims.get(mediaType(contentType));
}

const textual: ReadonlySet<FileKind> = new Set(['cda', 'fhir', 'html', 'xml', 'json', 'text']);

/**
 * What to show a file as: its bytes decide between binary formats, the source's word between kinds of text.
 * `undefined`: the two contradict each other, and it is shown as neither (standards §4.5).
 */
export function kindOf(contentType: string | undefined, bytes: Uint8Array): FileKind | undefined {
  const found = sniff(bytes);
  const claimed = claimedKind(contentType);
  if (claimed === undefined || claimed === found) return found;
  if (!textual.has(claimed) || !textual.has(found)) return undefined;
  // Text stays text, whatever it looks like; a page of markup or XML is what its root says.
  return claimed === 'text' || claimed === 'html' ? claimed : found;
}

const magics: readonly (readonly [FileKind, readonly number[], number])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47], 0],
  ['jpeg', [0xff, 0xd8, 0xff], 0],
  ['gif', [0x47, 0x49, 0x46, 0x38], 0],
  ['webp', [0x57, 0x45, 0x42, 0x50], 8],
  ['tiff', [0x49, 0x49, 0x2a, 0x00], 0],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a], 0],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66], 0],
  ['zip', [0x50, 0x4b, 0x03, 0x04], 0],
  ['dicom', [0x44, 0x49, 0x43, 0x4d], 128],
];

/** By the bytes alone. */
export function sniff(bytes: Uint8Array): FileKind {
  const magic = magics.find(([, mark, at]) => mark.every((byte, place) => bytes[at + place] === byte));
  if (magic) return magic[0];
  const head = headText(bytes);
  // ISO 32000-1 §7.5.2 note: readers look for the header in the first 1024 bytes.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.includes('\0')) return 'unknown';
  const start = head.trimStart();
  if (start.startsWith('<')) return markup(start);
  if (start.startsWith('{')) return /"resourceType"\s*:/.test(head) ? 'fhir' : 'json';
  return 'text';
}

/** The first root element after what XML allows before it. */
function markup(start: string): FileKind {
  const root = /<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)/.exec(start.replaceAll(/<!--[\s\S]*?-->/g, ''))?.[1] ?? '';
  if (root === 'ClinicalDocument') return 'cda';
  if (/^<!doctype\s+html/i.test(start) || /^(html|head|body|div|p|table|span|h[1-6])$/i.test(root)) return 'html';
  return start.startsWith('<?xml') || root !== '' ? 'xml' : 'text';
}

function headText(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 4096);
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const text = new TextDecoder(utf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'latin1').decode(head);
  return text.replace(/^(\uFEFF|\u00EF\u00BB\u00BF)/, '');
}
