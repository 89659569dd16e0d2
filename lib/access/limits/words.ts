/** Sentences for the privacy officer: in the audit, and in the operator's log. */
export const officerWords = {
  many: (people: number, minutes: number): string => `${people} different people within ${minutes} minutes`,
  reason: (people: number, minutes: number, reason = ''): string =>
    `${people} different people within ${minutes} minutes, and more to come; reason given: ${reason}`,
  most: (people: number, minutes: number): string =>
    `${people} different people within ${minutes} minutes: searches find no more until the time is over`,
} as const;

const waitWords = (seconds: number): string => (seconds < 90 ? `in ${seconds} seconds` : `in ${Math.ceil(seconds / 60)} minutes`);

/** Sentences for a reader who asked too much at once: what was not done, and when it can be. */
export const useLimitWords = {
  searches: {
    user: 'Too many searches in one minute, so this one was not made.',
    organisation: 'Your organisation is making too many searches at once, so this one was not made.',
  },
  documents: {
    user: 'Too many documents were opened in one minute, so this one was not.',
    organisation: 'Your organisation is opening too many documents at once, so this one was not.',
  },
  people: (people: number, minutes: number): string =>
    `You have been shown ${people} different patients within ${minutes} minutes, which is the limit for searches here, so this one was not made. Records opened from your record system are not affected. If your work needs more, ask your privacy officer.`,
  again: (seconds: number): string => `Try again ${waitWords(seconds)}.`,
} as const;
