import 'server-only';

/** Answer to a request beyond the limits of use (RFC 6585 §4): `retryAfter` in whole seconds. */
export function withRetryAfter(response: Response, retryAfter: number): Response {
  response.headers.set('Retry-After', String(retryAfter));
  return response;
}
