import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';
import { ask } from '#/e2e/suites/attacks/client/ask.ts';
import { ownHeaders } from '#/e2e/suites/attacks/client/browser.ts';
import { problemsOf } from '#/e2e/suites/attacks/client/expectation.ts';
import { byRequest } from './by-request.ts';

/** Opens an address in the reader's browser, as a link of another site does. */
const followed = ({ victims }: Stage, path: string): AttackRequest => ({
  path,
  headers: { cookie: victims.first.browser.cookieHeader(path), 'sec-fetch-site': 'none', accept: '*/*' },
});

/** Ends by which a cache takes an address for a file (web cache deception). */
const disguises = [
  '/x.css',
  '/x.js',
  '.css',
  '.js',
  ';.js',
  '%2fx.css',
  '%3bx.css',
  '%23x.css',
  '%3f.css',
  '/..%2fx.png',
  '/%2e%2e/x.ico',
  '//x.woff2',
  '/x.pdf?static=1',
];

const fromDisguise = ['', '/timeline', '/stream', '/renew', '/print'].flatMap((page) =>
  disguises.map((end) =>
    byRequest(
      'address',
      `a cache’s file: /record/…${page}${end}`,
      (stage) => followed(stage, `/record/${stage.victims.first.id}${page}${end}`),
      { statuses: [200, 307, 308, 400, 404, 405] },
    ),
  ),
);

/** Ids that would write a header, a cookie or a path of their own. */
const injected: Readonly<Record<string, string>> = {
  'a line end': 'a%0d%0aSet-Cookie:%20__Host-viewer=evil',
  'a line end in UTF-8': 'a%e5%98%8a%e5%98%8dSet-Cookie:evil=1',
  'attributes of a cookie': 'a;Domain=evil.example;Path=/',
  'escaped attributes of a cookie': 'a%3bDomain=evil.example%3bPath=%2f',
  'a comma': 'a,__Host-viewer=evil',
  dots: '..%2f..%2ffind',
  'a quotation mark': '%22%3e%3cscript%3ealert(1)%3c%2fscript%3e',
  'a null': 'a%00b',
  'a member of every object': '__proto__',
  'a thousand letters': 'a'.repeat(1_000),
};

const inId = Object.entries(injected).flatMap(([name, id]) =>
  ['renew', 'sign-out', 'stream'].map((route): Attack => ({
    kind: 'address',
    name: `${name} as the id of a record: ${route}`,
    run: async ({ exchange, victims, port }) => {
      const path = `/record/${id}/${route}`;
      const headers = { ...ownHeaders(exchange), cookie: victims.colleague.browser.cookieHeader('/') };
      const answer = await ask(port, { method: 'POST', path, headers, body: '{}' });
      const planted = answer.setCookies.filter((line) => /evil|domain=/i.test(line));
      return [...problemsOf(answer, path, { statuses: [200, 308, 400, 401, 404] }), ...planted.map((line) => `sets ${line}`)];
    },
  })),
);

/** Addresses that would lead away, and hosts that a redirect would name. */
const leading: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['//evil.example/', {}],
  ['//evil.example/%2e%2e', {}],
  ['/%5cevil.example/', {}],
  ['/%2f%2fevil.example/', {}],
  ['/https://evil.example/', {}],
  ['/find/', { host: 'evil.example' }],
  ['/find/', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' }],
  ['/find/', { forwarded: 'host=evil.example' }],
  ['/sign-in?with=staff', { 'sec-fetch-site': 'cross-site', 'x-forwarded-host': 'evil.example' }],
  ['/sign-in?with=staff&return=//evil.example', { 'sec-fetch-site': 'cross-site' }],
  ['/sign-out?next=//evil.example', {}],
  ['/find?next=https://evil.example', { host: 'evil.example' }],
];

/** Addresses by which the server would be made to ask another. */
const fetching = [
  '/_next/image?url=http%3A%2F%2Fevil.example%2Fx.png&w=64&q=75',
  '/_next/image?url=%2F%2Fevil.example&w=64&q=75',
  '/_next/data/x/record.json',
  '/_next/static/../../package.json',
  '/_next/static/%2e%2e/%2e%2e/server/app-paths-manifest.json',
  '/.git/config',
  '/.env',
  '/package.json',
  '/tributary.yaml',
  '/server/app-paths-manifest.json',
  '/_next/server/pages-manifest.json',
  '/_next/static/chunks/app.js.map',
  '/api/',
  '/metrics',
  '/debug',
  '/__nextjs_original-stack-frame',
  '/_next/hmr',
];

/** Pages that nobody may frame, and those that the configured record systems may. */
const framed = [
  ['/', /frame-ancestors 'none'/],
  ['/find', /frame-ancestors 'none'/],
  ['/sign-out', /frame-ancestors 'none'/],
  ['/health', /frame-ancestors 'none'/],
  ['/record/x', /frame-ancestors http:\/\/127\.0\.0\.1:\d+ http:\/\/127\.0\.0\.1:\d+$/],
] as const;

const byFrame = framed.map(([path, form]): Attack => ({
  kind: 'address',
  name: `a frame around ${path}`,
  run: async (stage) => {
    const answer = await ask(stage.port, {
      ...followed(stage, path),
      headers: { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' },
    });
    const policy = answer.headers['content-security-policy'] ?? '';
    return [...problemsOf(answer, path, { statuses: [200, 307] }), ...(form.test(policy) ? [] : [`policy ${policy}`])];
  },
}));

export const addressAttacks: readonly Attack[] = [
  ...fromDisguise,
  ...inId,
  ...leading.map(([path, headers]) =>
    byRequest('address', `leads away: ${path} ${Object.keys(headers).join(' ')}`, () => ({ path, headers }), {
      statuses: [200, 303, 307, 308, 400, 404],
    }),
  ),
  ...fetching.map((path) => byRequest('address', `fetches or shows a file: ${path}`, () => ({ path }), { statuses: [308, 400, 404] })),
  ...byFrame,
];
