import { ServerResponse } from 'node:http';
import type { CanarySet } from './canary.ts';

/** Adds every token that the exchange's servers issue in this process to the canaries, as its answer leaves. Returns the end of it. */
export function watchIssuedTokens(set: CanarySet): () => void {
  const original: unknown = Reflect.get(ServerResponse.prototype, 'end');
  if (typeof original !== 'function') throw new Error('A server’s answer has no end.');
  const issued = new Set<string>();
  const end = function (this: ServerResponse, ...args: readonly unknown[]): unknown {
    const [body] = args;
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '';
    if (text.includes('"access_token"'))
      for (const [, kind = '', value = ''] of text.matchAll(/"(access_token|refresh_token|id_token)":"([^"]+)"/g)) {
        if (issued.has(value)) continue;
        issued.add(value);
        const isSources = /"scope":"system\//.test(text);
        set.add({ kind: isSources ? 'source’s token' : 'reader’s token', holder: kind, value, spellings: [] });
      }
    return Reflect.apply(original, this, args);
  };
  Object.assign(ServerResponse.prototype, { end });
  return () => void Object.assign(ServerResponse.prototype, { end: original });
}
