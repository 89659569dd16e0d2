/** Words of facts and cautions that every kind may have. */

export const narrativeHeading = 'Narrative of the source:';
export const changesMeaning = 'May change the meaning';
export const nestedTooDeeply = 'Parts nested too deeply to read';

export const unknownCode = (element: string, code: string): string => `${element} “${code}” is not known to this viewer`;

export const valuesNotListed = (count: number): string => `${count} not listed here: see the source data`;

/** Label of the words and codes that stood in the place of a name and named nothing. */
export const sentInPlace = (label: string): string => `${label} as sent`;

export const fromNarrative = (words: string): string => `${words} (from the source’s text)`;
export const fromNote = (words: string): string => `${words} (from its note)`;
export const namedByReason = (typeName: string, reason: string): string => `${typeName} not named, for ${reason}`;
export const namedByKind = (typeName: string, sort: string): string => `${typeName} not named (${sort})`;
export const vaccineAgainst = (disease: string): string => `Vaccine against ${disease}`;
export const nameWithheld = (typeName: string): string => `${typeName} withheld by the source`;

/** Title of what only says that nothing is known: the source's own sentence, else its words after what it is about. */
export function nothingKnown(typeName: string, words: string): string {
  const isSentence = /\s\S+\s/.test(words.trim()) && /^\W*(?:no|there|none|nothing|unable|nil|patient|pt)\b/i.test(words);
  const stem = typeName.slice(0, 6).toLowerCase();
  return isSentence || words.toLowerCase().includes(stem) ? words : `${typeName}: ${words.toLowerCase()}`;
}
