import type { AuditServerFailure } from '#/lib/audit/fhir-server/fhir-server.ts';

/** Endings of queries that say that a source was too late (`failureClauses.timeout`). */
export const lateDetail = /\b(?:no connection within|no answer within|the answer stopped for|not finished within|in time)\b/;

/** Details of the audit's own events about its reading. */
export const auditReadDetails = {
  planned: 'planned',
  read: 'read',
  partly: 'the newest events were read',
  failed: 'the audit server did not answer',
  taken: { csv: 'a table of events (CSV)', ndjson: 'events (NDJSON)', extract: 'an extract for the patient' },
  notOfficer: 'the role reads no audit',
} as const;

/** Sentences for an officer about an answer of the trail. */
export const auditSentences = {
  notHere:
    'The audit trail is not kept where this page can read it: this service writes it to its standard output, and a log collector keeps it. Nothing can be said here about who looked at a record. Ask whoever runs the collector for the lines with "audit" of the time in question, and check them with: npm run audit -- verify',
  unwritten:
    'Nothing was read: the audit trail did not accept the note that you asked. Every reading of the trail is written down first. Try again in a few minutes.',
  failed: ({ code }: Pick<AuditServerFailure, 'code'>, reference: string): string =>
    `The audit server could not be read (${code}), so nothing is known about who looked at a record. This does not mean that nobody did. Try again in a minute; the support reference is ${reference}.`,
  tooMany: (most: string): string =>
    `This time holds more than ${most} events. Only the newest were read, so looks may be missing below: choose a shorter time.`,
  unconfirmed: (most: string): string =>
    `The audit server named no event, but this time holds more than ${most} events, too many to check that here. Choose a shorter time: this does not mean that nobody looked.`,
  unreadable: (count: number): string =>
    `${count} ${count === 1 ? 'event' : 'events'} of this time cannot be read by this page, and may be looks: ask your support desk to check the trail.`,
  filteredHere: 'The audit server cannot search in this way, so all events of the time were read and filtered here.',
  purposeHere: 'Purpose was filtered here: the audit server has no search for it.',
  moreRows: (shownRows: string, rows: string): string => `The newest ${shownRows} of ${rows} are shown: narrow the search, or export it.`,
  notExported: 'No file was made, because the search does not hold all events of this time. Choose a shorter time.',
  notInFile: (count: number): string =>
    `No file was made: ${count} ${count === 1 ? 'event' : 'events'} of this time cannot be read, and a file of events could not say so. Save as CSV instead.`,
  noExtract: 'No extract was made, because not all events of this time could be read. Choose a shorter time.',
  notUnderstood: 'The search was not understood. Check the dates: the first must be before the last.',
} as const;

/** First line of the table of events as a file. */
export const csvHeadings = [
  'Time (UTC)',
  'Event',
  'Act',
  'Name',
  'User ID',
  'User issuer',
  'Role',
  'Organisation',
  'Organisation name',
  'Purpose',
  'Patient',
  'Sources',
  'Outcome',
  'Detail',
  'Facts',
  'Chain and number',
] as const;
