/** Details of audited session events: our own words, read in the audit trail. */
export const auditDetails = {
  signedIn: (signIn: string) => `signed in by ${signIn}`,
  launched: (signIn: string) => `launched by ${signIn}`,
  opened: 'record opened',
  openedAfterSearch: 'record opened after search',
  purposeChanged: 'purpose changed',
  accepted: (source: string) => `accepted at ${source}`,
  rejected: (source: string) => `rejected at ${source}`,
  sessionRefused: 'refused by the authorisation server',
  signedOut: 'signed out',
  signedOutUnrevoked: 'signed out; a token could not be revoked',
} as const;
