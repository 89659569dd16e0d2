/** Words of a record that is closing or closed. */
export interface EndWords {
  readonly title: string;
  readonly text: string;
}

/** The reasons for a blank screen (H33): what happened, and what to do. */
export const endWords = {
  closed: (why: string): EndWords => ({ title: 'This record is closed', text: why }),
  signedOut: { title: 'Signed out', text: 'You are signed out, and nothing of this record stays here.' },
  signedOutInAnotherTab: { title: 'Signed out', text: 'You signed out in another tab. Nothing of this record stays here.' },
  signOutUnconfirmed: {
    title: 'This screen is closed',
    text: 'The server did not confirm that you are signed out. Close this browser window.',
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
  closesIn: 'This record closes in',
  seconds: 'seconds because there has been no activity. Nothing is lost: it can be opened again.',
  stay: 'Keep it open',
  signOut: 'Sign out',
} as const;
