/** Words of the search for a patient. */
export const findWords = {
  failed: 'the search could not be carried out',
} as const;
