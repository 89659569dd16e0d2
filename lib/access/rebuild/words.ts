/** Details of the audit event of a look at an earlier view. */
export const rebuildDetails = {
  asked: 'an earlier view is compared with its sources',
  patientFrom: 'the audit trail',
} as const;
