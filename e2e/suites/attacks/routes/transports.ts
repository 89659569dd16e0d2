import type { AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';

/** A way of asking for a route that has opened other routes than it should, here or in other products of this kind. */
export interface Transport {
  readonly name: string;
  readonly of: (request: AttackRequest) => AttackRequest;
  /** AttackRequest as bytes: a client library would not write it. */
  readonly raw?: (request: AttackRequest, host: string) => string;
}

const withHeaders =
  (headers: Readonly<Record<string, string>>) =>
  (request: AttackRequest): AttackRequest => ({ ...request, headers: { ...request.headers, ...headers } });
const withPath =
  (change: (path: string) => string) =>
  (request: AttackRequest): AttackRequest => ({ ...request, path: change(request.path) });
const unchanged = (request: AttackRequest): AttackRequest => request;
const header = (name: string, headers: Readonly<Record<string, string>>): Transport => ({ name, of: withHeaders(headers) });
const path = (name: string, change: (path: string) => string): Transport => ({ name, of: withPath(change) });

const tree = encodeURIComponent(
  JSON.stringify(['', { children: ['record', { children: [['session', 'x', 'd', null], {}] }] }, null, null, 16]),
);
const middlewares = ['middleware', 'src/middleware', 'proxy', 'src/proxy'];

const requestText = (
  { method = 'GET', path: target, headers = {}, body = '' }: AttackRequest,
  version: string,
  more: readonly string[],
): string =>
  [
    `${method} ${target} ${version}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(body === '' ? [] : [`content-length: ${body.length}`]),
    ...more,
    '',
    body,
  ].join('\r\n');

/** Known ways past a check of one way, with their advisories where there are. */
export const transports: readonly Transport[] = [
  { name: 'plain', of: unchanged },
  path('.rsc', (target) => `${target}.rsc`),
  path('.rsc of a segment', (target) => `${target}.segments/_tree.segment.rsc`),
  path('.json', (target) => `${target}.json`),
  path('?_rsc', (target) => `${target}?_rsc=1`),
  path('/_next/data', (target) => `/_next/data/build${target === '/' ? '/index' : target}.json`),
  path('last slash', (target) => `${target}/`),
  path('two slashes', (target) => `/${target}`),
  path('in capitals', (target) => target.toUpperCase()),
  path('a dot', (target) => `/.${target}`),
  path('dots', (target) => `/x/..${target}`),
  path('escaped dots', (target) => `/_next/static/%2e%2e${target}`),
  path('escaped letters', (target) => target.replaceAll(/\/([a-z])/g, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`)),
  path('escaped slash', (target) => `/${target.slice(1).replaceAll('/', '%2f')}`),
  path('a part of another route', (target) => `${target}?nxtPsession=x&nxtPdocument=x&nxtPcategory=x`),
  path('a semicolon', (target) => `${target};x=.css`),
  header('RSC', { rsc: '1' }),
  header('RSC with a tree', { rsc: '1', 'next-router-state-tree': tree, 'next-url': '/record/x' }),
  header('RSC with a tree that cannot be read', { rsc: '1', 'next-router-state-tree': '%5B%5D', 'next-url': '%zz' }),
  header('prefetch', { rsc: '1', 'next-router-prefetch': '1' }),
  header('prefetch of a segment', { rsc: '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }),
  header('purpose prefetch', { purpose: 'prefetch', 'x-middleware-prefetch': '1' }),
  header('data', { 'x-nextjs-data': '1' }),
  header('server action', { 'next-action': '7f'.padEnd(42, '0'), 'content-type': 'text/plain;charset=UTF-8' }),
  ...Array.from({ length: 9 }, (_, at) =>
    header(`x-middleware-subrequest × ${at + 1} (CVE-2025-29927)`, {
      'x-middleware-subrequest': Array.from({ length: at + 1 }, () => middlewares[at % middlewares.length]).join(':'),
    }),
  ),
  header('x-middleware-next', {
    'x-middleware-next': '1',
    'x-middleware-rewrite': '/record/x',
    'x-middleware-set-cookie': 'a=b',
    'x-middleware-override-headers': 'cookie',
  }),
  header('x-matched-path', {
    'x-matched-path': '/record/[session]/stream',
    'x-now-route-matches': '1=x',
    'x-invoke-path': '/record/x',
    'x-invoke-status': '200',
    'x-invoke-output': '/record/[session]',
  }),
  header('x-nextjs-*', {
    'x-nextjs-cache': 'HIT',
    'x-nextjs-matched-path': '/',
    'x-nextjs-rewrite': '/',
    'x-nextjs-html-request-id': 'x',
    'x-nextjs-postponed': '1',
    'next-resume': '1',
  }),
  header('x-forwarded-*', {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-port': '443',
    'x-forwarded-prefix': '/record',
    forwarded: 'for=127.0.0.1',
  }),
  header('x-original-url', { 'x-original-url': '/', 'x-rewrite-url': '/', 'x-http-method-override': 'POST' }),
  header('revalidation', { 'x-prerender-revalidate': 'x', 'x-prerender-revalidate-if-generated': '1', 'cache-control': 'only-if-cached' }),
  header('range', { range: 'bytes=0-1', 'if-range': 'x' }),
  header('preview', { cookie: '__prerender_bypass=x; __next_preview_data=x' }),
  { name: 'HEAD', of: (request) => ({ path: request.path, method: 'HEAD', headers: request.headers ?? {} }) },
  { name: 'OPTIONS', of: (request) => ({ path: request.path, method: 'OPTIONS', headers: request.headers ?? {} }) },
  { name: 'HTTP/1.0', of: unchanged, raw: (request) => requestText(request, 'HTTP/1.0', []) },
  {
    name: 'absolute target',
    of: unchanged,
    raw: (request, host) =>
      requestText({ ...request, path: `http://${host}${request.path}` }, 'HTTP/1.1', [`host: ${host}`, 'connection: close']),
  },
  {
    name: 'upgrade',
    of: unchanged,
    raw: (request, host) =>
      requestText(request, 'HTTP/1.1', [
        `host: ${host}`,
        'connection: upgrade, close',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
      ]),
  },
];
