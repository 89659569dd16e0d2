import { callSupport, eitherWay, retry, startAgain, trySupport, type NoticeWords } from './step-words.ts';

/** Sign-ins that end at their user: who they are, and what they may open. */
export const userWords = {
  'role-not-allowed': {
    title: 'Your role does not open shared records',
    happened: 'You are signed in, but your role or organisation may not open shared records.',
    next: eitherWay(
      'If you have another role, choose it where you sign in and try again.',
      'If you need access, call your support desk and give them the reference below.',
    ),
  },
  'not-staff': {
    title: 'Shared records open for staff only',
    happened: 'You are signed in as a patient or a relative, not as a member of staff. So nothing was opened.',
    next: eitherWay(
      'If you are a member of staff, sign in with your staff account and try again.',
      'If you need access, call your support desk and give them the reference below.',
    ),
  },
  'assurance-too-low': {
    title: 'A stronger sign-in is needed',
    happened:
      'You signed in, but not in a way that is strong enough for shared records. They may need a smartcard, a security key or a second step. So nothing was opened.',
    next: {
      launch: [
        'Sign out of your record system, sign in there with your smartcard, security key or second step, and open the shared record again.',
        'If you did, call your support desk and give them the reference below.',
      ],
      'sign-in': [
        'Sign in again with your smartcard, security key or second step.',
        'If you did, call your support desk and give them the reference below.',
      ],
    },
  },
  'assurance-not-stated': {
    title: 'How you signed in was not stated',
    happened:
      'You signed in, but the system where you sign in did not say how or when it checked who you are, and shared records need to know. So nothing was opened.',
    next: eitherWay(trySupport),
  },
  'authentication-too-old': {
    title: 'Sign in again',
    happened: 'The system where you sign in last checked who you are too long ago for shared records. So nothing was opened.',
    next: {
      launch: [...startAgain.launch, callSupport],
      'sign-in': ['Sign out of the system where you sign in, then sign in again here.', callSupport],
    },
  },
  'role-missing': {
    title: 'Your role was not sent',
    happened:
      'You are signed in, but the system where you sign in did not say which role or organisation you have. So no record can be opened.',
    next: eitherWay('If you have several roles, choose one where you sign in and try again.', trySupport),
  },
  'role-unreadable': {
    title: 'Your role could not be read',
    happened: 'You are signed in, but your record system did not let this service read your role. So no record was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'identity-missing': {
    title: 'You could not be recognised',
    happened: 'The system where you sign in did not say who you are. So nothing was opened.',
    next: eitherWay(trySupport),
  },
  'identity-invalid': {
    title: 'Your sign-in could not be verified',
    happened: 'The system where you sign in answered, but what it sent about you did not pass the checks. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
} as const satisfies Record<string, NoticeWords>;
