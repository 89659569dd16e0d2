import type { JWTPayload } from 'jose';
import type { NamedUser } from '#/mocks/networks/model/network.ts';
import { demandEqual, TokenRefused } from './token-refused.ts';

/** Rules of one kind of assertion: its form, its signer, and the person it names. */
export interface AssertionRules {
  /** Claims of this form in addition to those of any client assertion. */
  readonly form: Readonly<Record<string, string>>;
  /** The payload, once the signature is known to be the client's. */
  readonly verified: (assertion: string) => Promise<JWTPayload>;
  /** Refuses an extension that does not name one of these, wholly. */
  readonly namesUser: (extensions: unknown, users: readonly NamedUser[]) => void;
}

const mostSeconds = 300;

/** Rules for a client assertion of either kind (RFC 7523 §3, FAST Security §4.2, IUA §3.71.4.1). */
export function checkClaims(payload: JWTPayload, { client, tokenUrl }: { readonly client: string; readonly tokenUrl: string }): void {
  const { iss, sub, aud, iat, exp, jti } = payload;
  demandEqual('invalid_client', 'iss', iss, client);
  demandEqual('invalid_client', 'sub', sub, client);
  demandEqual('invalid_client', 'aud', aud, tokenUrl);
  if (iat === undefined || exp === undefined || jti === undefined) throw new TokenRefused('invalid_client', 'iat, exp or jti is missing');
  const currentSeconds = Date.now() / 1_000;
  if (exp <= currentSeconds || iat > currentSeconds + 60) throw new TokenRefused('invalid_client', 'the assertion is out of date');
  if (exp - iat > mostSeconds) throw new TokenRefused('invalid_client', 'the assertion lives longer than five minutes');
}

/**
 * Refuses an assertion that SMART App Launch 2.2 (asymmetric authentication) does not allow: header without `typ: JWT`, another
 * audience than the one demanded, more than five minutes of life, no `jti`.
 */
export function demandStrictAssertion(header: Readonly<Record<string, unknown>>, payload: JWTPayload, audience: string): void {
  const { aud, exp, iat, jti } = payload;
  demandEqual('invalid_client', 'typ', header['typ'], 'JWT');
  demandEqual('invalid_client', 'aud', aud, audience);
  const currentSeconds = Date.now() / 1_000;
  if (exp === undefined || exp <= currentSeconds) throw new TokenRefused('invalid_client', 'the assertion is out of date');
  if (exp - Math.min(iat ?? currentSeconds, currentSeconds) > mostSeconds)
    throw new TokenRefused('invalid_client', 'the assertion lives longer than five minutes');
  if (typeof jti !== 'string' || jti === '') throw new TokenRefused('invalid_client', 'jti is missing');
}

/** Each assertion is good once. */
export function onlyOnce(): (payload: JWTPayload) => void {
  const seen = new Map<string, number>();
  return ({ jti = '', exp = 0 }) => {
    for (const [id, until] of seen) if (until <= Date.now() / 1_000) seen.delete(id);
    if (seen.has(jti)) throw new TokenRefused('invalid_client', 'the assertion was used before');
    seen.set(jti, exp);
  };
}
