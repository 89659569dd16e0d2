/** When each event is written, for whoever reads the trail (docs/audit-events.md). */
export const eventTimes = {
  'sign-in': 'a user has signed in here, before their session begins',
  launch: 'a record system has launched a record, before its patient is read',
  'sign-in-refused': 'a sign-in or a launch ended without a session, with its reason and reference',
  'sign-out': 'a user signed out: their session, and each record of it',
  'idle-end': 'a session or a record ended after inactivity',
  'time-limit-end': 'a session or a record reached its time limit',
  'replaced-end': 'another sign-in in the same browser ended a session or a record',
  'token-end': 'the authorisation server refused the token, or it ended and cannot be renewed',
  'person-search-ended': 'a search for a person has ended, with the number of people',
  'record-opened': 'a record is about to be opened: launched, or the person was confirmed by the reader',
  'match-confirmed': 'the reader confirmed that a person at a source is this patient',
  'match-rejected': 'the reader said that a person at a source is not this patient',
  'match-unsettled': 'a source’s person was not taken for this patient, so that nothing of it is shown',
  'entries-shown':
    'a source has ended, or the stream broke off: keyed digests of the entries that were sent, by category (`audit.digests`)',
  'view-rebuilt': 'an earlier view is about to be compared with its sources (`npm run audit -- rebuild`), before anything is asked',
  viewed: 'pages that the reader opened, sources that they hid or showed, filters that they set',
  'view-end': 'the reader left the page of a record',
  printed: 'the reader asked for a print, before there is paper',
  copied: 'the reader copied an entry, before it is on the clipboard',
  'denied-by-rule': 'a source is not queried, because its sharing rules do not let the reader see it',
  'denied-by-consent': 'a source is not queried, because of the patient’s choice, or as that could not be checked',
  'request-refused': 'a request to this service was refused (401, 403, 429)',
  'many-people': 'a user was shown many different people in a short time: the first time, with the reason given, at the limit',
  'audit-exported': 'a privacy officer takes a file of events, or an extract for one patient, before it leaves',
  'break-glass': 'reserved: not written yet',
} as const;

/** Endings of events, in our own words. */
export const eventDetails = {
  personFound: 'shown to the reader',
  unnumbered: 'patient without a number',
  sentWhole: 'sent to the page',
  sentInPart: 'sent to the page until the stream broke off',
} as const;
