import 'server-only';
import { checkGrant } from '#/lib/session/authorization-server/grants.ts';
import { ownerOf } from '#/lib/session/authorization-server/same-person.ts';
import { recordEndWords } from '#/lib/record/words/session-words.ts';
import type { TimelineRequest } from './record-request.ts';

export interface SessionWatch {
  /** First result, known soon enough not to delay the sources. */
  readonly first: Promise<'alive' | 'over' | 'unknown'>;
  readonly isOver: () => boolean;
  /** The reader's words of the end, with the reference of the refusal. */
  readonly endWords: () => string;
}

/** Longest wait for the authorisation server before the sources are queried. */
const longestWaitMs = 2_500;

/**
 * Checks the session's own token before anything else: a session lives only while its authorisation server says so
 * (design §2). An unreachable server ends nothing; a late refusal ends the stream when it arrives.
 */
export function watchSession({ session, config }: TimelineRequest, onOver: () => void): SessionWatch {
  const grant = session.launch ?? session.login;
  const signIn = config.signIn.find(({ id }) => id === session.signIn);
  if (!grant || !signIn) return { first: Promise.resolve('over'), isOver: () => true, endWords: () => refusedWords() };
  let over = false;
  let reference: string | undefined;
  const checked = checkGrant(signIn, grant, ownerOf(session)).then((check) => {
    const { state } = check;
    over = state === 'over';
    if (check.state === 'over') ({ reference } = check);
    if (over) onOver();
    return state === 'unreachable' ? 'unknown' : state;
  });
  const { promise: waited, resolve } = Promise.withResolvers<'unknown'>();
  const timer = setTimeout(() => resolve('unknown'), longestWaitMs);
  return {
    first: Promise.race([checked, waited]).finally(() => clearTimeout(timer)),
    isOver: () => over,
    endWords: () => refusedWords(reference),
  };
}

const refusedWords = (reference?: string): string => recordEndWords({ reason: 'refused', reference });
