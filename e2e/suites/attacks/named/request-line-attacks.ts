import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import { askRaw, rawRequest } from '#/e2e/suites/attacks/client/ask-raw.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';

const host = ({ exchange }: Stage): string => `localhost:${exchange.viewerPort}`;

function raw(name: string, statuses: readonly number[], write: (stage: Stage) => string): Attack {
  return {
    kind: 'request line',
    name,
    run: async (stage) => {
      const answer = await askRaw(stage.port, write(stage));
      const second = answer?.body.includes('HTTP/1.1 ') === true ? ['answers a smuggled request'] : [];
      return [...problemsOf(answer, '', { statuses }), ...second];
    },
  };
}

const line = (name: string, statuses: readonly number[], text: string, headers: readonly string[] = [], body = ''): Attack =>
  raw(name, statuses, (stage) => rawRequest(text, host(stage), headers, body));

const smuggled = 'GET /health HTTP/1.1\r\nHost: x\r\n\r\n';

/** Requests that no client library writes: methods, targets, escapes, lengths, hosts, and what a proxy may read otherwise. */
export const requestLineAttacks: readonly Attack[] = [
  ...['TRACE', 'TRACK', 'DEBUG', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'MKCOL', 'COPY', 'PURGE', 'LINK', 'get', 'G\u00C9T', 'CONNECT'].map(
    (method) => line(`method ${method}`, [400, 405], `${method} ${method === 'CONNECT' ? 'evil.example:443' : '/'}`),
  ),
  ...[
    '/%',
    '/%zz',
    '/record/%',
    '/record/%zz',
    '/record/%c0%ae',
    '/record/%c0%af/stream',
    '/record/%e2%82',
    '/record/%ff',
    '/record/%ed%a0%80',
    '/record/%00',
    '/record/x/documents/%',
    '/callback/%zz',
    '/record/x/%zz',
    '/_next/static/%zz',
    '/%u0041',
    '/record/%2',
    '/record/é',
  ].map((target) => line(`escape ${target}`, [400], `GET ${target}`)),
  ...['/?a=%', '/?a=%zz', '/?%c0%ae=%00', '/launch?iss=%&launch=%zz', '/callback/alpha?state=%zz&code=%', '/sign-in?with=%'].map((target) =>
    line(`escape ${target}`, [200, 400, 403, 404], `GET ${target}`),
  ),
  line('a whole address of another host', [400], 'GET http://evil.example/health'),
  line('a whole address of another scheme', [400], 'GET ftp://evil.example/health'),
  line('a target without a slash', [400], 'GET health'),
  line('a star', [400], 'GET *'),
  line('a target of 9 KB', [414], `GET /${'a'.repeat(9_000)}`),
  line('a target of 100 KB', [414, 431], `GET /${'a'.repeat(100_000)}`),
  line('a header of 100 KB', [431], 'GET /health', [`X-A: ${'a'.repeat(100_000)}`]),
  line(
    'five thousand headers',
    [200, 431],
    'GET /health',
    Array.from({ length: 5_000 }, (_, at) => `X-${at}: 1`),
  ),
  line('three hundred cookies', [200, 431], 'GET /', [
    `Cookie: ${Array.from({ length: 300 }, (_, at) => `c${at}=${'x'.repeat(50)}`).join('; ')}`,
  ]),
  raw('no host', [400], () => 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'),
  raw('two hosts', [400], (stage) => `GET /health HTTP/1.1\r\nHost: ${host(stage)}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`),
  raw('a host that is none', [400], () => 'GET /health HTTP/1.1\r\nHost: a b<script>\r\nConnection: close\r\n\r\n'),
  raw('HTTP/0.9', [400, 505], () => 'GET /health\r\n\r\n'),
  raw('HTTP/2 without agreement', [400, 505], () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  raw('HTTP/3.7', [400, 505], (stage) => `GET /health HTTP/3.7\r\nHost: ${host(stage)}\r\n\r\n`),
  raw('TLS', [400], () => '\u0016\u0003\u0001\u0002\u0000\u0001\u0000'),
  line(
    'a length and chunks',
    [400],
    'POST /health',
    ['Transfer-Encoding: chunked', `Content-Length: ${smuggled.length}`],
    `0\r\n\r\n${smuggled}`,
  ),
  line('chunks and an unknown coding', [400, 405, 501], 'POST /health', ['Transfer-Encoding: chunked, evil'], `0\r\n\r\n${smuggled}`),
  line('chunks spelt otherwise', [400, 501], 'POST /health', ['Transfer-Encoding: xchunked'], `0\r\n\r\n${smuggled}`),
  line('two lengths', [400], 'POST /health', ['Content-Length: 0', `Content-Length: ${smuggled.length}`], smuggled),
  line('a negative length', [400], 'POST /health', ['Content-Length: -1']),
  line('a length with a sign', [400], 'POST /health', ['Content-Length: +0']),
  line('a space before the colon', [400], 'GET /health', ['X-A : 1']),
  line('a folded header', [200, 400], 'GET /health', ['X-A: 1\r\n evil']),
  line('a bare line feed', [400], 'GET /health', ['X-A: 1\nX-B: 2']),
  line('a null in a header', [400], 'GET /health', ['X-A: a\0b']),
  line('an unknown expectation', [417], 'POST /health', ['Expect: evil', 'Content-Length: 0']),
  line('a body of 2 MB announced', [413], 'POST /sign-out', ['Content-Length: 2000000', 'Content-Type: application/json']),
  line('a socket', [200, 400, 426], 'GET /health', [
    'Upgrade: websocket',
    'Connection: Upgrade, close',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  ]),
  line('HTTP/2 by upgrade', [200, 400], 'GET /health', [
    'Upgrade: h2c',
    'Connection: Upgrade, HTTP2-Settings, close',
    'HTTP2-Settings: AAMAAABkAAQAAP__',
  ]),
  line(
    'a server action',
    [200, 400, 404, 405],
    'POST /',
    ['Next-Action: 7f0000000000000000000000000000000000000000', 'Content-Length: 2', 'Content-Type: text/plain'],
    '[]',
  ),
  line(
    'a server action by a form',
    [415],
    'POST /',
    ['Content-Type: multipart/form-data; boundary=x', 'Content-Length: 49'],
    '--x\r\nContent-Disposition: form-data; name="$ACTION',
  ),
];
