import { IncomingMessage } from 'node:http';

/** Most bytes of a body: ten thousand names of sources. */
export const longestBody = 1_000_000;

export type TakenBody =
  /** `forget` overwrites the body: whoever still holds the request, holds nothing that a reader typed. */
  | { readonly state: 'whole'; readonly request: IncomingMessage; readonly forget: () => void }
  | { readonly state: 'too-long' }
  /** The client went away before its end. */
  | { readonly state: 'broken-off' };

/**
 * Takes a body in before the application sees its request. Next copies what it reads for `proxy.ts`, writes a stack for every
 * client that breaks off and a warning with the address for every body that is too long, and gives the route what fitted.
 */
export async function takeBody(request: IncomingMessage): Promise<TakenBody> {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined)
    return { state: 'whole', request, forget: () => undefined };
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.byteLength;
      if (size > longestBody) return { state: 'too-long' };
      parts.push(part);
    }
  } catch {
    return { state: 'broken-off' };
  }
  const body = Buffer.concat(parts);
  return { state: 'whole', request: withBody(request, body), forget: () => void body.fill(0) };
}

/** The same request again, whose body is there already. */
function withBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = request;
  const whole = new IncomingMessage(request.socket);
  Object.assign(whole, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor, complete: true });
  whole.push(body);
  whole.push(null);
  return whole;
}
