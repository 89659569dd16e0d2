import type { EndOutcome } from '#/lib/queries/end-session.ts';
import type { RecordClosedReason } from '#/lib/record/words/session-words.ts';
import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';

/** Words of a record that is closing or closed. */
export interface EndWords {
  readonly title: string;
  readonly text: string;
}

/** Closed here, while a server did not confirm that access is over there: it ends by itself, and the support desk can find out why. */
const withUnrevoked = ({ title, text }: EndWords, reference: string): EndWords => ({
  title,
  text: `${text} A record system did not confirm that your access there has ended; it ends by itself when its time is over. ${supportReferenceWords(reference)}.`,
});

/** The reasons for a blank screen (H33): what happened, and what to do. */
export const endWords = {
  closed: (why: string): EndWords => ({ title: 'This record is closed', text: why }),
  signingOut: { title: 'Signing out', text: 'Wait until this page says that you are signed out.' },
  signedOut: { title: 'Signed out', text: 'You are signed out, and nothing of this record stays here.' },
  signedOutInAnotherTab: { title: 'Signed out', text: 'You signed out in another tab. Nothing stays on this page.' },
  signOutUnconfirmed: {
    title: 'This screen is closed',
    text: 'The server did not confirm that you are signed out. This page keeps trying. If you must leave, close all windows of this browser.',
  },
  /** Words that follow the server's answer, or its silence. */
  outcome: (outcome: EndOutcome, confirmed: EndWords): EndWords => {
    if (outcome.state === 'ended') return confirmed;
    return outcome.state === 'unconfirmed' ? endWords.signOutUnconfirmed : withUnrevoked(confirmed, outcome.reference);
  },
  pageLeft: { title: 'Record closed', text: 'Reload this page to open it again.' },
  wrongPatient: {
    title: 'This page was closed for safety',
    text: 'An answer arrived for a different patient. Nothing of it was shown. Open the record again from where you started.',
  },
  outdated: { title: 'This page is out of date', text: 'The service was updated after you opened this page. Reload it to carry on.' },
  notAvailable: { title: 'The shared record is not available', text: 'Nothing is known from here; use other means.' },
} as const;

/** Words at the foot of a page that leads no further. */
export const supportWords = {
  contact: (contact: string): string => `Support: ${contact}`,
  /** Characters of a record's session, whole in the audit trail, by which a support desk finds it. */
  sessionReference: (session: string): string => session.slice(0, 8),
} as const;

/** Words of a page that is not there, or that could not be drawn. */
export const pageFaultWords = {
  notFound: {
    title: 'There is no such page',
    text: 'The address leads to nothing here. Go back to start, or open the record again from where you began.',
  },
  failed: {
    title: 'This page could not be shown',
    text: 'Something went wrong here, and nothing is known from this page. Try again; use other means if you cannot wait.',
  },
  tryAgain: 'Try again',
} as const;

export const idleWords = {
  title: 'Are you still there?',
  record: {
    closesIn: 'This record closes in',
    seconds: 'seconds because there has been no activity. Nothing is lost: it can be opened again.',
  },
  finder: { closesIn: 'You will be signed out in', seconds: 'seconds because there has been no activity.' },
  stay: 'Keep it open',
  signOut: 'Sign out',
} as const;

/** Words of a page from which the reader signs out, there or in another tab. */
export interface SignOutWords {
  readonly signedOut: EndWords;
  readonly signedOutElsewhere: EndWords;
}

export const recordSignOutWords: SignOutWords = { signedOut: endWords.signedOut, signedOutElsewhere: endWords.signedOutInAnotherTab };

export const finderSignOutWords: SignOutWords = {
  signedOut: { title: 'Signed out', text: 'You are signed out. Every record that you opened in this browser’s windows is closed.' },
  signedOutElsewhere: endWords.signedOutInAnotherTab,
};

const finderEnds: Readonly<Record<RecordClosedReason, string>> = {
  missing: 'You are no longer signed in. Sign in to find a patient.',
  'signed-out': endWords.signedOutInAnotherTab.text,
  replaced: 'Somebody has signed in again in this browser. Sign in to find a patient.',
  idle: 'You were signed out after a period of inactivity. Sign in to find a patient.',
  expired: 'You were signed out because your sign-in has reached its time limit. Sign in to find a patient.',
  refused: 'You were signed out by the system you signed in with. Sign in to find a patient.',
  'token-ended': 'The system you signed in with gave access for a limited time, and that time is over. Sign in to find a patient.',
};

/** Words for a reader who looks for a patient, when the session is over. */
export const finderEndedWords = (reason: RecordClosedReason): EndWords => ({ title: 'Signed out', text: finderEnds[reason] });

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
