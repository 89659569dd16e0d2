/** Words in place of what may no longer be seen, or could not be drawn. */
export interface EndWords {
  readonly title: string;
  readonly text: string;
}

/** Words at the foot of a page that leads no further. */
export const supportWords = {
  contact: (contact: string): string => `Support: ${contact}`,
  /** Characters of a record's session, whole in the audit trail, by which a support desk finds it. */
  sessionReference: (session: string): string => session.slice(0, 8),
} as const;

/** Words of a page that is not there, or that could not be drawn. */
export const pageFaultWords = {
  notFound: {
    title: 'There is no such page',
    text: 'The address leads to nothing here. Go back to start, or open the record again from where you began.',
  },
  failed: {
    title: 'This page could not be shown',
    text: 'Something went wrong here, and nothing is known from this page. Try again; use other means if you cannot wait.',
  },
  tryAgain: 'Try again',
} as const;
