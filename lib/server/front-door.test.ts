import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createHttpServer } from './http-server.ts';
import { markStarted } from './lifecycle.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Request as an application saw it. */
interface Seen {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Write = (response: ServerResponse) => void;

/** A server whose application answers by `write`; sends it bytes and returns the answer's text, and what the application saw. */
async function send(
  bytes: string,
  write: Write = (response) => void response.end('ok'),
  thenClose = false,
  onUpgrade?: (socket: Duplex) => void,
) {
  const seen: Seen[] = [];
  const http = createHttpServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    seen.push({ url: request.url ?? '', headers: request.headers, body });
    write(response);
  });
  ({ server } = http);
  if (onUpgrade) server.on('upgrade', (_request, socket: Duplex) => onUpgrade(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => (text += part));
  socket.write(bytes);
  if (thenClose) socket.end();
  await once(socket, 'close');
  return { status: Number(text.split(' ')[1]), head: (text.split('\r\n\r\n')[0] ?? '').toLowerCase(), text, seen };
}

const get = (line: string, ...headers: readonly string[]): string =>
  [`${line} HTTP/1.1`, 'Host: viewer.example', 'Connection: close', ...headers, '', ''].join('\r\n');
const post = (body: string, ...headers: readonly string[]): string =>
  `${get('POST /stream', `Content-Length: ${body.length}`, ...headers)}${body}`;

const everyHeader = [
  'content-security-policy',
  'x-content-type-options: nosniff',
  'cross-origin-resource-policy: same-origin',
  'cross-origin-opener-policy: same-origin',
  'referrer-policy: no-referrer',
  'permissions-policy',
];
const lacking = (head: string): readonly string[] => everyHeader.filter((header) => !head.includes(`\r\n${header}`));

