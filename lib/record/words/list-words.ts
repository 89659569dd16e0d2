/** Words of a row, the same in the list, on paper and in the drawer. */
export const listWords = {
  noDate: 'No date',
  vitalSigns: 'Vital signs',
  comment: (words: string) => `“${words}”`,
  reference: (range: string) => `ref ${range}`,
} as const;
