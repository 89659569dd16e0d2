import type { Decision, DecisionLapse } from '#/lib/record/model/decision.ts';

const lapses: Readonly<Record<DecisionLapse, string>> = {
  revoked: 'Revoked',
  cancelled: 'Cancelled',
  stopped: 'Stopped',
  rejected: 'Rejected',
  'not-done': 'Not done',
  inactive: 'No longer in force',
  completed: 'Ended',
  replaced: 'Replaced',
  'on-hold': 'On hold',
  draft: 'Draft',
  proposed: 'Proposed',
  planned: 'Planned',
  'ruled-out': 'Ruled out',
  unconfirmed: 'Unconfirmed',
  unknown: 'Status unknown',
};

/** Words for a status by which a decision is not in force; a lapse that this page does not know yet is one. */
export function lapseWords({ lapse, lapseCode }: Pick<Decision, 'lapse' | 'lapseCode'>): string | undefined {
  if (lapse === undefined) return undefined;
  return lapseCode === undefined ? (lapses[lapse] ?? lapses.unknown) : `${lapses.unknown} (${lapseCode})`;
}

export const contradictoryWords = 'Contradictory: open';
