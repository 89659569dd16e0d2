import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { clientKeys } from '#/lib/sources/testing/token-service.ts';
import { listenOnOwnPort } from '#/lib/sources/testing/own-port.ts';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import { ada, user } from '#/lib/sources/testing/fake-record.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { clientCredentials } from './methods/client-credentials.ts';

let server: Server;
let port = 0;
let answer: { readonly status: number; readonly body: string; readonly type?: string } = { status: 200, body: '' };
let sources = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(answer.status, { 'Content-Type': answer.type ?? 'application/json' }).end(answer.body);
    });
  });
  port = await listenOnOwnPort(server);
});
afterAll(() => void server.close());
afterEach(() => vi.restoreAllMocks());

async function ask(at = port): Promise<unknown> {
  const { key } = await clientKeys();
  const tokenUrl = `http://127.0.0.1:${at}/token`;
  const options = clientCredentials.options.parse({ kind: 'client-credentials', tokenUrl, client: { id: 'us', key } });
  const source = { id: `answer-${(sources += 1)}`, url: 'https://s.example/fhir' };
  const authorization = clientCredentials.open(options, { source, user, patient: ada, signal: new AbortController().signal });
  return authorization?.headers().then(
    ({ Authorization }) => Authorization,
    (error: unknown) => (error instanceof SourceFailure ? error.failure : error),
  );
}

const good = { access_token: 'good', token_type: 'Bearer', expires_in: 300 };

test.each<[string, object]>([
  ['nothing more', {}],
  ['an id_token that is none', { id_token: 'x' }],
  ['an id_token of another issuer', { id_token: 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2Vsc2V3aGVyZSJ9.c2ln' }],
  ['an id_token that is null', { id_token: null }],
  ['a refresh token that is null', { refresh_token: null }],
  ['scopes as a list', { scope: ['system/*.rs'] }],
  ['a scope that is null', { scope: null }],
  ['a life that is null', { expires_in: null }],
  ['members that nobody knows', { patient: null, smart_style_url: 5, 'not-before-policy': 0, __proto__: null }],
  ['a life as text', { expires_in: '300' }],
  ['a life in words', { expires_in: 'soon' }],
  ['a life that is empty', { expires_in: '' }],
  ['a life below zero', { expires_in: -1 }],
  ['a type in small letters', { token_type: 'bearer' }],
])('a token answer with %s is taken', async (_, more) => {
  answer = { status: 200, body: JSON.stringify({ ...good, ...more }) };
  expect(await ask()).toBe('Bearer good');
});

test('a token answer of status 201 is taken', async () => {
  answer = { status: 201, body: JSON.stringify(good) };
  expect(await ask()).toBe('Bearer good');
});

const reference = expect.stringMatching(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/) as unknown;
const noToken = (detail: string, passing = false) => ({ kind: 'no-token', detail, passing, reference });
const refused = noToken('the token service refused the request');
const unreadable = noToken('the answer of the token service could not be read');

test.each<[string, typeof answer, object, object]>([
  ['refused', { status: 400, body: '{"error":"invalid_client"}' }, refused, { reason: 'refused', status: 400, error: 'invalid_client' }],
  [
    'refused with words',
    { status: 401, body: '{"error":"invalid_client","error_description":"typ\\nis missing"}' },
    refused,
    { reason: 'refused', status: 401, error: 'invalid_client', error_description: 'typ is missing' },
  ],
  [
    'words that quote a token, a number and the patient',
    {
      status: 400,
      body: '{"error":"invalid_request","error_description":"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOi for 943 476 5919, Ada BROOKS, born 1951-03-14"}',
    },
    refused,
    { reason: 'refused', status: 400, error: 'invalid_request', error_description: '… for …, … …, born …' },
  ],
  [
    'an error page',
    { status: 503, body: '<h1>Down</h1>', type: 'text/html' },
    noToken('the token service answered with an error (503)', true),
    { reason: 'error', status: 503 },
  ],
  [
    'an error of its own',
    { status: 500, body: '{"error":"server_error"}' },
    noToken('the token service answered with an error (500)', true),
    { status: 500, error: 'server_error' },
  ],
  [
    'an error with a status of success',
    { status: 200, body: '{"error":"invalid_client","error_description":"unknown for Patient/ada"}' },
    refused,
    { reason: 'refused', error: 'invalid_client', error_description: 'unknown for …' },
  ],
  [
    'an error whose description is no text',
    { status: 400, body: '{"error":"invalid_scope","error_description":{}}' },
    refused,
    { reason: 'refused', error: 'invalid_scope' },
  ],
  [
    'a refusal as a web page',
    { status: 403, body: '<h1>Blocked</h1>', type: 'text/html' },
    noToken('the token service answered with an error (403)'),
    { reason: 'error', status: 403 },
  ],
  ['an empty success', { status: 204, body: '' }, unreadable, { reason: 'unreadable', status: 204 }],
  ['an address elsewhere', { status: 302, body: '' }, unreadable, { reason: 'unreadable', status: 302 }],
  ['no token', { status: 200, body: '{"token_type":"Bearer"}' }, unreadable, { reason: 'unreadable' }],
  ['a token that is null', { status: 200, body: JSON.stringify({ ...good, access_token: null }) }, unreadable, { reason: 'unreadable' }],
  ['a token of another kind', { status: 200, body: JSON.stringify({ ...good, token_type: 'mac' }) }, unreadable, { reason: 'unreadable' }],
  ['no JSON', { status: 200, body: 'good' }, unreadable, { reason: 'unreadable' }],
  ['a list', { status: 200, body: '[]' }, unreadable, { reason: 'unreadable' }],
])('%s is said truly, and the operator has the reason', async (_, given, failure, facts) => {
  const lines = catchOperatorLines();
  answer = given;
  expect(await ask()).toEqual(failure);
  const about = { event: 'token-not-given', about: `answer-${sources}`, step: 'token', host: `127.0.0.1:${port}`, reference };
  expect(lines()).toEqual([expect.objectContaining({ ...about, ...facts })]);
});

test('a token service that nobody reaches is said to be out of reach', async () => {
  const lines = catchOperatorLines();
  const closed = createServer();
  const freePort = await listenOnOwnPort(closed);
  await new Promise((resolve) => closed.close(resolve));
  expect(await ask(freePort)).toEqual(noToken('the token service could not be reached', true));
  expect(lines()).toMatchObject([{ reason: 'unreached', detail: 'ECONNREFUSED' }]);
});
