import { formatCount } from '#/lib/record/words/phrase.ts';

export const entryWords = {
  mayChangeMeaning: '! May change the meaning: open',
  doNotGive: 'Do not give',
  noValue: 'No value sent',
  noFile: 'No file',
  unknownFileType: 'File of unknown type',
  moreSources: (count: number): string => `and ${formatCount(count)} more sources like these`,
} as const;