describe('every answer carries every header', () => {
  test.each<[string, number, string, Write?]>([
    ['a page', 200, get('GET /')],
    ['HEAD', 200, get('HEAD /')],
    [
      'an error that the application lets out',
      500,
      get('GET /'),
      () => {
        throw new Error('broken');
      },
    ],
    ['a redirect', 308, get('GET /x/'), (response) => void response.writeHead(308, { Location: '/x' }).end()],
    ['a head written as a list', 404, get('GET /x'), (response) => void response.writeHead(404, ['X-A', '1']).end()],
    [
      'a head that is never written by name',
      200,
      get('GET /x'),
      (response) => {
        response.write('a');
        response.end();
      },
    ],
    ['a method nobody answers', 405, get('TRACE /')],
    ['a target that is none', 400, get('GET /%zz')],
    ['a header too large', 431, get('GET /', `X-A: ${'a'.repeat(70_000)}`)],
    ['a target too long', 414, get(`GET /${'a'.repeat(9_000)}`)],
    ['no HTTP', 400, '\u0016\u0003\u0001\r\n\r\n'],
    ['no host', 400, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['two readings of its length', 400, get('POST /', 'Content-Length: 5', 'Transfer-Encoding: chunked')],
    ['CONNECT', 405, get('CONNECT evil.example:443')],
    ['an expectation', 417, get('POST /', 'Expect: evil', 'Content-Length: 0')],
  ])('%s: %i', async (_, status, bytes, write) => {
    const { head, ...answer } = await send(bytes, write);
    expect({ status: answer.status, lacking: lacking(head), isKept: !head.includes('cache-control: no-store') }).toEqual({
      status,
      lacking: [],
      isKept: false,
    });
  });

  test('a static file may be kept, and is framed and guessed at by nobody', async () => {
    const { head } = await send(
      get('GET /_next/static/a.js'),
      (response) => void response.writeHead(200, { 'Cache-Control': 'public, max-age=31536000, immutable' }).end(),
    );
    expect(lacking(head)).toEqual([]);
    expect(head).toContain('immutable');
    expect(head).not.toContain('no-store');
  });

  test.each([301, 307, 308, 404, 500])('a static file that is elsewhere, missing or broken is not kept: %i', async (status) => {
    const { head } = await send(get('GET /_next/static/a.js'), (response) => void response.writeHead(status).end());
    expect(head).toContain('no-store');
  });

  test('what the application says stands', async () => {
    const { head } = await send(get('GET /'), (response) => {
      response.setHeader('Content-Security-Policy', "default-src 'self'");
      response.writeHead(200, { 'Cache-Control': 'private, no-store' }).end();
    });
    expect(head.match(/content-security-policy: .*/g)).toEqual(["content-security-policy: default-src 'self'"]);
    expect(head.match(/cache-control: .*/g)).toEqual(['cache-control: private, no-store']);
  });

  test.each([
    [true, 'strict-transport-security: max-age='],
    [false, ''],
  ])('https only where the configuration says so: %s', async (overHttps, expected) => {
    markStarted({ stopSeconds: 1, overHttps });
    for (const bytes of [get('GET /', 'X-Forwarded-Proto: https'), get('TRACE /'), get('GET /', `X-A: ${'a'.repeat(70_000)}`)]) {
      const { head } = await send(bytes);
      expect(head.includes('strict-transport-security: max-age=')).toBe(expected !== '');
    }
  });

  test.each([
    ['GET', 'post, options'],
    ['POST', 'get, head, options'],
  ])('405 to %s says what is allowed', async (method, allowed) => {
    const { head } = await send(get(`${method} /x`), (response) => void response.writeHead(405).end());
    expect(head).toContain(`\r\nallow: ${allowed}`);
  });
});

describe('what Next’s pages say that they show', () => {
  const tree = (value: unknown): string => `Next-Router-State-Tree: ${encodeURIComponent(JSON.stringify(value))}`;
  const shown = ['', { children: [['session', 'x', 'd', null], { children: ['__PAGE__', {}] }] }, null, null, 16];

  test.each([
    ['nothing', 200, 'RSC: 1'],
    ['a record', 200, tree(shown)],
    [
      'a page that is fetched again',
      200,
      tree(['', { children: ['find', { children: ['__PAGE__', {}, null, 'refetch'] }] }, null, null, 16]),
    ],
    ['no escape', 400, 'Next-Router-State-Tree: %zz'],
    ['no JSON', 400, 'Next-Router-State-Tree: x'],
    ['an empty list', 400, tree([])],
    ['another shape', 400, tree({ children: [] })],
    ['more than it reads', 400, tree(['a'.repeat(41_000), {}])],
  ])('%s: %i', async (_, status, header) => expect((await send(get('GET /', header))).status).toBe(status));

  test('two of them', async () => expect((await send(get('GET /', tree(shown), tree(shown)))).status).toBe(400));
});

describe('what the application sees', () => {
  test('no header that commands it', async () => {
    const commands = [
      'X-Middleware-Subrequest: a',
      'X-Forwarded-Host: evil.example',
      'Forwarded: host=evil',
      'Next-Action: x',
      'X-HTTP-Method-Override: PUT',
      'X-Nextjs-Data: 1',
      'X-Original-URL: /x',
      'X-Matched-Path: /x',
    ];
    const own = [
      'X-Tributary: 1',
      'RSC: 1',
      `Next-Router-State-Tree: ${encodeURIComponent('["",{}]')}`,
      'Origin: http://viewer.example',
      'Cookie: a=b',
    ];
    const { seen } = await send(get('GET /', ...commands, ...own));
    expect(Object.keys(seen[0]?.headers ?? {}).toSorted()).toEqual([
      'connection',
      'cookie',
      'host',
      'next-router-state-tree',
      'origin',
      'rsc',
      'x-tributary',
    ]);
  });

  test('the path of a whole address, and an upgrade as any other request', async () => {
    expect((await send(get('GET http://viewer.example/health?a=1'))).seen[0]?.url).toBe('/health?a=1');
    expect((await send(`GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n`)).status).toBe(200);
  });

  test('an upgrade, where the development server listens for it', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    const upgrade = 'GET /_next/hmr HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const onUpgrade = (socket: Duplex): void => void socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    expect((await send(upgrade, undefined, false, onUpgrade)).status).toBe(101);
    vi.stubEnv('NODE_ENV', 'production');
    expect((await send(upgrade.replace('Upgrade\r', 'Upgrade, close\r'), undefined, false, onUpgrade)).status).toBe(200);
  });

  test.each([
    ['a body', post('{"a":1}')],
    ['chunks', `${get('POST /stream', 'Transfer-Encoding: chunked')}3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n`],
  ])('%s, whole', async (_, bytes) => expect((await send(bytes)).seen.map(({ body }) => body)).toEqual(['{"a":1}']));

  test('a megabyte passes, more does not, however it is sent', async () => {
    expect((await send(post('a'.repeat(1_000_000)))).seen[0]?.body).toHaveLength(1_000_000);
    const chunk = `${(600_000).toString(16)}\r\n${'a'.repeat(600_000)}\r\n`;
    const { status, seen, head } = await send(`${get('POST /stream', 'Transfer-Encoding: chunked')}${chunk}${chunk}0\r\n\r\n`);
    expect({ status, seen: seen.length, lacking: lacking(head) }).toEqual({ status: 413, seen: 0, lacking: [] });
  });

  test('nothing of a client that breaks off', async () => {
    expect((await send(post('{"a":1}').slice(0, -3), undefined, true)).seen).toEqual([]);
  });
});
