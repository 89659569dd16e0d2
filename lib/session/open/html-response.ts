/** A whole page of ours as an answer that nobody keeps and that no other site learns the address of. */
export function htmlResponse(page: string, status: number, headers = new Headers()): Response {
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set('Referrer-Policy', 'no-referrer');
  return new Response(`<!doctype html>${page}`, { status, headers });
}
