import type { AuditRow, TrailProof } from '#/lib/record/looks/audit-row.ts';
import type { RoundedCount } from '#/lib/record/looks/use-figures.ts';
import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';
import type { NoAnswer } from './ask-audit.ts';

export const auditPages = [
  { path: '/audit', name: 'Who looked' },
  { path: '/audit/extract', name: 'Extract for a patient' },
  { path: '/audit/use', name: 'Use figures' },
  { path: '/policy', name: 'Rules' },
] as const;

export const auditWords = {
  pages: 'Privacy officer’s pages',
  signOut: 'Sign out',
  heading: 'Who looked at which record',
  about: 'Every search is written in the audit trail first, with what you looked for. Times are by this computer’s clock.',
  from: 'From',
  to: 'Up to and including',
  patientBy: 'Patient by',
  patientAddress: 'FHIR address of the Patient',
  patientValue: 'Patient’s number or address',
  userBy: 'User by',
  userName: 'Name',
  userId: 'User ID',
  userValue: 'User’s name or ID',
  purpose: 'Purpose',
  organisation: 'User’s organisation',
  any: 'Any',
  isEvery: 'Every event, technical steps too',
  search: 'Search',
  csv: 'Save as CSV',
  ndjson: 'Save as NDJSON',
  searching: 'Reading the audit trail…',
  saving: 'Making the file…',
  saved: 'The file was made, and that you took it is written in the audit trail.',
  badDates: 'Check the dates: the first must not be after the last.',
  columns: {
    when: 'When',
    who: 'Who',
    act: 'Did what',
    patient: 'Whose record',
    sources: 'Sources',
    purpose: 'Purpose',
    outcome: 'Outcome',
  },
  oldestFirst: 'Oldest first',
  newestFirst: 'Newest first',
  onlyUser: (name: string): string => `Only ${name}`,
  count: (count: number, isWhole: boolean): string => `${isWhole ? '' : 'At least '}${formatCountOf(count, 'event', 'events')}`,
  none: 'No event of this time fits the search. All events of it were read.',
  lost: 'The connection was lost, so nothing is known. Try again in a minute.',
  notOfficer: 'Your role may no longer read the audit trail.',
} as const;

/** Sentence in place of an answer. */
export const noAnswerText = (answer: Exclude<NoAnswer, { state: 'signed-out' }>): string =>
  answer.state === 'not-officer' ? auditWords.notOfficer : (answer.why ?? auditWords.lost);

export const extractWords = {
  heading: 'Extract for a patient',
  about:
    'A list for the patient of everybody who looked at their shared record, in plain words, for printing. Make sure that whoever asks is the patient, or may act for them.',
  make: 'Make extract',
  making: 'Reading the audit trail…',
  noNumber: 'Enter the patient’s number.',
  print: 'Print',
  title: 'Who looked at my record',
  patientAddress: 'Record',
  about1: (service: string, from: string, to: string): string =>
    `This list shows who used ${service} to look at your record from ${from} to ${to}.`,
  made: (day: string, time: string, officer: string): string => `It was made on ${day} at ${time} by ${officer}.`,
  zone: (zone: string): string => `Times are those of ${zone}.`,
  notInIt: 'What this list does not show',
  elsewhere:
    'Each hospital, practice or service also keeps its own records. When its staff look at your record in its own system, that is not in this list. Ask the organisation itself.',
  byNumber:
    'Looks are found by your number. A look at a record that was opened without it is not in this list; the privacy officer can search for it by the record’s own address.',
  atTheTime: 'Names, roles and organisations are as they were on that day.',
  asked:
    '“Asked” counts the organisations whose systems were asked for your record. “Shown from” names those whose entries the person was shown.',
  technical: (count: number): string =>
    count === 0
      ? ''
      : `${formatCountOf(count, 'technical step', 'technical steps')} of these looks (questions to systems, pages turned) are not listed one by one.`,
  proofHeading: 'Is the list complete?',
  contactHeading: 'Questions',
  contact: (service: string, contact: string | undefined): string =>
    `If you do not know somebody in this list, or do not see why they looked, ask the privacy officer of ${service}${contact === undefined ? '' : `: ${contact}`}.`,
  dayHeading: 'Looks',
} as const;

/** Sentence about the trail of an extract's time. */
export function proofText(proof: TrailProof): string {
  if (proof.state === 'whole')
    return proof.events === 0
      ? 'The audit trail was read in full for this time. It holds no entry at all.'
      : `Yes. The audit trail of this time was read in full and checked: none of its ${formatCount(proof.events)} entries is missing or changed${proof.isSigned ? ', and it is signed at intervals' : ''}.`;
  if (proof.state === 'broken')
    return `Not certain. The audit trail of this time was checked and has faults (${formatCount(proof.findings.length)}), so looks may be missing from this list. The privacy officer must follow this up.`;
  const changed =
    proof.changed === 0
      ? 'None of the entries in this list was changed'
      : `${formatCountOf(proof.changed, 'entry', 'entries')} may have been changed`;
  return `Not checked in full: there are too many entries in this time. ${changed}; whether any is missing was not checked here.`;
}

/** Sentence in place of the list where it is empty. */
export const emptyText = (service: string, { state }: TrailProof): string =>
  state === 'whole'
    ? `Nobody used ${service} to look at your record in this time.`
    : `No look is in the part of the audit trail that could be read. This does not mean that nobody used ${service} to look at your record.`;

export const lookTime = (day: string, time: string, person: string, sentence: string): string => `${day}, ${time}: ${person} ${sentence}`;

export const figureWords = {
  heading: 'Use of the exchange',
  about:
    'No patient and no user is named. Counts are to the nearest 5; a count of 1 to 4 is shown as “fewer than 5”, so that it names nobody.',
  count: 'Count',
  counting: 'Reading the audit trail…',
  few: 'fewer than 5',
  openings: 'Records opened',
  hours: 'Records opened by hour of the day',
  days: 'Records opened by day',
  roles: 'Records opened by role',
  organisations: 'Records opened by the user’s organisation',
  sources: 'How sources answered',
  noRows: 'None in this time.',
  people: 'Searches ended at the limit of different patients',
  name: { hours: 'Hour', days: 'Day', roles: 'Role', organisations: 'Organisation', sources: 'Source' },
  opened: 'Opened',
  shares: { queried: 'Asked', answered: 'Answered', partly: 'In part', failed: 'No answer', late: 'Too late', refused: 'Refused' },
  unknown: 'not known',
} as const;

export const countText = (count: RoundedCount): string => (count === 'few' ? figureWords.few : formatCount(count));

/** "NHS No. 999 102 0012": whose record a row is about. */
export const patientText = ({ patient }: Pick<AuditRow, 'patient'>): string =>
  patient.map(({ label, value }) => `${label} ${value}`.trim()).join(', ');
