/** Details of the audit event of a look at an earlier view. */
export const rebuildDetails = {
  asked: 'an earlier view is compared with its sources',
  viewUser: 'user of the view',
  account: 'account of the command',
  patientFrom: 'the audit trail',
} as const;
