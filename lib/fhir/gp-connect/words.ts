import { wordTable } from '#/lib/fhir/datatypes/word-table.ts';

/** Sentences about a practice's record (GP Connect). Clauses stand after "incomplete:" or after a medicine's name. */

export const emptyListWords: ReadonlyMap<string, string> = new Map([
  ['withheld', 'it withholds this'],
  ['notasked', 'the patient was not asked about this'],
  ['unavailable', 'this information is not available there'],
  ['notstarted', 'recording of this has not begun there'],
  ['closed', 'its list is closed'],
]);
export const emptyForUnknownReason = 'its list is empty for a reason this viewer does not know';

export const listMissing = (lists: string): string => `its answer has no list of ${lists}`;
export const listNotReceived = (list: string): string => `its list of ${list} was not sent`;
export const itemsNotReceived = (count: number): string =>
  count === 1 ? '1 listed item was not sent' : `${count} listed items were not sent`;

/** Words of a list's warning that came without its own sentence. */
export const warningWords: ReadonlyMap<string, string> = new Map([
  ['confidential-items', 'Items excluded due to confidentiality and/or patient preferences'],
  ['data-in-transit', 'Patient record transfer from previous GP practice not yet complete; older information may be missing'],
  ['data-awaiting-filing', 'Some items have come to the practice and are not filed yet; they are not included'],
]);
export const somethingNotIncluded = 'the practice says that something is not included';

export const itemNotSent = 'an item that was not sent';
export const nameNotRecorded = 'name not recorded';
export const enteredInError = (name: string): string => `${name} (entered in error)`;
export const inNoListWords = 'is in none of the lists that the practice sent';
export const diaryEntryDetail = 'diary entry, not a record that it was done';

export const statementDose = (dose: string): string => `the practice’s statement gives the dose as “${dose}”`;
export const statementStatus = (status: string): string => `the practice’s statement about this prescription says “${status}”`;
export const referralStatus = (status: string): string => `${status}: not kept up to date by the practice`;

/** Facts that GP Connect's own extensions become: label and value. */
export const takenLabel = 'Whether it is taken';
export const takenNotKnown = 'not known to the practice';
export const linkedEntriesNotSent = 'Linked entries that were not sent';

/** A code that a transfer between practices lost (GP2GP). */
export const lostCodeLabel = 'Code lost in a transfer between practices';
export const nameNotSent = 'Name not sent: its code was lost in a transfer';
export const lostCode = (display: string | undefined, code: string | undefined): string =>
  `${display ?? 'Transfer-degraded entry'} (${code ?? 'no code'}): the name is as it was written`;

/** Words of codes that come without a display. */
export const codeWords = wordTable(`
  major: Major; minor: Minor; acute: Acute; repeat: Repeat; repeat-dispensed: Repeat dispensed;
  delayed-prescribing: Delayed prescribing; acute-handwritten: Acute, handwritten
`);
