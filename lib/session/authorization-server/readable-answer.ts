import 'server-only';
import { SignInRefused, type RefusalReason } from '#/lib/session/model/refusal.ts';
import type { RestrictedFetch, RestrictedFetchInit } from './restricted-fetch.ts';
import { withoutNulls } from './without-nulls.ts';
import { tokenAnswerFaults } from './words.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Prepares answers of an authorisation server for openid-client. A null member of a JSON object is left out, for it means an
 * absent one and the library would refuse it. A token answer that cannot be used is refused here, so that the reader is told
 * that the server answered, and the operator which member was wrong.
 */
export function withReadableAnswers(fetch: RestrictedFetch): RestrictedFetch {
  return async (url, init = {}) => {
    const response = await fetch(url, init);
    const grant = grantTypeOf(init);
    if (grant === undefined ? !response.ok || !isJson(response) : isWebPage(response)) return response;
    const text = await response.text();
    const answer = parsedObject(text);
    if (grant !== undefined) refuseFault(response, answer);
    if (!response.ok) return new Response(text, { status: response.status, headers: response.headers });
    if (grant !== undefined) checkTokenAnswer(answer, grant);
    const readable = answer && withoutNulls(grant === undefined ? answer : readableMembers(answer));
    const body = readable === undefined ? text : JSON.stringify(readable);
    // 201 is a success too, which the library does not take for one.
    return new Response(body, { status: response.status === 201 ? 200 : response.status, headers: response.headers });
  };
}

const isJson = (response: Response): boolean => /\bjson\b/i.test(response.headers.get('content-type') ?? '');

const isWebPage = (response: Response): boolean => /\bhtml\b/i.test(response.headers.get('content-type') ?? '');

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/**
 * Refuses a token answer that is a fault, and one that states an error with a status of success, keeping the error that the
 * library would lose. A refusal by status (RFC 6749 §5.2) is the library's.
 */
function refuseFault({ ok, status }: Response, answer: Members | undefined): void {
  const facts = {
    step: 'token',
    status,
    error: textOf(answer?.['error']),
    errorDescription: textOf(answer?.['error_description']),
  } as const;
  if (status >= 500 || status === 429) throw new SignInRefused('server-error', facts);
  if (ok && facts.error !== undefined && isAbsent(answer?.['access_token'])) throw new SignInRefused('server-refused', facts);
}

const grantTypeOf = ({ body }: RestrictedFetchInit): string | undefined =>
  body instanceof URLSearchParams ? (body.get('grant_type') ?? undefined) : undefined;

function parsedObject(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 6749 §5.1, and OpenID Connect Core §3.1.3.3 for the code's exchange. */
function checkTokenAnswer(answer: Members | undefined, grant: string): void {
  if (answer === undefined) throw unusable(tokenAnswerFaults.notJson);
  const { access_token: token, token_type: type, refresh_token: refresh, id_token: idToken } = answer;
  if (typeof token !== 'string' || token === '') throw unusable(tokenAnswerFaults.member('access_token'));
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') throw unusable(tokenAnswerFaults.member('token_type'));
  if (!isAbsent(refresh) && typeof refresh !== 'string') throw unusable(tokenAnswerFaults.member('refresh_token'));
  if (isAbsent(idToken) && grant === 'authorization_code') throw unusable(tokenAnswerFaults.noIdToken, 'identity-missing');
  if (!isAbsent(idToken) && typeof idToken !== 'string') throw unusable(tokenAnswerFaults.member('id_token'));
}

const unusable = (detail: string, reason: RefusalReason = 'answer-unusable'): SignInRefused =>
  new SignInRefused(reason, { step: 'token', detail });

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Members that need no refusal: an empty token is none; scopes as a list are read; a life that is no number is an unknown one, so the token is renewed early. */
function readableMembers({ scope, expires_in: life, refresh_token: refresh, id_token: idToken, ...rest }: Members): Members {
  const scopes = [scope].flat().filter((name) => typeof name === 'string');
  const seconds = Number.parseFloat(String(life));
  return {
    ...rest,
    ...(!isAbsent(refresh) && { refresh_token: refresh }),
    ...(!isAbsent(idToken) && { id_token: idToken }),
    ...(scopes.length > 0 && { scope: scopes.join(' ') }),
    ...(seconds > 0 && Number.isFinite(seconds) && { expires_in: seconds }),
  };
}
