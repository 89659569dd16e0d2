import { formatCount } from '#/lib/record/words/phrase.ts';

export const entryWords = {
  mayChangeMeaning: '! May change the meaning: open',
  doNotGive: 'Do not give',
  doNotPerform: 'Do not perform',
  /** Mark of the notice that stands in the entry. */
  part2: '42 CFR Part 2',
  misappliedScore: 'as sent: NEWS2 is not for anyone under 16 or pregnant',
  noValue: 'No value sent',
  /** Name of a pressure's own value, beside its two halves. */
  ownValue: 'value sent',
  noFile: 'No file',
  /** After the first words of a long value. */
  restInEntry: '(all of it in the entry)',
  textInColumns: 'Text in columns',
  unknownFileType: 'File of unknown type',
  moreSources: (count: number): string => `and ${formatCount(count)} more sources like these`,
} as const;
