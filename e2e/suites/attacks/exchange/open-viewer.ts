import { createServer } from 'node:http';
import { once } from 'node:events';
import { markup } from '#/e2e/suites/attacks/client/expectation.ts';
import { canaryOf } from './canary.ts';

/** A viewer that lets everything through and speaks of a person whom nobody asked for: each check must notice it. */
export async function startOpenViewer(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader('Set-Cookie', ['__Host-viewer=stolen; Path=/', '__Secure-record=stolen; Path=/record/stolen']);
    response.writeHead(200, { Location: 'https://evil.example/', 'Access-Control-Allow-Origin': '*' });
    response.end(`<a href="/record/stolen">${markup}</a> ${canaryOf('alpha', 999)}\n    at handler (server.js:1:1)`);
  });
  const welcome = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
  server.on('clientError', (_, socket) => socket.end(welcome)).on('connect', (_, socket) => socket.end(welcome));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { port: typeof address === 'object' && address !== null ? address.port : 0, stop };
}
