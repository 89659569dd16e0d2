import 'server-only';
import { ResponseBodyError } from 'openid-client';
import { ForeignEndpoint } from './authorization-server.ts';
import { ForeignOrigin } from './restricted-fetch.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';

/** openid-client's codes for an answer that does not prove who signed in. */
const identityCodes = new Set([
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_PARSE_ERROR',
]);

const serverCodes = new Set([
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
]);

/** Turns any error of the exchange with the authorisation server into the refusal that the reader sees, without details. */
export function signInRefusal(error: unknown): SignInRefused {
  if (error instanceof SignInRefused) return error;
  const chain = causes(error);
  if (chain.some((cause) => cause instanceof ForeignEndpoint || cause instanceof ForeignOrigin || cause instanceof ResponseBodyError))
    return new SignInRefused('server-refused');
  const codes = chain.map(codeOf);
  if (codes.some((code) => serverCodes.has(code))) return new SignInRefused('server-refused');
  return new SignInRefused(codes.some((code) => identityCodes.has(code)) ? 'identity-invalid' : 'server-unreachable');
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let cause: unknown = error; cause !== undefined && chain.length < 6; cause = cause instanceof Error ? cause.cause : undefined)
    chain.push(cause);
  return chain;
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
