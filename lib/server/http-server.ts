import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerUnread, doorOptions, guardDoor } from './front-door.ts';
import { isStopping } from './lifecycle.ts';

export interface HttpServer {
  readonly server: Server;
  /** Resolves once no request is being answered. */
  readonly whenIdle: () => Promise<void>;
}

/** Server in front of the application: it counts the requests that are being answered, so that a stop can wait for them. */
export function createHttpServer(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>): HttpServer {
  let open = 0;
  let waiting: (() => void)[] = [];
  const ended = (): void => {
    open -= 1;
    if (open > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const guarded = guardDoor(answer);
  const server = createServer(doorOptions, (request, response) => {
    open += 1;
    response.once('close', ended);
    // A balancer's kept connection would bring the next reader here.
    if (isStopping()) response.setHeader('Connection', 'close');
    guarded(request, response).catch((error: unknown) => fail(response, error));
  });
  answerUnread(server);
  return { server, whenIdle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))) };
}

/** Writes one line for the operator: a stack says nothing to them, and an address may name a record. */
function fail(response: ServerResponse, error: unknown): void {
  const reason = error instanceof Error ? error.name : 'unknown';
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), event: 'request-failed', step: 'server', reason })}\n`);
  if (response.headersSent) response.destroy();
  else response.writeHead(500).end();
}
