/** Title of an entry that has no code and no text. */
export const unnamedEntry = 'Unnamed entry';

/** Remarks beside a statement, each a note of its own. */
export const statementNotes = {
  negated: (name: string): string => `The source states that this is not the case: ${name}`,
  mood: (code: string): string => `Mood in the source: ${code}`,
  outsideReference: (name: string): string => `Refers to something outside this document: ${name}`,
  completedWithoutEnd: 'The source marks this entry as completed but gives no end before the date of the document',
  statusTwoWays: (code: string, words: string): string => `Status: the code says ${code}, the words “${words}”`,
  partWithin: (whole: string, part: string): string => `${whole}: ${part}`,
  partWithFinding: (part: string, finding: string): string => `${part} ${finding}`,
  noneGiven: (words: string): string => `The code says that none was given, the words name a vaccine: ${words}`,
  timingExceptions: 'There are exceptions to these times: see the document',
} as const;

export const reactionWords = {
  severity: (words: string): string => `Severity: ${words}`,
} as const;

/** Statements of none, by the section (LOINC): what was given in a visit is not all that the patient takes (H13). */
export const nonesOfVisit = new Map([
  ['29549-3', 'None given during this visit'],
  ['10183-2', 'None prescribed at discharge'],
  ['75311-1', 'None prescribed at discharge'],
  ['42346-7', 'None taken on admission'],
]);
