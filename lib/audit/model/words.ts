/** Reason why the trail did not take a write. */
export type UnavailableReason = 'late' | 'stalled' | 'full' | 'refused' | 'closed';

/** Reasons for which the trail did not take a write, in words for the operator. */
const reasons: Readonly<Record<UnavailableReason, string>> = {
  late: 'it did not take the events in time',
  stalled: 'it has taken nothing since an earlier write',
  full: 'too many events wait for it',
  refused: 'it refused the events',
  closed: 'this process is ending',
};

export const trailWords = {
  unavailable: (reason: UnavailableReason): string => `The audit trail cannot be written, so nothing was asked: ${reasons[reason]}.`,
  serverFailed: (code: string): string => `The audit server failed: ${code}`,
  entriesRefused: (refused: number, count: number, first: number, status: string): string =>
    `${refused} of ${count} entries refused; the first is record ${first}, with ${status}`,
};

/** Displays of the codes of statements. */
export const statementDisplays = {
  head: 'chain head',
  closed: 'chain closed',
  'not-confirmed': 'records not confirmed: what they announce was not done',
} as const;
