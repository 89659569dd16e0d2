import 'server-only';
import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import type { OtherSide } from '#/lib/operator-log/write-operator-line.ts';
import { failureFacts } from '#/lib/sources/http/failure-facts.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { accessFaults } from './words.ts';

export interface TokenFault {
  /** Clause for the reader: none of the service's own words. */
  readonly detail: string;
  readonly reason: 'refused' | 'unreached' | 'unanswered' | 'error' | 'unreadable' | 'not-requested';
  /** May be gone in a minute. */
  readonly passing: boolean;
  /** Facts for the operator's log, as they came. */
  readonly facts: OtherSide;
}

/** Tells from an error of the token request what happened: refused, unanswered, unreadable, or never sent. */
export async function tokenFault(error: unknown): Promise<TokenFault> {
  const answerFault = faultOf(error);
  const refusal = await statedError(error);
  if (refusal.error === undefined) return answerFault;
  // An error with a status of success is a refusal all the same.
  return answerFault.reason === 'unreadable'
    ? fault('refused', accessFaults.tokenRefused, refusal)
    : { ...answerFault, facts: { ...answerFault.facts, ...refusal } };
}

function faultOf(error: unknown): TokenFault {
  if (error instanceof ResponseBodyError) return oauthFault(error);
  if (error instanceof WWWAuthenticateChallengeError) return fault('refused', accessFaults.tokenRefused, { status: error.status });
  if (error instanceof ClientError) return clientFault(error);
  if (error instanceof TypeError && error.message === 'fetch failed')
    return fault('unreached', accessFaults.tokenUnreached, { detail: codeOf(error.cause) ?? error.message });
  if (error instanceof TypeError && error.message === 'terminated')
    return fault('unreadable', accessFaults.tokenUnreadable, { detail: 'cut off' });
  return fault('not-requested', accessFaults.tokenNotRequested, { detail: error instanceof Error ? error.name : 'unknown' });
}

function oauthFault({ status, error, error_description: errorDescription }: ResponseBodyError): TokenFault {
  const refusal = fault('refused', accessFaults.tokenRefused, { status, error, errorDescription });
  return { ...refusal, passing: isPassing(status) };
}

function clientFault({ code, cause }: ClientError): TokenFault {
  if (code === 'OAUTH_TIMEOUT') return fault('unanswered', accessFaults.tokenUnanswered, { detail: code });
  if (cause instanceof SourceFailure) return fault('unreadable', accessFaults.tokenUnreadable, failureFacts(cause.failure));
  const status = cause instanceof Response ? cause.status : undefined;
  if (status !== undefined && status < 400) return fault('unreadable', accessFaults.tokenUnreadable, { status });
  if (status !== undefined) return { ...fault('error', accessFaults.tokenError(status), { status }), passing: isPassing(status) };
  const message = cause instanceof Error ? cause.message : '';
  return fault('unreadable', accessFaults.tokenUnreadable, { detail: `${code ?? 'unknown'}: ${message}` });
}

/**
 * Error that the service states where the library does not read it: in an answer of a fault, or of success. None where it
 * states none; a refusal's own (RFC 6749 §5.2) is among the facts already.
 */
async function statedError(error: unknown): Promise<Pick<OtherSide, 'error' | 'errorDescription'>> {
  const cause: unknown = error instanceof ClientError && error.cause instanceof Error ? error.cause.cause : undefined;
  const response = error instanceof ClientError && error.cause instanceof Response ? error.cause : undefined;
  const body: unknown = response ? await bodyOf(response) : memberOf(cause, 'body');
  const [code, errorDescription] = [memberOf(body, 'error'), memberOf(body, 'error_description')];
  if (typeof code !== 'string') return {};
  return { error: code, ...(typeof errorDescription === 'string' && { errorDescription }) };
}

const bodyOf = (response: Response): Promise<unknown> =>
  response.bodyUsed ? Promise.resolve(undefined) : response.json().catch(() => undefined);

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;

const isPassing = (status: number): boolean => status >= 500 || status === 429;

const fault = (reason: TokenFault['reason'], detail: string, facts: OtherSide): TokenFault => ({
  detail,
  reason,
  passing: reason === 'unreached' || reason === 'unanswered',
  facts,
});

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
