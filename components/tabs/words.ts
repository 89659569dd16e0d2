/** Words of the record's tabs. */
export const tabWords = {
  record: 'Record',
  more: 'More',
  morePages: 'More pages',
} as const;
