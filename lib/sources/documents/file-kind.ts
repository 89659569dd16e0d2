/** Kind of a file, as far as showing it depends on that. */
export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'tiff'
  | 'heic'
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

const declarations: ReadonlyMap<string, FileKind> = new Map<string, FileKind>([
  ['application/pdf', 'pdf'],
  ['image/png', 'png'],
  ['image/jpeg', 'jpeg'],
  ['image/jpg', 'jpeg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/tiff', 'tiff'],
  ['image/heic', 'heic'],
  ['image/heif', 'heic'],
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

/** Kind that a source's media type declares; undefined if the type declares none. */
export function declaredKind(contentType: string | undefined): FileKind | undefined {
  return declarations.get(mediaType(contentType));
}

const textual: ReadonlySet<FileKind> = new Set(['cda', 'fhir', 'html', 'xml', 'json', 'text', 'rtf']);
/** Kinds that a browser draws as pixels, and nothing else: what they are called does no harm. */
const pictures: ReadonlySet<FileKind> = new Set(['png', 'jpeg', 'gif', 'webp']);
/** Kinds of data: a web page in place of one is a sign-in page, or a proxy's fault. */
const data: ReadonlySet<FileKind> = new Set(['cda', 'xml', 'fhir', 'json']);

/**
 * Kind to show a file as: its bytes decide between binary formats, its source between kinds of text. Undefined if the two
 * contradict each other: the file is then shown as neither (standards §4.5); but a picture is drawn as what its bytes are.
 * @param recognised the kind by the file's bytes (`recogniseFile`)
 */
export function agreedKind(contentType: string | undefined, recognised: FileKind): FileKind | undefined {
  const declared = declaredKind(contentType);
  if (declared === undefined || declared === recognised || pictures.has(recognised)) return recognised;
  if (recognised === 'html' && data.has(declared)) return undefined;
  if (!textual.has(declared) || !textual.has(recognised)) return undefined;
  // Rich text names itself, and nothing else begins so.
  if (recognised === 'rtf' || declared === 'rtf') return recognised;
  // Text stays text, whatever it resembles; markup declared as XML is read by its root.
  return declared === 'text' || declared === 'html' ? declared : recognised;
}
