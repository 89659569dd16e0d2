import {
  askForAccess,
  callSupport,
  callSupportHere,
  checkCookies,
  eitherWay,
  retry,
  startAgain,
  useOtherMeans,
  useWindow,
  type NoticeWords,
} from './step-words.ts';
import { patientWords } from './patient-words.ts';
import { serverWords } from './server-words.ts';
import { userWords } from './user-words.ts';

/** Names of the links under a notice. */
export const stepWords = {
  start: 'Back to start',
  'open-in-window': 'Open in a window',
  'sign-in-again': 'Sign in again',
  'sign-out': 'Sign out',
  'try-again': 'Try again',
} as const;

/** Shown where going on takes a while. */
export const openingWords = { launch: 'Opening the shared record', 'sign-in': 'Opening sign-in' } as const;

export const nextHeading = 'What to do';
export const referenceLabel = 'Reference';
export const supportWords = (contact: string): string => `Support: ${contact}`;

/** Everything that ends without a record: what happened and what to do, in plain words. */
export const noticeWords = {
  ...serverWords,
  ...userWords,
  ...patientWords,
  'unknown-issuer': {
    title: 'This record system is not set up here',
    happened: 'The shared record was opened from a system that is not set up to open it. Nothing was sent to that system.',
    next: eitherWay(
      'Open the shared record from your own organisation’s record system.',
      'If you did, call your support desk and give them the reference below.',
    ),
  },
  'launch-incomplete': {
    title: 'The shared record could not be opened',
    happened: 'Your record system did not send everything needed to open this patient’s shared record.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'unknown-sign-in': {
    title: 'This way of signing in does not exist',
    happened: 'The link that you followed names a way of signing in that this service does not offer.',
    next: eitherWay('Go back to start and choose how to sign in.'),
  },
  denied: {
    title: 'Access was not given',
    happened: 'Access was declined, by you or by the system where you signed in.',
    next: {
      launch: ['If you chose “cancel” or “deny” by mistake, open the shared record again from your record system.', askForAccess],
      'sign-in': ['If you chose “cancel” by mistake, sign in again.', askForAccess],
    },
  },
  'launch-refused': {
    title: 'Your record system refused this request',
    happened: 'It did not let the shared record open. Most often the link was opened too long ago, or had been used before.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'state-missing': {
    title: 'This sign-in cannot be continued',
    happened:
      'This browser no longer holds the start of this sign-in. It may have been used already or begun in another window, someone may have signed out since, or cookies are blocked.',
    next: {
      launch: [...startAgain.launch, 'Do not open it with the browser’s back button or from a saved address.', checkCookies],
      'sign-in': ['Sign in from the start page, not from a saved address.', checkCookies],
    },
  },
  'state-mismatch': {
    title: 'This sign-in was stopped',
    happened: 'The answer does not belong to the sign-in that began in this browser. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'launch-expired': {
    title: 'This took too long',
    happened: 'Signing in took more than ten minutes, so it is no longer valid.',
    next: startAgain,
  },
  'cookies-blocked': {
    title: 'The browser does not allow this inside another page',
    happened:
      'The shared record was opened inside your record system’s page, where this browser blocks its cookies. You cannot be recognised there.',
    next: eitherWay(useWindow, 'Your support desk can allow it inside your record system’s page; give them the reference below.'),
  },
  'too-large': {
    title: 'The record cannot stay open inside this page',
    happened: 'While the record is open, the browser must hold more than it allows inside another page.',
    next: eitherWay(useWindow, callSupport),
  },
  'audit-unavailable': {
    title: 'The shared record is not available',
    happened: 'Every opening is logged first, and the log is not available at the moment. So nothing was opened.',
    next: {
      launch: ['Try again in a few minutes from your record system.', useOtherMeans, callSupport],
      'sign-in': ['Try again in a few minutes.', useOtherMeans, callSupport],
    },
  },
  'sign-in-not-begun': {
    title: 'Sign-in could not start',
    happened: 'This page could not reach the service, so nothing was opened.',
    next: {
      launch: [
        'Try again with the button below.',
        'If that does not help, open the shared record again from your record system.',
        useOtherMeans,
        callSupportHere,
      ],
      'sign-in': ['Try again with the button below.', useOtherMeans, callSupportHere],
    },
  },
  'sign-out-asked': {
    title: 'Sign out?',
    happened: 'Another page sent you here to sign out. You are still signed in.',
    next: eitherWay('To sign out, use the button below. To stay signed in, close this page.'),
  },
} as const satisfies Record<string, NoticeWords>;

export type NoticeKind = keyof typeof noticeWords;
