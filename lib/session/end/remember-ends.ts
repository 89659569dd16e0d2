import 'server-only';
import { createHash } from 'node:crypto';
import type { SessionServices } from '#/lib/session/model/session-services.ts';

const keepMs = 60_000;

type Ends<End> = Map<string, Promise<End>>;

/**
 * Ends a session or record once where several requests of a minute find it over: two tabs, or a stream and a renewal, revoke
 * and audit once. Per process and audit trail, best effort; the key is a digest of the id and the token, because a token that
 * was renewed meanwhile must be revoked too.
 */
export function rememberEnds<End>(): (services: SessionServices, parts: readonly unknown[], end: () => Promise<End>) => Promise<End> {
  const recent = new WeakMap<SessionServices, Ends<End>>();
  return (services, parts, end) => {
    const ends: Ends<End> = recent.get(services) ?? new Map<string, Promise<End>>();
    recent.set(services, ends);
    const key = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
    const earlier = ends.get(key);
    if (earlier) return earlier;
    const ending = end();
    ends.set(key, ending);
    setTimeout(() => ends.delete(key), keepMs).unref();
    return ending;
  };
}
