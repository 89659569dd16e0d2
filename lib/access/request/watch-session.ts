import 'server-only';
import { checkGrant } from '#/lib/session/authorization-server/grants.ts';
import type { TimelineRequest } from './record-request.ts';

export interface SessionWatch {
  /** What is known soon enough not to delay the sources. */
  readonly first: Promise<'alive' | 'over' | 'unknown'>;
  readonly isOver: () => boolean;
}

/** A record system that is slow to say whether the session lives must not hold up the others for long. */
const patienceMs = 2_500;

/**
 * Uses the session's own token before anything else: a session lives only while its authorisation server says so
 * (design §2). A server that cannot be asked ends nothing; one that says no late ends the stream then.
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
  const timer = setTimeout(() => resolve('unknown'), patienceMs);
  return { first: Promise.race([checked, waited]).finally(() => clearTimeout(timer)), isOver: () => over };
}
