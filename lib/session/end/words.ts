import type { SessionEndReason } from '#/lib/record/words/session-words.ts';
import type { SessionEnd } from '#/lib/session/model/session-services.ts';

/** Event of each reason, in the audit. */
export const endActions: Readonly<Record<SessionEndReason, SessionEnd>> = {
  'signed-out': 'sign-out',
  replaced: 'replaced-end',
  idle: 'idle-end',
  expired: 'time-limit-end',
  refused: 'token-end',
  'token-ended': 'token-end',
};

interface EndedTokens {
  readonly state: keyof typeof tokenEnds;
  readonly reference?: string;
}

const sessionEnds: Readonly<Record<SessionEndReason, string>> = {
  'signed-out': 'signed out',
  replaced: 'another sign-in in the same browser',
  idle: 'closed after inactivity',
  expired: 'time limit reached',
  refused: 'refused by the authorisation server',
  'token-ended': 'the token ended and cannot be renewed',
};

/** `none`: no token of its own. */
const tokenEnds = {
  none: '',
  revoked: '',
  'not-offered': 'the server offers no revocation, so the token lives to its end',
  failed: 'a token could not be revoked',
} as const;

/** Detail of the audited end of a session or a record, and what became of its tokens. */
export const endDetail = (reason: SessionEndReason, { state, reference }: EndedTokens): string =>
  [sessionEnds[reason], tokenEnds[state], ...(reference === undefined ? [] : [`reference ${reference}`])].filter(Boolean).join('; ');
