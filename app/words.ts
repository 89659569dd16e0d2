/** Titles of the pages; never a patient's name: titles stay in histories and on other people's screens. */
export const pageWords = {
  product: 'Tributary',
  description: 'One record from many sources.',
  title: (page: string, exchange: string): string => `${page} – ${exchange}`,
  start: 'Start',
  find: 'Find a patient',
  policy: 'What a role is shown',
  audit: 'Who looked at which record',
  auditExtract: 'Extract for a patient',
  auditUse: 'Use of the exchange',
  record: 'Shared record',
  signedOut: 'Signed out',
} as const;
