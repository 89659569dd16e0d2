import { callSupport, eitherWay, retry, trySupport, useOtherMeans, type NoticeWords } from './step-words.ts';

/** Sign-ins that end at the system where people sign in. "Does not answer" is said only where nothing answered. */
export const serverWords = {
  'server-unreachable': {
    title: 'The sign-in service does not answer',
    happened: 'The system that confirms who you are could not be reached, so nothing was opened.',
    next: {
      launch: ['Wait a minute, then open the shared record again from your record system.', useOtherMeans, callSupport],
      'sign-in': ['Wait a minute, then sign in again.', useOtherMeans, callSupport],
    },
  },
  'server-error': {
    title: 'The sign-in service has a fault',
    happened: 'The system where you sign in answered with an error, so nothing was opened.',
    next: {
      launch: ['Wait a minute, then open the shared record again from your record system.', useOtherMeans, callSupport],
      'sign-in': ['Wait a minute, then sign in again.', useOtherMeans, callSupport],
    },
  },
  'server-refused': {
    title: 'You could not be signed in',
    happened: 'The system where you sign in did not accept this service’s request. You are not signed in, and no patient was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'server-settings': {
    title: 'Sign-in is not set up completely',
    happened:
      'The system where you sign in answered, but its settings lack what this service needs, or do not agree with what is set up here. Nothing was opened.',
    next: eitherWay(trySupport, useOtherMeans),
  },
  'answer-unusable': {
    title: 'You could not be signed in',
    happened:
      'The system where you sign in answered in a form that this service cannot read. You are not signed in, and no patient was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  unforeseen: {
    title: 'You could not be signed in',
    happened: 'This service made a mistake while signing you in. Nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
} as const satisfies Record<string, NoticeWords>;
