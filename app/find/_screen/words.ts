export const finderScreenWords = {
  backToStart: 'Back to start',
} as const;
