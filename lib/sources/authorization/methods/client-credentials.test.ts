import { exportJWK, generateKeyPair, jwtVerify } from 'jose';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import { ada, user, viewer } from '#/lib/sources/testing/fake-record.ts';
import { listenOnOwnPort } from '#/lib/sources/testing/own-port.ts';
import { clientCredentials } from './client-credentials.ts';
import type { Authorization } from '#/lib/sources/authorization/authorization-method.ts';

const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
const key = JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k1', alg: 'ES384' });

let server: Server;
let tokenUrl = '';
let answers: { status: number; body: object }[] = [];
const asked: URLSearchParams[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(new URLSearchParams(Buffer.concat(parts).toString()));
      const { status, body } = answers.shift() ?? {
        status: 200,
        body: { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: 300 },
      };
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  tokenUrl = `http://127.0.0.1:${await listenOnOwnPort(server)}/token`;
});
afterAll(() => void server.close());
beforeEach(() => {
  asked.length = 0;
  answers = [];
});

/** A source of its own for each test: the tokens of one are never those of another. */
let sources = 0;
const newSource = () => ({ id: `s${(sources += 1)}`, url: `https://s${sources}.example/fhir` });

function open(source: { id: string; url: string }, as: RequestingUser = user, signal = new AbortController().signal): Authorization {
  const options = clientCredentials.options.parse({
    kind: 'client-credentials',
    tokenUrl,
    client: { id: 'us', key },
    scope: 'system/*.rs',
  });
  const authorization = clientCredentials.open(options, { source, user: as, signal });
  if (!authorization) throw new Error('it is for everyone');
  return authorization;
}

test('asks with an assertion signed by the configured key, for that source alone (RFC 8707)', async () => {
  const source = newSource();
  expect(await open(source).headers()).toEqual({ Authorization: 'Bearer token-1' });
  expect(Object.fromEntries(asked[0] ?? [])).toMatchObject({
    grant_type: 'client_credentials',
    scope: 'system/*.rs',
    resource: source.url,
  });
  const { payload, protectedHeader } = await jwtVerify(asked[0]?.get('client_assertion') ?? '', publicKey, {
    audience: tokenUrl,
    issuer: 'us',
    subject: 'us',
  });
  expect(protectedHeader).toMatchObject({ alg: 'ES384', kid: 'k1' });
  expect(payload.jti).toBeTypeOf('string');
});

test('one request however many wait, and none while the token lives', async () => {
  const source = newSource();
  const headers = await Promise.all(Array.from({ length: 20 }, () => open(source).headers()));
  await open(source).headers();
  expect(new Set(headers.map(({ Authorization: value }) => value))).toEqual(new Set(['Bearer token-1']));
  expect(asked).toHaveLength(1);
});

describe('a token is never shared', () => {
  test.each<[string, RequestingUser]>([
    ['users', { ...user, viewer: { ...viewer, subject: 'dr-two' } }],
    ['organisations', { ...user, viewer: { ...viewer, organisation: 'vale' } }],
    ['roles', { ...user, viewer: { ...viewer, role: 'pharmacist' } }],
    ['purposes', { ...user, purpose: 'ETREAT' }],
  ])('between %s', async (_, other) => {
    const source = newSource();
    expect(await open(source).headers()).not.toEqual(await open(source, other).headers());
  });

  test('between sources', async () => {
    expect(await open(newSource()).headers()).not.toEqual(await open(newSource()).headers());
  });
});

describe('for one patient alone (VA Lighthouse)', () => {
  const icn = 'urn:icn';
  const numbered = (...values: readonly string[]): PatientIdentity => ({
    ...ada,
    identifiers: [...ada.identifiers, ...values.map((value) => ({ system: icn, value }))],
  });
  const opened = (source: { id: string; url: string }, patient?: PatientIdentity): Authorization | undefined => {
    const given = { kind: 'client-credentials', tokenUrl, client: { id: 'us', key }, scope: 'launch system/Patient.read', launch: icn };
    return clientCredentials.open(clientCredentials.options.parse(given), { source, user, patient, signal: new AbortController().signal });
  };

  test('the request names them', async () => {
    await opened(newSource(), numbered('1017283148V813263'))?.headers();
    const launch = Buffer.from(asked[0]?.get('launch') ?? '', 'base64').toString('utf8');
    expect([launch, asked[0]?.get('scope')]).toEqual(['{"patient":"1017283148V813263"}', 'launch system/Patient.read']);
  });

  test('H02 the token of one is never another’s', async () => {
    const source = newSource();
    const tokenFor = (value: string) => opened(source, numbered(value))?.headers();
    const [first, second] = [await tokenFor('1V1'), await tokenFor('2V2')];
    expect(second).not.toEqual(first);
    expect([await tokenFor('1V1'), await tokenFor('2V2')]).toEqual([first, second]);
    expect(asked).toHaveLength(2);
  });

  test.each<[string, PatientIdentity | undefined]>([
    ['nobody', undefined],
    ['someone without that number', ada],
    ['someone with two of them', numbered('1V1', '2V2')],
  ])('%s is not asked for', (_, patient) => expect(opened(newSource(), patient)).toBeUndefined());

  test('the scope must say so', () => {
    const given = { kind: 'client-credentials', tokenUrl, client: { id: 'us', key }, scope: 'system/*.rs', launch: icn };
    expect(clientCredentials.options.safeParse(given).success).toBe(false);
  });
});

test('a refused token is forgotten, and a new one asked for', async () => {
  const authorization = open(newSource());
  expect(authorization.renew(await authorization.headers())).toBe(true);
  expect(await authorization.headers()).toEqual({ Authorization: 'Bearer token-2' });
});

test('a token service that gives none is said, not kept', async () => {
  const authorization = open(newSource());
  answers = [{ status: 400, body: { error: 'invalid_client' } }];
  await expect(authorization.headers()).rejects.toMatchObject({ failure: { kind: 'no-token' } });
  expect(await authorization.headers()).toEqual({ Authorization: 'Bearer token-2' });
});

test('who leaves does not wait, and does not take the token from the others', async () => {
  const [source, leaving] = [newSource(), new AbortController()];
  const [first, second] = [open(source, user, leaving.signal).headers(), open(source).headers()];
  leaving.abort();
  await expect(first).rejects.toMatchObject({ failure: { kind: 'stopped' } });
  expect(await second).toEqual({ Authorization: 'Bearer token-1' });
  expect(asked).toHaveLength(1);
});

test.each(['http://login.example/token', 'ftp://127.0.0.1/token', 'login'])('no secret is sent to %s', (address) => {
  expect(clientCredentials.options.safeParse({ kind: 'client-credentials', tokenUrl: address, client: { id: 'us', key } }).success).toBe(
    false,
  );
});
