import type { SourceState } from './audit-row.ts';

/** Acts as the officer's table names them: after a person's name. */
export const actWords: Readonly<Record<string, string>> = {
  'sign-in': 'signed in',
  launch: 'came from a record system',
  'sign-in-refused': 'was refused at sign-in',
  'sign-out': 'signed out',
  'idle-end': 'was signed out after inactivity',
  'time-limit-end': 'reached the time limit of the sign-in',
  'replaced-end': 'was replaced by another sign-in',
  'token-end': 'was signed out by the authorisation server',
  'person-search-planned': 'began a search for a patient',
  'person-search-ended': 'searched for a patient',
  'person-found': 'was shown the patient in a search',
  'record-opened': 'opened the shared record',
  'record-read': 'read a shared record that was opened earlier',
  'match-confirmed': 'confirmed that a source’s person is the patient',
  'match-rejected': 'said that a source’s person is not the patient',
  'match-unsettled': 'was not shown a source’s person, who may be another',
  viewed: 'looked at pages of the record',
  'view-end': 'left the record',
  printed: 'printed from the record',
  copied: 'copied from the record',
  'denied-by-rule': 'was not shown a source, by its sharing rules',
  'denied-by-consent': 'was not shown a source, by the patient’s choice',
  'request-refused': 'was refused',
  'many-people': 'was shown many different patients',
  'break-glass': 'overrode a refusal in an emergency',
  'read-planned': 'asked for a document',
  'read-ended': 'opened a document',
  'queries-planned': 'queried a source',
  'queries-ended': 'was answered by a source',
  'text-search-planned': 'began a search inside documents',
  'text-search-ended': 'searched inside documents',
  'audit-search-planned': 'read the audit',
  'audit-search-ended': 'was answered by the audit',
  'audit-exported': 'took a copy of the audit',
  'entries-shown': 'was sent entries of a source',
  'view-rebuilt': 'compared an earlier view with its sources',
  'application-start': 'Tributary started',
};

export const otherAct = (action: string): string => `did something this page does not know: ${action}`;

/** Acts as a patient reads them: after a person's name, about "you". */
export const patientActWords: Readonly<Record<string, string>> = {
  'person-found': 'was shown your name in a search for a patient',
  'person-search-ended': 'searched for you by your number',
  'record-opened': 'opened your shared record',
  'record-read': 'read your shared record, which was opened earlier',
  'match-confirmed': 'confirmed that a record kept under your details is yours',
  'match-rejected': 'said that a record kept under your details is not yours',
  printed: 'printed from your shared record',
  copied: 'copied from your shared record',
  'read-planned': 'asked for a document in your shared record',
  'read-ended': 'opened a document in your shared record',
  'view-rebuilt': 'checked what somebody was shown of your shared record earlier',
  'text-search-planned': 'began a search inside the documents of your shared record',
  'text-search-ended': 'searched inside the documents of your shared record',
  'request-refused': 'tried to use your shared record and was refused',
  'break-glass': 'opened your shared record in an emergency, past a refusal',
  'audit-search-planned': 'looked up who has opened your shared record',
  'audit-exported': 'took a copy of the list of who has opened your shared record',
};

export const purposeWords: Readonly<Record<string, string>> = {
  TREAT: 'direct care',
  ETREAT: 'emergency care',
  BTG: 'emergency override',
  HCOMPL: 'checking how records are used',
  PATRQT: 'at the patient’s request',
};

/** The same for the patient. */
export const patientPurposeWords: Readonly<Record<string, string>> = { ...purposeWords, PATRQT: 'your own request' };

export const outcomeWords = { done: 'Done', refused: 'Refused or in part', failed: 'Failed' } as const;

/** States of sources: headings before their names. */
export const sourceStateWords: Readonly<Record<SourceState, string>> = {
  answered: 'Answered',
  'in-part': 'Answered in part',
  failed: 'No answer',
  late: 'No answer in time',
  refused: 'Refused',
  rule: 'Not asked, by sharing rules',
  choice: 'Not asked, by the patient’s choice',
  'consent-unknown': 'Not asked, as the patient’s choice could not be checked',
  unmatched: 'Not shown: may be another person',
};

export const unknownPerson = 'Somebody who was not signed in';

/** Parts of a sentence for the patient, who is "you". */
export const sentenceParts = {
  reason: (purpose: string): string => `Reason given: ${purpose}.`,
  noReason: 'No reason is recorded.',
  refused: 'It was refused, or only part of it was done.',
  failed: 'It did not succeed.',
  queried: (count: number, word: string): string => `Asked: ${word} ${count === 1 ? 'organisation' : 'organisations'}.`,
  none: 'No organisation was asked.',
  seenFrom: (names: string): string => `Shown from: ${names}.`,
  nothingFrom: (names: string): string => `Nothing shown from: ${names}.`,
  notAnswered: (names: string): string => `No answer from: ${names}.`,
  byRule: (names: string): string => `Not asked because of sharing rules: ${names}.`,
  byChoice: (names: string): string => `Not asked because of your choice: ${names}.`,
  choiceUnknown: (names: string): string => `Not asked because your choice could not be checked: ${names}.`,
  unmatched: (names: string): string => `Not shown because it may be another person’s: ${names}.`,
  documentFrom: (name: string): string => `Kept at: ${name}.`,
} as const;

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Small counts as words: "six", "14". */
export const countWord = (count: number): string => small[count] ?? String(count);
