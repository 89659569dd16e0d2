/** Words for what was written beside a name that it contradicts. */
export const writtenWords = {
  beside: (words: string): string => `Written as: ${words}`,
  besideReaction: (words: string): string => `Reaction written as: ${words}`,
  besideValue: (words: string): string => `Value written as: ${words}`,
  further: (words: string): string => `Also written: ${words}`,
  number: (words: string): string => `The text says: ${words}`,
  inParentheses: (words: string): string => `(written as “${words}”)`,
} as const;
