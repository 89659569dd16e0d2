import { isDeepStrictEqual } from 'node:util';

export type TokenError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'invalid_target'
  | 'unsupported_grant_type';

/** Why a token service gives no token (RFC 6749 §5.2). */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly error: TokenError;
  constructor(error: TokenError, description: string) {
    super(description);
    this.error = error;
  }
}

/** The value must be exactly this. */
export function demandEqual(error: TokenError, name: string, actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) throw new TokenRefused(error, `${name} is not what it must be`);
}

/** An object's members by name; empty for anything else. */
export const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
