import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { FileKind } from './file-kind.ts';

/** Noun phrase of a kind, as in "This file is a TIFF scan". */
export const kindWords: Readonly<Record<FileKind, string>> = {
  pdf: 'a PDF',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  tiff: 'a TIFF scan',
  heic: 'a HEIC picture',
  rtf: 'a rich text (RTF) file',
  zip: 'a ZIP archive or an Office file',
  dicom: 'a DICOM image',
  cda: 'a CDA document',
  fhir: 'a FHIR document',
  html: 'a web page',
  xml: 'an XML file',
  json: 'a JSON file',
  text: 'plain text',
  unknown: 'a file of unknown type',
};

/** Reasons for which a file is not opened, each a sentence of its own. */
export const notOpened = {
  notConfigured: 'This file is not opened: the source keeps it at an address that is not configured here.',
  unreadable: 'The source sent this file in a form that cannot be read.',
  empty: 'The source sent an empty file.',
  changed: 'This file is not opened: its checksum differs from the one the source gives.',
  short: (received: number, stated: number): string => `The file is incomplete: ${received} of ${stated} bytes came.`,
  contradiction: (declared: FileKind, recognised: FileKind): string =>
    `This file is not opened: the source calls it ${kindWords[declared]}, but it is ${kindWords[recognised]}.`,
  notFetched: (why: string): string => `The document could not be fetched: ${why}.`,
  notCertain: 'Not shown: the document does not identify its patient well enough to be sure it is this patient.',
  otherPerson: 'Not shown: the document is about another patient.',
  sourceStopped: 'Not opened: the source sent another patient’s data.',
} as const;

/** Remarks beside a file that is shown. */
export const fileNotes = {
  larger: 'The file is larger than the source states.',
  newSummary: 'The source has produced this summary again: it may differ from the one listed.',
} as const;

/** Facts of a document whose entries are read into the record. */
export const readIntoRecord = {
  read: 'Read into record',
  notRead: 'Not read into record',
  entries: (count: number): string => formatCountOf(count, 'entry', 'entries'),
  moreParts: (count: number): string => `${count} more parts`,
  rowDetail: 'not read into record',
} as const;

/** Clauses after "incomplete:" for the categories that rest on documents. */
export const documentLimits = {
  older: (count: number): string => `${formatCountOf(count, 'older document was', 'older documents were')} not opened`,
  unread: (count: number): string => `${formatCountOf(count, 'document', 'documents')} could not be read`,
  limitReached: 'stopped at the limit of records',
  replaced: (count: number): string => `${formatCountOf(count, 'replaced document was', 'replaced documents were')} not opened`,
  documentsOnly: (count: number): string => `taken from ${formatCountOf(count, 'document', 'documents')} only`,
  nothingRead: 'this source sends documents only, and nothing could be read from them',
} as const;
