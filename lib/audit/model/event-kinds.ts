import 'server-only';
import type { Coding } from 'fhir/r4';
import { balpCode, dicom } from './codings.ts';
import type { eventTimes } from './event-words.ts';

/** Kind of a person's own act, or of a decision about one. One more kind is one more line here and in `event-words.ts`. */
export interface EventKind {
  /** DICOM PS3.15 A.5.3. */
  readonly type: Coding;
  readonly subtype?: Coding;
  /** E execute · R read. */
  readonly action: 'E' | 'R';
}

const authentication = dicom('110114', 'User Authentication');
const login = dicom('110122', 'Login');
const logout = dicom('110123', 'Logout');
const patientRecord = dicom('110110', 'Patient Record');
const exported = dicom('110106', 'Export');
const alert = dicom('110113', 'Security Alert');

const authorized = (code: 'AuthZ-Role' | 'AuthZ-Consent'): Coding => balpCode('AuthZsubType', code);

const act = (action: EventKind['action'], type: Coding, subtype?: Coding): EventKind => ({
  type,
  action,
  ...(subtype && { subtype }),
});

export const eventKinds = {
  'sign-in': act('E', authentication, login),
  launch: act('E', authentication, login),
  'sign-in-refused': act('E', authentication, login),
  'sign-out': act('E', authentication, logout),
  'idle-end': act('E', authentication, logout),
  'time-limit-end': act('E', authentication, logout),
  'replaced-end': act('E', authentication, logout),
  'token-end': act('E', authentication, logout),
  'person-search-ended': act('E', dicom('110112', 'Query')),
  'record-opened': act('R', patientRecord),
  'match-confirmed': act('E', patientRecord),
  'match-rejected': act('E', patientRecord),
  'match-unsettled': act('E', patientRecord),
  'entries-shown': act('R', patientRecord),
  'view-rebuilt': act('R', patientRecord),
  viewed: act('R', patientRecord),
  'view-end': act('R', patientRecord),
  printed: act('R', exported),
  copied: act('R', exported),
  'denied-by-rule': act('E', alert, authorized('AuthZ-Role')),
  'denied-by-consent': act('E', alert, authorized('AuthZ-Consent')),
  'request-refused': act('E', alert, dicom('110126', 'Node Authentication')),
  'many-people': act('E', alert),
  'audit-exported': act('R', exported),
  'break-glass': act('E', alert, dicom('110127', 'Emergency Override Started')),
} as const satisfies Readonly<Record<keyof typeof eventTimes, EventKind>>;

export type AccessAction = keyof typeof eventKinds;
