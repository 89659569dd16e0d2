const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * A page of ours that goes on by itself. After the authorisation server's cross-site answer a redirect would lose
 * Strict cookies; a page of our own that goes on does not (design §9).
 */
export function sameSiteRedirect(path: string, headers = new Headers()): Response {
  const target = path.replace(/[&<>"]/g, (sign) => escapes[sign] ?? '');
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'no-referrer');
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${target}"><title>Opening</title></head><body><p><a href="${target}">Continue</a></p></body></html>`;
  return new Response(page, { status: 200, headers });
}
