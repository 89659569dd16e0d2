import 'server-only';
import { setCookieHeader, type CookieToSet } from './cookies.ts';

export function appendCookies(headers: Headers, cookies: readonly CookieToSet[]): Headers {
  for (const cookie of cookies) headers.append('Set-Cookie', setCookieHeader(cookie));
  return headers;
}
