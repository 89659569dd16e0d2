import 'server-only';

/** Most bytes of a request: enough for ten thousand source ids. */
const mostBytes = 1_000_000;

/** Reads the JSON body of a request; undefined when its type is another, or it is too large or no JSON. Never throws. */
export async function requestJson(request: Request, most = mostBytes): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') return undefined;
  try {
    const text = await textUpTo(request, most);
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a body up to a limit, counting its bytes: a length that the caller states proves nothing. */
async function textUpTo({ body }: Request, most: number): Promise<string | undefined> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.byteLength;
    if (size > most) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
