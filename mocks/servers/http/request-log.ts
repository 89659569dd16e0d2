import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LoggedRequest } from '#/mocks/servers/faults/faults.ts';

/** Log of the requests to one server; names of parameters only. */
export interface RequestLog {
  readonly begin: (incoming: IncomingMessage, outgoing: ServerResponse) => void;
  readonly body: (incoming: IncomingMessage, names: readonly string[]) => void;
  readonly list: () => readonly LoggedRequest[];
  readonly clear: () => void;
}

/** Kept in memory, the newest 20,000. */
export function requestLog(limit = 20_000): RequestLog {
  let entries: LoggedRequest[] = [];
  const bodies = new WeakMap<IncomingMessage, readonly string[]>();
  return {
    begin: (incoming, outgoing) => {
      const url = new URL(incoming.url ?? '/', 'http://host');
      const at =
        entries.push({
          at: Date.now(),
          method: incoming.method ?? 'GET',
          path: url.pathname,
          query: [...url.searchParams.keys()],
          body: [],
          aborted: false,
        }) - 1;
      const list = entries;
      outgoing.once('close', () => {
        const entry = list[at];
        if (!entry) return;
        list[at] = { ...entry, body: bodies.get(incoming) ?? [], status: outgoing.statusCode, aborted: !outgoing.writableFinished };
      });
      if (entries.length > limit) entries = entries.slice(limit / 2);
    },
    body: (incoming, names) => void bodies.set(incoming, names),
    list: () => entries,
    clear: () => {
      entries = [];
    },
  };
}
