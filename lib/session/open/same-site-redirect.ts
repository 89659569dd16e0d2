import { htmlResponse } from './html-response.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');

/**
 * Redirects by a page of our own that refreshes to `path`: after the authorisation server's cross-site answer, an HTTP
 * redirect would lose Strict cookies (design §9).
 */
export function sameSiteRedirect(path: string, headers = new Headers()): Response {
  return redirectingPage(refresh(path), onward(path), headers);
}

export interface RedirectScript {
  /** Source text; it reads the path from the page's `next`. */
  readonly text: string;
  /** Value by which the content security policy lets it run. */
  readonly nonce: string;
}

/** The same, by a script of ours; a browser without scripts refreshes. */
export function sameSiteRedirectBy({ text, nonce }: RedirectScript, path: string): Response {
  const next = `<meta name="next" content="${escaped(path)}"><noscript>${refresh(path)}</noscript>`;
  return redirectingPage(next, `<noscript>${onward(path)}</noscript><script nonce="${escaped(nonce)}">${text}</script>`);
}

const refresh = (path: string): string => `<meta http-equiv="refresh" content="0;url=${escaped(path)}">`;
const onward = (path: string): string => `<p><a href="${escaped(path)}">Continue</a></p>`;

const redirectingPage = (head: string, body: string, headers = new Headers()): Response =>
  htmlResponse(
    `<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">${head}<title>Opening</title></head><body>${body}</body></html>`,
    200,
    headers,
  );
