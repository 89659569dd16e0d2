import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenOnOwnPort } from './own-port.ts';

export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answer of a fake source: a reply, or a function that writes to the socket as badly as it likes. */
export type Answer = Said | ((response: ServerResponse) => void);

/** `body`: what was POSTed, as text. */
export type Answering = (url: URL, body?: string, headers?: IncomingMessage['headers']) => Answer;

export interface ServedSource {
  /** FHIR base. */
  readonly url: string;
  /** Path and query below the base, in the order in which they came, with the headers that came along. */
  readonly requests: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** Connections that the asker closed before it had the whole answer. */
  readonly cut: string[];
  readonly close: () => Promise<void>;
}

/** A source over real HTTP, on a port of its own: what sockets do is part of what is tested. */
export async function serveSource(answering: Answering): Promise<ServedSource> {
  const served: ServedSource = { url: '', requests: [], cut: [], close: async () => undefined };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const path = `${url.pathname.replace(/^\/fhir\/?/, '')}${url.search}`;
    served.requests.push({ path, headers: request.headers });
    response.on('close', () => void (response.writableFinished || served.cut.push(path)));
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => send(answering(url, body, request.headers), response));
  });
  const port = await listenOnOwnPort(server);
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return Object.assign(served, { url: `http://127.0.0.1:${port}/fhir`, close });
}

function send(answer: Answer, response: ServerResponse): void {
  if (typeof answer === 'function') return answer(response);
  const { status = 200, headers = {}, body } = answer;
  response.writeHead(status, { 'Content-Type': 'application/fhir+json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
