import 'server-only';
import { AuthorizationResponseError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { ForeignEndpoint } from './foreign-endpoint.ts';
import { ForeignOrigin } from './restricted-fetch.ts';
import { SignInRefused, type RefusalFacts, type RefusalReason, type SignInStep } from '#/lib/session/model/refusal.ts';
import { discoveryFaults } from './words.ts';

/** openid-client's codes for an id_token or userinfo that does not prove who signed in. */
const identityCodes = new Set([
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_KEY_SELECTION_FAILED',
  'OAUTH_UNSUPPORTED_OPERATION',
  'OAUTH_PARSE_ERROR',
]);
const settingsCodes = new Set(['OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED', 'OAUTH_MISSING_SERVER_METADATA', 'OAUTH_INVALID_SERVER_METADATA']);
const unusableCodes = new Set(['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);
const timeoutCodes = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);

/**
 * Turns any error of the exchange with the authorisation server into the refusal that the reader sees, with facts for the
 * operator. Only an error of the network reads as "does not answer"; what is not foreseen here is a defect of ours, and says so.
 */
export function signInRefusal(error: unknown, step?: SignInStep): SignInRefused {
  const chain = causes(error);
  const refusal = chain.find((cause) => cause instanceof SignInRefused);
  return refusal ?? new SignInRefused(reasonOf(chain, step), { step, ...factsOf(chain) });
}

function reasonOf(chain: readonly unknown[], step: SignInStep | undefined): RefusalReason {
  if (chain.some((cause) => cause instanceof ForeignEndpoint || cause instanceof ForeignOrigin)) return 'server-settings';
  const status = statusOf(chain);
  if (status !== undefined && (status >= 500 || status === 429)) return 'server-error';
  if (chain.some((cause) => cause instanceof ResponseBodyError || cause instanceof WWWAuthenticateChallengeError)) return 'server-refused';
  if (chain.some((cause) => cause instanceof AuthorizationResponseError)) return 'server-refused';
  const codes = chain.map(codeOf);
  const hasCode = (codeSet: ReadonlySet<string>): boolean => codes.some((code) => codeSet.has(code));
  if (hasCode(timeoutCodes) || chain.some(isNetworkError)) return 'server-unreachable';
  if (step === 'discovery' && (hasCode(settingsCodes) || hasCode(identityCodes) || hasCode(unusableCodes))) return 'server-settings';
  if (step === 'userinfo' && hasCode(settingsCodes)) return 'identity-invalid';
  if (hasCode(settingsCodes)) return 'server-settings';
  if (hasCode(unusableCodes)) return status !== undefined && status >= 400 ? 'server-refused' : 'answer-unusable';
  return hasCode(identityCodes) ? 'identity-invalid' : 'unforeseen';
}

/** `fetch failed` and `terminated` are undici's words for a connection that failed or broke; FetchError is node-fetch's. */
const isNetworkError = (cause: unknown): boolean =>
  (cause instanceof TypeError && (cause.message === 'fetch failed' || cause.message === 'terminated')) ||
  (cause instanceof Error && ['TimeoutError', 'AbortError', 'FetchError'].includes(cause.name));

function factsOf(chain: readonly unknown[]): RefusalFacts {
  const oauth =
    chain.find((cause) => cause instanceof ResponseBodyError || cause instanceof AuthorizationResponseError) ?? challengeIn(chain);
  return { status: statusOf(chain), error: oauth?.error, errorDescription: oauth?.error_description, detail: detailOf(chain) };
}

/** Error of a bearer challenge (RFC 6750 §3). */
function challengeIn(chain: readonly unknown[]): Pick<AuthorizationResponseError, 'error' | 'error_description'> | undefined {
  const challenges = chain.find((cause) => cause instanceof WWWAuthenticateChallengeError)?.cause ?? [];
  const { error, error_description } = challenges.map(({ parameters }) => parameters).find(({ error: code }) => code !== undefined) ?? {};
  return error === undefined ? undefined : { error, ...(error_description !== undefined && { error_description }) };
}

function statusOf(chain: readonly unknown[]): number | undefined {
  for (const cause of chain) {
    if (cause instanceof ResponseBodyError || cause instanceof WWWAuthenticateChallengeError || cause instanceof Response)
      return cause.status;
  }
  return undefined;
}

function detailOf(chain: readonly unknown[]): string | undefined {
  for (const cause of chain) {
    if (cause instanceof ForeignEndpoint) return discoveryFaults.foreignEndpoints(cause.endpoints);
    if (cause instanceof ForeignOrigin) return discoveryFaults.foreignEndpoints([cause.origin]);
  }
  // The innermost error is the nearest to the fault; openid-client's messages hold no values of the answer.
  const inner = chain.findLast((cause) => cause instanceof Error);
  return (
    [...new Set([chain.map(codeOf).find((code) => code !== ''), inner?.message])].filter((text) => text !== undefined).join(': ') ||
    undefined
  );
}

function causes(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let cause: unknown = error; cause !== undefined && chain.length < 6; cause = cause instanceof Error ? cause.cause : undefined)
    chain.push(cause);
  return chain;
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
