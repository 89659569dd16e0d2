import type { RecordClosedReason } from '#/lib/record/words/session-words.ts';
import type { EndWords } from './fault-words.ts';
import { endWords, type SignOutWords } from './words.ts';

export const finderSignOutWords: SignOutWords = {
  signedOut: { title: 'Signed out', text: 'You are signed out. Every record that you opened in this browser’s windows is closed.' },
  signedOutElsewhere: endWords.signedOutInAnotherTab,
};

/** Reasons for the end, for a reader who then signs in to `next`. */
const endsBefore = (next: string): Readonly<Record<RecordClosedReason, string>> => ({
  missing: `You are no longer signed in. Sign in to ${next}.`,
  'signed-out': endWords.signedOutInAnotherTab.text,
  replaced: `Somebody has signed in again in this browser. Sign in to ${next}.`,
  idle: `You were signed out after a period of inactivity. Sign in to ${next}.`,
  expired: `You were signed out because your sign-in has reached its time limit. Sign in to ${next}.`,
  refused: `You were signed out by the system you signed in with. Sign in to ${next}.`,
  'token-ended': `The system you signed in with gave access for a limited time, and that time is over. Sign in to ${next}.`,
});

const finderEnds = endsBefore('find a patient');
const officerEnds = endsBefore('read the audit trail');

/** Words for a reader who looks for a patient, when the session is over. */
export const finderEndedWords = (reason: RecordClosedReason): EndWords => ({ title: 'Signed out', text: finderEnds[reason] });

/** Words for a privacy officer, when the session is over. */
export const officerEndedWords = (reason: RecordClosedReason): EndWords => ({ title: 'Signed out', text: officerEnds[reason] });

/** Words of the page after a sign-out by a link. */
export const signedOutPageWords = {
  viewer: { title: 'Signed out', text: 'You are signed out: no record can be opened in this browser until somebody signs in.' },
  withoutScript:
    'If this text stays, this browser runs no scripts. Records that were opened here cannot be seen any more, but your access at their record systems ends only when its time is over. Close all windows of this browser.',
  frames: 'A record shown inside your record system’s own page is signed out there.',
  start: 'Back to start',
  sentHere: { title: 'Sign out?', text: 'Another page sent you here. To sign out, use the button below. Otherwise close this page.' },
  stillSignedIn: { title: 'You are still signed in', text: 'To sign out, use the button below.' },
  signOut: 'Sign out',
} as const;
