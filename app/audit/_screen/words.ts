export const auditFrameWords = {
  backToStart: 'Back to start',
} as const;
