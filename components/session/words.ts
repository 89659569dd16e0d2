import type { EndOutcome } from '#/lib/queries/end-session.ts';
import { supportReferenceWords } from '#/lib/record/words/reference-words.ts';
import type { EndWords } from './fault-words.ts';

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
