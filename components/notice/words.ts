/** How the reader came: from a record system, or by signing in here. It decides what they can do next. */
export type ArrivalRoute = 'launch' | 'sign-in';

export interface NoticeWords {
  readonly title: string;
  /** The event, in a sentence or two; nothing of the request is ever repeated. */
  readonly happened: string;
  /** Steps for the reader, most useful first. */
  readonly next: Readonly<Record<ArrivalRoute, readonly string[]>>;
}

/** Names of the links under a notice. */
export const stepWords = {
  start: 'Back to start',
  'open-in-window': 'Open in a window',
  'sign-in-again': 'Sign in again',
  'sign-out': 'Sign out',
} as const;

export const nextHeading = 'What to do';
export const referenceLabel = 'Reference';
export const supportWords = (contact: string): string => `Support: ${contact}`;

const startAgain = {
  launch: ['Go back to the patient in your record system and open the shared record again.'],
  'sign-in': ['Sign in again.'],
} as const;

const callSupport = 'If this happens again, call your support desk and give them the reference below.';
const askForAccess = 'If you did not, your account may lack permission: call your support desk and give them the reference below.';
const useOtherMeans = 'Until then, get this information in your usual other ways: nothing is known from here.';
const checkCookies = 'If this happens every time, ask your support desk whether cookies are allowed for this service.';
const useWindow = 'Open it in its own window with the button below.';

const retry = (way: ArrivalRoute): readonly string[] => [...startAgain[way], callSupport];
const eitherWay = (...next: readonly string[]): NoticeWords['next'] => ({ launch: next, 'sign-in': next });

/** Everything that ends without a record: what happened and what to do, in plain words. */
export const noticeWords = {
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
  'server-refused': {
    title: 'You could not be signed in',
    happened: 'The system where you sign in gave an answer that cannot be accepted. You are not signed in, and no patient was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'launch-refused': {
    title: 'Your record system refused this request',
    happened: 'It did not let the shared record open. Most often the link was opened too long ago, or had been used before.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'state-missing': {
    title: 'This sign-in cannot be continued',
    happened:
      'This browser no longer holds the start of this sign-in. It may have been used already or begun in another window, or cookies are blocked.',
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
  'no-patient': {
    title: 'No patient was chosen',
    happened: 'You are signed in, but no patient came with the request, so there is no record to open.',
    next: {
      launch: ['Open a patient in your record system first, then open the shared record from there.'],
      'sign-in': ['Sign in again and choose a patient.'],
    },
  },
  'patient-unreadable': {
    title: 'The patient could not be confirmed',
    happened: 'Your record system named a patient without the details that show who they are. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
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
  'server-unreachable': {
    title: 'The sign-in service does not answer',
    happened: 'The system that confirms who you are could not be reached, so nothing was opened.',
    next: {
      launch: ['Wait a minute, then open the shared record again from your record system.', useOtherMeans, callSupport],
      'sign-in': ['Wait a minute, then sign in again.', useOtherMeans, callSupport],
    },
  },
  'identity-invalid': {
    title: 'Your identity could not be confirmed',
    happened: 'The proof of who you are did not pass the checks. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'audit-unavailable': {
    title: 'The shared record is not available',
    happened: 'Every opening is logged first, and the log is not available at the moment. So nothing was opened.',
    next: {
      launch: ['Try again in a few minutes from your record system.', useOtherMeans, callSupport],
      'sign-in': ['Try again in a few minutes.', useOtherMeans, callSupport],
    },
  },
  'signed-out': {
    title: 'You are signed out',
    happened: 'Every record open in this browser is closed, and nothing of it stays here.',
    next: { launch: ['To open another record, start from your record system.'], 'sign-in': ['To carry on, sign in again.'] },
  },
  'sign-out-asked': {
    title: 'Sign out?',
    happened: 'Another page sent you here to sign out. You are still signed in.',
    next: eitherWay('To sign out, use the button below. To stay signed in, close this page.'),
  },
} as const satisfies Record<string, NoticeWords>;

export type NoticeKind = keyof typeof noticeWords;
