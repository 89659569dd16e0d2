import { supportReferenceWords } from './reference-words.ts';

/** Reasons why a record is no longer open, in the reader's words: the same at each door of the server and on the page. */
export const recordClosedWords = {
  missing: 'This record is no longer open in this browser.',
  'signed-out': 'You signed out in this browser.',
  replaced: 'Somebody has signed in again in this browser.',
  idle: 'Closed after a period of inactivity.',
  expired: 'This record has reached its time limit.',
  refused: 'The system you signed in with ended your session.',
  'token-ended': 'The system you signed in with gave access for a limited time, and that time is over. Open the record again from there.',
} as const;

export type RecordClosedReason = keyof typeof recordClosedWords;

/** Reasons for which a viewer's whole session ends, with every record of it. */
export type SessionEndReason = Exclude<RecordClosedReason, 'missing'>;

/** End of a record; `reference` finds the refusal that ended it in the operator's log. */
export interface RecordEnd {
  readonly reason: RecordClosedReason;
  readonly reference?: string | undefined;
}

/** Says why a record is no longer open and, where its end was logged, by which reference. */
export const recordEndWords = ({ reason, reference }: RecordEnd): string =>
  [recordClosedWords[reason], ...(reference === undefined ? [] : [`${supportReferenceWords(reference)}.`])].join(' ');

/** Narrows a text of the server or of a cookie to a reason. */
export const isRecordClosedReason = (text: string | undefined): text is RecordClosedReason =>
  text !== undefined && Object.hasOwn(recordClosedWords, text);
