/** Why a file is not read, each a sentence of its own. */
export const notRead = {
  unreadable: 'The source sent this file in a form that cannot be read.',
  because: (why: string): string => `This file cannot be read: ${why}.`,
  tooLong: (seconds: number): string => `Not shown: reading this file took longer than ${seconds} seconds.`,
  tooLarge: 'Not shown: this file needs more memory than this viewer gives to one document.',
  /** Clause after "its answer could not be read:". */
  tooLongDocument: 'the document is too long to be read here',
} as const;

/** Stands where a document's text ends before its end. */
export const textShortened = '… (document shortened here: the rest is in the source’s own record)';

/** Line of a document's contents that are not shown. */
export const restOmitted = 'the rest of this document, which is too long to show here';
