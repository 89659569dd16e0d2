import 'server-only';
import { ResponseBodyError } from 'openid-client';
import { ForeignEndpoint } from './authorization-server.ts';
import { ForeignOrigin } from './restricted-fetch.ts';
import { Refused } from '#/lib/session/model/refusal.ts';

/** openid-client's codes for an answer that came but does not prove who signed in. */
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

/** Whatever failed while talking to the authorisation server → the refusal that the reader sees; details stay out of it. */
export function signInRefusal(error: unknown): Refused {
  if (error instanceof Refused) return error;
  const chain = causes(error);
  if (chain.some((one) => one instanceof ForeignEndpoint || one instanceof ForeignOrigin || one instanceof ResponseBodyError))
    return new Refused('server-refused');
  const codes = chain.map(codeOf);
  if (codes.some((code) => serverCodes.has(code))) return new Refused('server-refused');
  return new Refused(codes.some((code) => identityCodes.has(code)) ? 'identity-invalid' : 'server-unreachable');
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let one: unknown = error; one !== undefined && chain.length < 6; one = one instanceof Error ? one.cause : undefined) chain.push(one);
  return chain;
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
