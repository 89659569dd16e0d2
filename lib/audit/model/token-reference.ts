import 'server-only';
import { createHash } from 'node:crypto';

/** Characters that a URN may hold as they are, few enough for a line of the log. */
const plainId = /^[\w.~:@-]{1,200}$/;

/**
 * Names an access token for `agent.policy` without giving any part of it: by its JWT id (BALP, OAuth Minimal), else by 132 bits of
 * its SHA-256. BALP's opaque pattern suggests the token's last 32 characters; of a short opaque token that is the token itself
 * (docs/decisions/0070).
 */
export function tokenReference(accessToken: string): string {
  const id = jwtId(accessToken);
  if (id !== undefined) return `urn:ietf:params:oauth:jti:${id}`;
  return `urn:tributary:token:${createHash('sha256').update(accessToken).digest('base64url').slice(0, 22)}`;
}

/** The token is not verified here: its id is written down, never trusted. One that is the token itself is none. */
function jwtId(accessToken: string): string | undefined {
  const [, payload, signature] = accessToken.split('.');
  if (payload === undefined || signature === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    const id: unknown = typeof claims === 'object' && claims !== null ? Reflect.get(claims, 'jti') : undefined;
    return typeof id === 'string' && plainId.test(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
