import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';
import { ownHeaders } from '#/e2e/suites/attacks/client/browser.ts';
import { identifierSystem, numberOf } from '#/e2e/suites/attacks/exchange/patients.ts';
import { victimPeople } from '#/e2e/suites/attacks/client/victims.ts';
import { byRequest } from './by-request.ts';

/** Requests that our own page makes, with all cookies of the reader's: what another site would have their browser send. */
const ownRequests: Readonly<Record<string, (stage: Stage) => AttackRequest>> = {
  stream: (stage) => within(stage, 'stream', '{}'),
  document: (stage) => within(stage, `documents/${stage.victims.document}`, '{}'),
  renewal: (stage) => within(stage, 'renew', '{"activity":true}'),
  'sign-out of a record': (stage) => within(stage, 'sign-out', '{}'),
  'sign-out': (stage) => own(stage, '/sign-out', '{}'),
  search: (stage) => own(stage, '/find/search', JSON.stringify({ by: 'identifier', system: identifierSystem, value: numberOf(7) })),
};

const within = (stage: Stage, route: string, body: string): AttackRequest => own(stage, `/record/${stage.victims.first.id}/${route}`, body);

function own({ exchange, victims }: Stage, path: string, body: string): AttackRequest {
  const browser = path.startsWith('/find') ? victims.finder : victims.first.browser;
  return { method: 'POST', path, headers: { ...ownHeaders(exchange), cookie: browser.cookieHeader(path) }, body };
}

type Change = (request: AttackRequest, stage: Stage) => AttackRequest;

const withHeader =
  (name: string, value: string | undefined): Change =>
  (request) => {
    const { [name]: _, ...rest } = request.headers ?? {};
    return { ...request, headers: value === undefined ? rest : { ...rest, [name]: value } };
  };

/** Differences between our own page's request and what another site's page, or a crafted client, can send. */
const csrf: Readonly<Record<string, Change>> = {
  'no header of ours': withHeader('x-tributary', undefined),
  'our header empty': withHeader('x-tributary', ''),
  'our header with another value': withHeader('x-tributary', 'true'),
  'our header twice in one': withHeader('x-tributary', '1, 1'),
  'no origin': withHeader('origin', undefined),
  'origin null': withHeader('origin', 'null'),
  'origin of another': withHeader('origin', 'https://evil.example'),
  'origin of another port': withHeader('origin', 'http://localhost:1'),
  'origin of another scheme': (request, { exchange }) =>
    withHeader('origin', exchange.viewer.replace('http:', 'https:'))(request, { exchange } as Stage),
  'origin with a path': (request, stage) => withHeader('origin', `${stage.exchange.viewer}/`)(request, stage),
  'origin as the label of another': (request, stage) => withHeader('origin', `${stage.exchange.viewer}.evil.example`)(request, stage),
  'origin in capitals': (request, stage) => withHeader('origin', stage.exchange.viewer.toUpperCase())(request, stage),
  'two origins': (request, stage) => withHeader('origin', `${stage.exchange.viewer} https://evil.example`)(request, stage),
  'sent by another site': withHeader('sec-fetch-site', 'cross-site'),
  'sent by a neighbour': withHeader('sec-fetch-site', 'same-site'),
  'sent by nobody': withHeader('sec-fetch-site', 'none'),
  'no word of who sent it': withHeader('sec-fetch-site', undefined),
  'two words of who sent it': withHeader('sec-fetch-site', 'same-origin, cross-site'),
  'by GET': ({ path, headers = {} }) => ({ path, headers }),
  'by GET with a method in a header': ({ path, headers = {} }) => ({
    path,
    headers: { ...headers, 'x-http-method-override': 'POST', 'x-method-override': 'POST' },
  }),
  'by GET with a method in the address': ({ path, headers = {} }) => ({ path: `${path}?_method=POST`, headers }),
  'by HEAD': ({ path, headers = {} }) => ({ method: 'HEAD', path, headers }),
  'by PUT': (request) => ({ ...request, method: 'PUT' }),
  'by a form': (request) =>
    withHeader('x-tributary', undefined)(
      { ...request, headers: { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1' },
      {} as Stage,
    ),
  'by a form with files': (request) => ({
    ...request,
    headers: { ...request.headers, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x--',
  }),
};

/** GET of `/sign-out` asks the reader; of the others it is refused. */
const statusesOf = (name: string): readonly number[] => (name === 'sign-out' ? [200, 400, 403, 405, 415] : [400, 403, 404, 405, 415]);

/** Cookies of another reader beside the victim's own, as a neighbouring host of the domain could set them (cookie tossing). */
const tossed: Readonly<Record<string, (own: string, planted: string) => string>> = {
  'another reader’s cookies before the own': (own, planted) => `${planted}; ${own}`,
  'another reader’s cookies after the own': (own, planted) => `${own}; ${planted}`,
  'another reader’s cookies on both sides': (own, planted) => `${planted}; ${own}; ${planted}`,
  'a hundred more cookies of these names': (own) =>
    `${own}; ${Array.from({ length: 100 }, () => '__Host-viewer=x; __Secure-record=x').join('; ')}`,
};

const tossing: readonly Attack[] = Object.entries(tossed).map(([name, join]) =>
  byRequest(
    'request',
    name,
    (stage) => {
      const { path, ...request } = within(stage, 'stream', '{}');
      const { colleague } = stage.victims;
      const cookie = join(request.headers?.['cookie'] ?? '', colleague.browser.cookieHeader(`/record/${colleague.id}/stream`));
      return { ...request, path, headers: { ...request.headers, cookie } };
    },
    { statuses: [200, 401], person: victimPeople.first },
  ),
);

export const requestAttacks: readonly Attack[] = [
  ...tossing,
  ...Object.entries(csrf).flatMap(([name, change]) =>
    Object.entries(ownRequests)
      // The two sign-outs answer GET by a question, or by the reader's own link, which `sec-fetch-site` decides.
      .filter(([target]) => !(target === 'sign-out' && /^by (GET|HEAD)/.test(name)))
      .map(([target, request]) =>
        byRequest('request', `${target}: ${name}`, (stage) => change(request(stage), stage), { statuses: statusesOf(target) }),
      ),
  ),
  byRequest(
    'request',
    'sign-out by a link of another site',
    ({ victims }) => ({ path: '/sign-out', headers: { 'sec-fetch-site': 'cross-site', cookie: victims.first.browser.cookieHeader('/') } }),
    { statuses: [200] },
  ),
  ...['stream', 'renew'].map((route) =>
    byRequest(
      'request',
      `preflight of another origin: ${route}`,
      ({ victims }) => ({
        method: 'OPTIONS',
        path: `/record/${victims.first.id}/${route}`,
        headers: {
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-tributary',
        },
      }),
      { statuses: [204, 400, 403] },
    ),
  ),
];
