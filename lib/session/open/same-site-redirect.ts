import { htmlResponse } from './html-response.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Redirects by a page of our own that refreshes to `path`: after the authorisation server's cross-site answer, an HTTP
 * redirect would lose Strict cookies (design §9).
 */
export function sameSiteRedirect(path: string, headers = new Headers()): Response {
  const target = path.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');
  const page = `<html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta http-equiv="refresh" content="0;url=${target}"><title>Opening</title></head><body><p><a href="${target}">Continue</a></p></body></html>`;
  return htmlResponse(page, 200, headers);
}
