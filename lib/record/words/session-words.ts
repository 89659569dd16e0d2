/** Reasons why a record is no longer open, in the reader's words: the same at each door of the server and on the page. */
export const recordClosedWords = {
  missing: 'This record is no longer open in this browser.',
  idle: 'Closed after a period of inactivity.',
  expired: 'This record has reached its time limit.',
  refused: 'The system you signed in with ended your session.',
} as const;
