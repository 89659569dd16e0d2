import 'server-only';
import { ClientError, ResponseBodyError, WWWAuthenticateChallengeError } from 'openid-client';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { accessFaults } from './words.ts';

export interface TokenFault {
  /** Clause for the reader: none of the service's own words. */
  readonly detail: string;
  /** Reason for the operator: cleaned, bounded, without tokens and numbers of people. */
  readonly reason: string;
}

/** Tells from an error of the token request what happened: refused, unanswered, unreadable, or never sent. */
export function tokenFault(error: unknown): TokenFault {
  if (error instanceof ResponseBodyError) {
    const description = error.error_description === undefined ? '' : `: ${error.error_description}`;
    return { detail: accessFaults.tokenRefused, reason: cleaned(`${error.status} ${error.error}${description}`) };
  }
  if (error instanceof WWWAuthenticateChallengeError) return { detail: accessFaults.tokenRefused, reason: `${error.status}` };
  if (error instanceof ClientError) return clientFault(error);
  if (error instanceof TypeError && error.message === 'fetch failed')
    return { detail: accessFaults.tokenUnreached, reason: codeOf(error.cause) ?? error.message };
  if (error instanceof TypeError && error.message === 'terminated') return { detail: accessFaults.tokenUnreadable, reason: 'cut off' };
  return { detail: accessFaults.tokenNotRequested, reason: error instanceof Error ? error.name : 'unknown' };
}

function clientFault({ code, cause }: ClientError): TokenFault {
  if (code === 'OAUTH_TIMEOUT') return { detail: accessFaults.tokenUnanswered, reason: code };
  if (cause instanceof SourceFailure) return { detail: accessFaults.tokenUnreadable, reason: cause.failure.kind };
  const status = cause instanceof Response ? cause.status : undefined;
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && status !== undefined)
    return { detail: accessFaults.tokenError(status), reason: `${status}` };
  return { detail: accessFaults.tokenUnreadable, reason: `${code ?? 'unknown'}: ${cause instanceof Error ? cleaned(cause.message) : ''}` };
}

const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

const longest = 200;
/** Runs that may be a token, a key or an assertion; then numbers of six digits or more, which may be a person's. */
const secrets = /[\w.~+/=-]{25,}|\d(?:[ -]?\d){5,}/g;

const cleaned = (text: string): string =>
  text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(secrets, '…')
    .slice(0, longest);
