import type { SharingPart } from './sharing-part.ts';

/** Detail of a stub: "text not shared with your organisation". */
export const stubDetail = ({ words }: SharingPart): string =>
  [words.lacks, 'not shared with your organisation'].filter((text) => text !== undefined).join(' ');

/** Sentence for a stub's drawer, the outcome of the part's category and the foot of the source's details. */
export const notSharedSentence = ({ words }: SharingPart, source: string): string =>
  `${source}: ${words.subject} not shared with your organisation.`;

/** Name of the part in such a sentence, "consultation text"; undefined where the sentence is another. */
export function partNotShared(sentence: string, source: string): string | undefined {
  const [before, after] = [`${source}: `, ' not shared with your organisation.'];
  if (!sentence.startsWith(before) || !sentence.endsWith(after)) return undefined;
  return sentence.slice(before.length, -after.length).replace(/ (?:is|are)$/, '');
}

/** Stands in place of notes written at a consultation. */
export const consultationNotesNotShared = 'The consultation notes for this entry are not shared with your organisation.';
