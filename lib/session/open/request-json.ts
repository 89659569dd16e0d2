import 'server-only';

/** A page of ours asks in a few words; ten thousand source ids are the most that it may name. */
const mostBytes = 1_000_000;

/** The JSON of a request's body; undefined when it is said to be something else, is too large or is no JSON. Never throws. */
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

/** Counted as it comes: a length that the caller states proves nothing. */
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
