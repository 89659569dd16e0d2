/** Details of audited session events: our own words, read in the audit trail. */
export const auditDetails = {
  signedIn: (signIn: string) => `signed in by ${signIn}`,
  launched: (signIn: string) => `launched by ${signIn}`,
  opened: 'record opened',
  openedAfterSearch: 'record opened after search',
  accepted: (source: string) => `accepted at ${source}`,
  rejected: (source: string) => `rejected at ${source}`,
} as const;

/** Faults of a launch's patient, for the operator's log. */
export const patientFaults = {
  form: 'patient is no id and no reference to a Patient of this base',
  identity: 'Patient without the details that show who they are',
  other: 'the answer is not the Patient that was asked for',
} as const;
