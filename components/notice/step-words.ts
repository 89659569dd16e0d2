/** How the reader came: from a record system, or by signing in here. It decides what they can do next. */
export type ArrivalRoute = 'launch' | 'sign-in';

export interface NoticeWords {
  readonly title: string;
  /** The event, in a sentence or two; nothing of the request is ever repeated. */
  readonly happened: string;
  /** Steps for the reader, most useful first. */
  readonly next: Readonly<Record<ArrivalRoute, readonly string[]>>;
}

/** Steps that several notices name: to start again, by the way the reader came. */
export const startAgain = {
  launch: ['Go back to the patient in your record system and open the shared record again.'],
  'sign-in': ['Sign in again.'],
} as const;

export const callSupport = 'If this happens again, call your support desk and give them the reference below.';
export const callSupportHere = 'If this happens again, call your support desk.';
export const trySupport = 'Trying again does not help: call your support desk and give them the reference below.';
export const askForAccess = 'If you did not, your account may lack permission: call your support desk and give them the reference below.';
export const useOtherMeans = 'Until then, get this information in your usual other ways: nothing is known from here.';
export const checkCookies = 'If this happens every time, ask your support desk whether cookies are allowed for this service.';
export const useWindow = 'Open it in its own window with the button below.';

export const retry = (way: ArrivalRoute): readonly string[] => [...startAgain[way], callSupport];
export const eitherWay = (...next: readonly string[]): NoticeWords['next'] => ({ launch: next, 'sign-in': next });
