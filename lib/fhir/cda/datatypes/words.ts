/** Words for what was written beside a name that it contradicts. */
export const writtenWords = {
  beside: (words: string): string => `Written as: ${words}`,
  besideReaction: (words: string): string => `Reaction written as: ${words}`,
  besideValue: (words: string): string => `Value written as: ${words}`,
  further: (words: string): string => `Also written: ${words}`,
  codedDose: (dose: string): string => `The coded dose is ${dose}`,
  number: (words: string): string => `The text says: ${words}`,
  inParentheses: (words: string): string => `(written as “${words}”)`,
} as const;

export const timingWords = {
  between: (low: string, high: string): string => `every ${low} to ${high}`,
  atMost: (length: string): string => `every ${length} or more often`,
  atLeast: (length: string): string => `every ${length} or less often`,
} as const;

/** Frequency of a medicine whose times R4 cannot carry. */
export const timesInDocument = 'at times given only in the document';
