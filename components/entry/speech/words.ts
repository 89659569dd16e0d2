/** Words that are said and not written: a row's signs, in speech. */
export const speechWords = {
  systolic: 'systolic',
  diastolic: 'diastolic',
  over: (systolic: string, diastolic: string): string => `${systolic} over ${diastolic}`,
  minus: 'minus',
  comparators: new Map([
    ['<', 'less than'],
    ['<=', 'at most'],
    ['>', 'more than'],
    ['>=', 'at least'],
    ['ad', 'enough to make'],
  ]),
  was: (value: string): string => `was ${value}`,
  at: (value: string, source: string): string => `${value} at ${source}`,
  notShared: 'not shared',
  removed: 'removed by its source',
  mayChangeMeaning: 'may change the meaning, open to read',
} as const;
