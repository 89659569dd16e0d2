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
export function tokenFault(error: unknown): TokenFault {
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
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && status !== undefined)
    return { ...fault('error', accessFaults.tokenError(status), { status }), passing: isPassing(status) };
  const message = cause instanceof Error ? cause.message : '';
  return fault('unreadable', accessFaults.tokenUnreadable, { detail: `${code ?? 'unknown'}: ${message}` });
}

const isPassing = (status: number): boolean => status >= 500 || status === 429;

const fault = (reason: TokenFault['reason'], detail: string, facts: OtherSide): TokenFault => ({
  detail,
  reason,
  passing: reason === 'unreached' || reason === 'unanswered',
  facts,
});

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
