/** Reasons for which a document is not read, each a sentence of its own. */
export const cdaRefusals = {
  unreadable: (why: string): string => `This document cannot be read: ${why}.`,
  inconsistent: 'This document cannot be read: its parts do not fit together.',
  notCda: (element: string): string => `This is not a CDA document: its outermost element is “${element}”.`,
  withoutPatient: 'This CDA document names no patient (recordTarget), so it cannot be checked whose it is.',
  severalPatients: (count: number): string => `This CDA document is about ${count} patients; only documents about one patient are shown.`,
} as const;

export const untitledDocument = 'Untitled document';

/** Words for the body of a document: plain text, a file, pictures. */
export const bodyWords = {
  plainText: 'Document text',
  noText: 'This document came without its text.',
  fileOutside: (contentType: string): string => `The text of this document is a file (${contentType}) that is stored outside it.`,
  fileWithin: (contentType: string): string => `The text of this document is a file (${contentType}): open the file to read it.`,
  pictureNotMentioned: 'The text does not mention this picture.',
} as const;

/** Nouns for entries that stay in the document alone, after "Not read into record" and the title of the section. */
export const unreadEntries = {
  observationMedia: 'a picture or file (see the document)',
  regionOfInterest: 'a marked part of a picture (see the document)',
  empty: 'an entry without content',
  unnamed: 'an unnamed entry',
} as const;

export const itemWords = {
  unknownOf: (name: string, why: string): string => `${name}: ${why}`,
  markedAs: (words: string): string => `The source marks this entry as “${words}”`,
  denied: (title: string): string => `Not the case: ${title}`,
  ofVisit: (visit: string, title: string): string => `${visit}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
} as const;

/** Words of the sections whose "none" holds for one visit, by LOINC. */
export const visitWords = new Map([
  ['29549-3', 'During this visit'],
  ['10183-2', 'At discharge'],
  ['75311-1', 'At discharge'],
  ['42346-7', 'On admission'],
  ['46240-8', 'At this visit'],
  ['11535-2', 'At discharge'],
  ['46241-6', 'On admission'],
]);
