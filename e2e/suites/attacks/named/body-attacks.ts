import type { Attack, Stage } from '#/e2e/suites/attacks/attack.ts';
import type { AttackRequest } from '#/e2e/suites/attacks/client/answer.ts';
import { ownHeaders } from '#/e2e/suites/attacks/client/browser.ts';
import type { Expectation } from '#/e2e/suites/attacks/client/expectation.ts';
import { victimPeople } from '#/e2e/suites/attacks/client/victims.ts';
import { byRequest } from './by-request.ts';

/** Bodies that no page of ours sends. */
const odd: Readonly<Record<string, string | Buffer>> = {
  empty: '',
  null: 'null',
  'a text': '"sources"',
  'a list': '[]',
  'no JSON': '{"sources":',
  'what follows JSON': '{} {}',
  'a comment': '{/* */}',
  'a byte order mark': '\uFEFF{}',
  'UTF-16': Buffer.from('{}', 'utf16le'),
  'broken UTF-8': Buffer.from([0x7b, 0xff, 0x7d]),
  prototype: '{"__proto__":{"x":1},"isAdmin":true}',
  'prototype of the constructor': '{"constructor":{"prototype":{"x":1}}}',
  'an unknown member': '{"patient":"p2"}',
  'a patient of the attacker’s choice': '{"patient":{"reference":"Patient/p2"},"session":"x"}',
  'a number in place of a list': '{"sources":7,"accept":7,"purpose":7}',
  'a deep list': `{"sources":${'['.repeat(50_000)}${']'.repeat(50_000)},"accept":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
  'a huge number': '{"attempt":1e999,"activity":1e999}',
  'a large body': `{"sources":["${'a'.repeat(900_000)}"],"accept":["${'a'.repeat(900_000)}"],"x":1}`,
};

/** Refused by every route that reads a body: nothing is request, nothing changes. */
const refusedBody: Expectation = { statuses: [400, 413] };

const post = ({ exchange, victims }: Stage, path: string, body: string, headers: Readonly<Record<string, string>> = {}): AttackRequest => {
  const browser = path.startsWith('/find') ? victims.finder : victims.first.browser;
  return { method: 'POST', path, headers: { ...ownHeaders(exchange), cookie: browser.cookieHeader(path), ...headers }, body };
};
const first = ({ victims }: Stage, route: string): string => `/record/${victims.first.id}/${route}`;

const ownOnly: Expectation = { statuses: [200], person: victimPeople.first };

/** Bodies that are read, and may reach nothing beyond the reader's own record. */
const reaching: Readonly<Record<string, object>> = {
  'a source of the other hospital': { sources: ['beta'] },
  'a source and the other hospital': { sources: ['alpha', 'beta'] },
  'a source named by an address': { sources: ['http://127.0.0.1:1/fhir'] },
  'a source named as a member of every object': { sources: ['__proto__', 'constructor', 'toString'] },
  'a source with another patient': { sources: ['alpha|p2', 'alpha/Patient/p2', 'alpha?patient=p2'] },
  'ten thousand sources': { sources: Array.from({ length: 10_000 }, (_, at) => `s${at}`) },
  'the same source a thousand times': { sources: Array.from({ length: 1_000 }, () => 'alpha') },
  'the last attempt': { attempt: 10_000 },
};

const searches: Readonly<Record<string, unknown>> = {
  'a wildcard': { by: 'identifier', system: 'urn:tributary:attacks:number', value: '*' },
  'an unknown system': { by: 'identifier', system: 'urn:evil', value: '900000007' },
  'a second parameter in the value': { by: 'identifier', system: 'urn:tributary:attacks:number', value: 'x&name=Robin' },
  'a list of values': { by: 'identifier', system: 'urn:tributary:attacks:number', value: '900000000,900000007' },
  'no criterion': { by: 'identifier' },
  'a name alone': { by: 'name', family: 'C', given: '', birthDate: '1990-01-01' },
  'an object as value': { by: 'identifier', system: { $ne: '' }, value: { $ne: '' } },
};

export const bodyAttacks: readonly Attack[] = [
  ...Object.entries(odd).flatMap(([name, body]) =>
    ['stream', 'renew'].map((route) =>
      byRequest('body', `${route}: ${name}`, (stage) => post(stage, first(stage, route), body.toString('latin1')), refusedBody),
    ),
  ),
  ...['text/plain', 'application/x-www-form-urlencoded', 'application/json-patch+json', 'application/jsonx', 'text/html', ''].map((type) =>
    byRequest(
      'body',
      `stream: JSON as ${type === '' ? 'nothing' : type}`,
      (stage) => post(stage, first(stage, 'stream'), '{}', { 'content-type': type }),
      refusedBody,
    ),
  ),
  ...['ETREAT', 'BTG', 'etreat', 'HMARKT'].map((purpose) =>
    byRequest('body', `renewal with the purpose ${purpose}`, (stage) => post(stage, first(stage, 'renew'), JSON.stringify({ purpose })), {
      statuses: [400, 403],
    }),
  ),
  ...Object.entries(reaching).map(([name, body]) =>
    byRequest('body', `stream of ${name}`, (stage) => post(stage, first(stage, 'stream'), JSON.stringify(body)), ownOnly),
  ),
  ...Object.entries(searches).map(([name, body]) =>
    byRequest('body', `search by ${name}`, (stage) => post(stage, '/find/search', JSON.stringify(body)), {
      statuses: [200, 400, 503],
      mayOpen: true,
    }),
  ),
  ...['', 'a.b.c.d.e', 'p7', '__proto__', 'x'.repeat(8_000)].map((handle) =>
    byRequest(
      'body',
      `opening a person by ${handle === '' ? 'an empty handle' : handle.slice(0, 20)}`,
      (stage) => post(stage, '/find/open', JSON.stringify({ handle })),
      { statuses: [400, 410] },
    ),
  ),
];
