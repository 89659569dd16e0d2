import 'server-only';
import { checkGrant } from '#/lib/session/authorization-server/grants.ts';
import type { TimelineRequest } from './record-request.ts';

export interface SessionWatch {
  /** First result, known soon enough not to delay the sources. */
  readonly first: Promise<'alive' | 'over' | 'unknown'>;
  readonly isOver: () => boolean;
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
  if (!grant || !signIn) return { first: Promise.resolve('over'), isOver: () => true };
  let over = false;
  const checked = checkGrant(signIn, grant, session.launch?.patient).then(({ state }) => {
    over = state === 'over';
    if (over) onOver();
    return state === 'unreachable' ? 'unknown' : state;
  });
  const { promise: waited, resolve } = Promise.withResolvers<'unknown'>();
  const timer = setTimeout(() => resolve('unknown'), longestWaitMs);
  return { first: Promise.race([checked, waited]).finally(() => clearTimeout(timer)), isOver: () => over };
}
