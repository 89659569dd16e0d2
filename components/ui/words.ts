/** Words of the primitives. */
export const uiWords = {
  close: 'Close',
} as const;
