import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const compress = promisify(gzip);

/** The same answer, compressed when the client takes it and it is worth it. */
export async function compressAnswer(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  if (!/json|html|text/.test(type) || !/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') || !response.body) return response;
  const bytes = await response.arrayBuffer();
  const headers = new Headers(response.headers);
  // The length was that of the body as it was: a client would wait for bytes that never come.
  headers.delete('Content-Length');
  headers.append('Vary', 'Accept-Encoding');
  if (bytes.byteLength < 1_000) return new Response(bytes, { status: response.status, headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(new Uint8Array(await compress(bytes, { level: constants.Z_BEST_SPEED })), { status: response.status, headers });
}
