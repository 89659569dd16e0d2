/** How the reader came: from a record system, or by signing in here. It decides what they can do next. */
export type Way = 'launch' | 'sign-in';

export interface NoticeWords {
  readonly title: string;
  /** What happened, in a sentence or two; nothing of the request is ever repeated. */
  readonly happened: string;
  /** What to do, most useful first. */
  readonly next: Readonly<Record<Way, readonly string[]>>;
}

const again = {
  launch: ['Go back to the patient in your record system and open the shared record again.'],
  'sign-in': ['Sign in again.'],
} as const;

const tell = 'If it happens again, tell your support desk and give the reference below.';
const instead = 'Until then, use your other ways of asking for this information: nothing is known from here.';

const retry = (way: Way): readonly string[] => [...again[way], tell];
const both = (...next: readonly string[]): NoticeWords['next'] => ({ launch: next, 'sign-in': next });

/** Whatever ends without a record: what happened and what to do, in plain words. */
export const noticeWords = {
  'unknown-issuer': {
    title: 'This record system is not known here',
    happened: 'The shared record was opened from a system that is not set up to open it. Nothing was sent to that system.',
    next: both(
      'Open the shared record from your own organisation’s record system.',
      'If you did, tell your support desk and give the reference below.',
    ),
  },
  'launch-incomplete': {
    title: 'The shared record could not be opened',
    happened: 'Your record system did not send everything that is needed to open a patient’s shared record.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'unknown-sign-in': {
    title: 'There is no such way to sign in',
    happened: 'The address asks for a way to sign in that does not exist here.',
    next: both('Go to the start page and choose how to sign in.'),
  },
  denied: {
    title: 'Access was not given',
    happened: 'Access was declined, by you or by the system where you signed in.',
    next: {
      launch: [
        'If you chose “cancel” or “deny” by mistake, open the shared record again from your record system.',
        'If you did not, your account may lack the permission: ask your support desk and give the reference below.',
      ],
      'sign-in': [
        'If you chose “cancel” by mistake, sign in again.',
        'If you did not, your account may lack the permission: ask your support desk and give the reference below.',
      ],
    },
  },
  'server-refused': {
    title: 'Signing in did not work',
    happened:
      'The system where you sign in answered, but not in a way that could be accepted. You are not signed in, and no patient was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'launch-refused': {
    title: 'Your record system did not go on with this',
    happened:
      'It did not accept the request to open the shared record. Most often it was opened too long ago, or the same opening was used before.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'state-missing': {
    title: 'This sign-in cannot be continued',
    happened:
      'The browser no longer holds what this sign-in began with. It may have been used already, or begun in another window, or the browser refuses cookies.',
    next: {
      launch: [
        ...again.launch,
        'Do not use the browser’s back button or a saved address to open it.',
        'If it happens every time, ask your support desk whether cookies are allowed for this service.',
      ],
      'sign-in': [
        'Sign in again from the start page, not from a saved address.',
        'If it happens every time, ask your support desk whether cookies are allowed for this service.',
      ],
    },
  },
  'state-mismatch': {
    title: 'This sign-in was stopped',
    happened: 'What came back does not belong to the sign-in that began in this browser. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'launch-expired': {
    title: 'This took too long',
    happened: 'More than ten minutes passed between beginning and ending the sign-in, so it is no longer valid.',
    next: again,
  },
  'cookies-blocked': {
    title: 'The browser does not allow this inside another page',
    happened:
      'The shared record was opened inside your record system’s page, where this browser keeps nothing for it. So it cannot know who you are.',
    next: both(
      'Open it in a window of its own, with the button below.',
      'Your support desk can allow it to work inside your record system’s page; give them the reference below.',
    ),
  },
  'too-large': {
    title: 'This does not fit inside the page',
    happened: 'What the browser must remember while the record is open is more than it allows here.',
    next: both('Open it in a window of its own, with the button below.', tell),
  },
  'no-patient': {
    title: 'No patient was chosen',
    happened: 'You are known, but no patient came with the request, so there is no record to open.',
    next: {
      launch: ['Open a patient in your record system first, then open the shared record from there.'],
      'sign-in': ['Sign in again and choose a patient.'],
    },
  },
  'patient-unreadable': {
    title: 'The patient could not be confirmed',
    happened: 'Your record system named a patient but did not give the details that show who they are. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'role-not-allowed': {
    title: 'Your role does not open shared records',
    happened: 'You are signed in, but the role or organisation that you work in is not among those that may open a shared record.',
    next: both(
      'If you have another role, choose it where you sign in and try again.',
      'If you need access, ask your support desk and give the reference below.',
    ),
  },
  'server-unreachable': {
    title: 'The sign-in service does not answer',
    happened: 'The system that confirms who you are could not be reached, so nothing was opened.',
    next: {
      launch: ['Wait a minute, then open the shared record again from your record system.', instead, tell],
      'sign-in': ['Wait a minute, then sign in again.', instead, tell],
    },
  },
  'identity-invalid': {
    title: 'Who you are could not be confirmed',
    happened: 'The proof of who you are did not pass the checks. To be safe, nothing was opened.',
    next: { launch: retry('launch'), 'sign-in': retry('sign-in') },
  },
  'audit-unavailable': {
    title: 'The shared record is not available',
    happened: 'Each opening must be written down before it happens, and that is not possible at the moment. So nothing was opened.',
    next: {
      launch: ['Try again in a few minutes from your record system.', instead, tell],
      'sign-in': ['Try again in a few minutes.', instead, tell],
    },
  },
  'signed-out': {
    title: 'You are signed out',
    happened: 'The records that were open in this browser are closed, and nothing of them is kept here.',
    next: { launch: ['To open another record, start from your record system.'], 'sign-in': ['To go on, sign in again.'] },
  },
  'sign-out-asked': {
    title: 'Sign out?',
    happened: 'Another page sent you here to sign out. You are still signed in.',
    next: both('To sign out, use the button below. To stay signed in, close this page.'),
  },
} as const satisfies Record<string, NoticeWords>;

export type NoticeKind = keyof typeof noticeWords;
