import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { holdConfig } from '#/lib/config/config.ts';
import { configSchema, type MemberOptions } from '#/lib/config/schema/schema.ts';
import { adaAtSource, bundle, nhs, viewer } from '#/lib/sources/testing/fake-record.ts';
import { clientKeys, tokenService } from '#/lib/sources/testing/token-service.ts';
import { serveSource, type Answering, type ServedSource } from '#/lib/sources/testing/serve-source.ts';
import { findPatients, type PatientFinder } from './find-patient.ts';
import type { FindCriteria, FindResult } from './find-result.ts';

const doubles = vi.hoisted(() => ({ write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>() }));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));

const servers: ServedSource[] = [];
beforeEach(() => void doubles.write.mockReset().mockResolvedValue());
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const byNumber = (value: string): FindCriteria => ({ by: 'identifier', system: nhs, value });
const byName: FindCriteria = { by: 'name', family: ' Brooks ', given: 'Ada', birthDate: '1951-03-14' };

async function find(
  answering: Answering,
  criteria: FindCriteria,
  { authorization = [], ...finder }: Partial<PatientFinder> & { readonly authorization?: readonly MemberOptions[] } = {},
): Promise<{ result: FindResult; asked: readonly string[] }> {
  const server = await serveSource(answering);
  servers.push(server);
  holdConfig(
    configSchema.parse({
      publicUrl: 'http://localhost:3000',
      organisation: { id: 'exchange', name: 'Exchange' },
      identifiers: [{ system: nhs, label: 'NHS No.', format: 'nhs-number' }],
      signIn: [
        {
          id: 'staff',
          kind: 'oidc',
          issuer: 'https://login.example',
          client: { id: 'us', authentication: 'none' },
          claims: { role: 'role', organisation: 'org' },
        },
      ],
      viewers: [{ organisation: 'hill', roles: ['clinician'] }],
      find: { url: server.url, authorization },
      sources: [
        { id: 'hill', name: 'Hill', code: 'HH', organisation: 'hill', kind: 'fhir', url: server.url, match: [{ kind: 'identifier' }] },
      ],
      session: { keys: [Buffer.alloc(32).toString('base64')] },
      audit: { kind: 'stdout' },
    }),
  );
  const result = await findPatients({ viewer, signIn: 'staff', ...finder }, criteria);
  return { result, asked: server.requests.map(({ path }) => decodeURIComponent(path).replaceAll('+', ' ')) };
}

const people = (count: number) => Array.from({ length: count }, (_, place) => ({ ...adaAtSource, id: `p${place}` }));

test('by number, written as it is spoken', async () => {
  const { result, asked } = await find(() => ({ body: bundle([adaAtSource]) }), byNumber('999 102 0012'));
  expect(result).toMatchObject({ state: 'found', people: [{ id: 'ada', identity: { family: 'Brooks' } }], from: 'Master patient index' });
  expect(asked).toEqual([`Patient?identifier=${nhs}|9991020012&_count=21`]);
});

test('by name and birth date', async () => {
  const { result, asked } = await find(() => ({ body: bundle(people(3)) }), byName);
  expect(result).toMatchObject({ state: 'found', people: [{ id: 'p0' }, { id: 'p1' }, { id: 'p2' }] });
  expect(asked).toEqual(['Patient?family=Brooks&given=Ada&birthdate=1951-03-14&_count=21']);
});

describe('an index that wants the reader’s own sign-in in exchange (RFC 8693)', () => {
  const login = { accessToken: 'login', refreshToken: 'never sent', expiresAt: 0, idToken: 'id.token.signed' };
  const exchanging = async () => {
    const [service, { key }] = await Promise.all([tokenService(), clientKeys()]);
    const member = { kind: 'token-exchange', tokenUrl: service.url, client: { id: 'us', key }, issuer: viewer.issuer };
    return { service, authorization: [member] };
  };
  const searched = async (finder: Partial<PatientFinder>) => {
    const { service, authorization } = await exchanging();
    const { result, asked } = await find(() => ({ body: bundle([adaAtSource]) }), byName, { authorization, ...finder });
    service.close();
    return { result, asked, forms: service.asked.map((form) => Object.fromEntries(form)), token: servers.at(-1)?.requests[0]?.headers };
  };

  test('is searched with the token that it gives for the id_token', async () => {
    const { result, forms, token } = await searched({ login });
    expect(result).toMatchObject({ state: 'found' });
    expect(forms).toMatchObject([
      { subject_token: 'id.token.signed', subject_token_type: 'urn:ietf:params:oauth:token-type:id_token', resource: servers.at(-1)?.url },
    ]);
    expect(token?.authorization).toBe('Bearer token-1');
    expect(JSON.stringify(forms)).not.toContain('never sent');
  });

  test.each<[string, Partial<PatientFinder>]>([
    ['without an id_token', { login: { accessToken: 'login', expiresAt: 0 } }],
    ['signed in elsewhere', { login, viewer: { ...viewer, issuer: 'https://other.example' } }],
  ])('is not searched for a reader %s, and nothing is sent', async (_, finder) => {
    const { result, asked, forms } = await searched(finder);
    expect([result.state, asked, forms]).toEqual(['failed', [], []]);
  });
});

test('nobody', async () => {
  expect((await find(() => ({ body: bundle([]) }), byName)).result).toEqual({ state: 'none', from: 'Master patient index' });
});

describe('more people than one page tells apart', () => {
  test.each([
    ['in one answer', bundle(people(21))],
    ['on a next page', bundle(people(5), { link: [{ relation: 'next', url: '?page=2' }] })],
    ['by its total', bundle(people(5), { total: 40 })],
  ])('%s', async (_, body) =>
    expect((await find(() => ({ body }), byName)).result).toEqual({ state: 'too-many', most: 20, from: 'Master patient index' }),
  );
});

test('records out of use are not offered', async () => {
  const { result } = await find(
    () => ({
      body: bundle([
        { ...adaAtSource, active: false },
        { ...adaAtSource, id: 'now' },
      ]),
    }),
    byName,
  );
  expect(result).toMatchObject({ state: 'found', people: [{ id: 'now' }] });
});

describe('what cannot be searched is said, and nothing is asked', () => {
  test.each<[FindCriteria, string]>([
    [byNumber('999 102 0013'), 'identifier'],
    [byNumber('12345'), 'identifier'],
    [byNumber(''), 'identifier'],
    [{ by: 'identifier', system: 'urn:unknown', value: '1' }, 'identifier'],
    [{ ...byName, family: ' ' }, 'family'],
    [{ ...byName, given: '' }, 'given'],
    [{ ...byName, birthDate: '1951' }, 'birthDate'],
    [{ ...byName, birthDate: '1951-02-30' }, 'birthDate'],
  ])('%o', async (criteria, field) => {
    const { result, asked } = await find(() => ({ body: bundle([]) }), criteria);
    expect(result).toMatchObject({ state: 'invalid', field });
    expect(asked).toEqual([]);
  });
});

describe('H04, H05: an answer that is not one to the question is no answer', () => {
  test.each<[string, Answering]>([
    ['an error', () => ({ status: 500 })],
    ['a page of HTML', () => ({ body: '<html>' })],
    [
      'birthdate ignored',
      () => ({ body: bundle([adaAtSource], { link: [{ relation: 'self', url: 'Patient?family=Brooks&given=Ada' }] }) }),
    ],
    ['an empty Bundle of no kind', () => ({ body: { resourceType: 'Bundle' } })],
    ['one who came without a record', () => ({ body: bundle([adaAtSource, undefined]) })],
    ['a Patient without an id', () => ({ body: bundle([{ ...adaAtSource, id: undefined }]) })],
  ])('%s', async (_, answering) => expect((await find(answering, byName)).result).toMatchObject({ state: 'failed' }));
});

test.each<[string, FindCriteria, object]>([
  ['number', byNumber('9991020012'), { identifier: [{ system: nhs, value: '9991020020' }] }],
  ['birth date', byName, { birthDate: '1988-01-01' }],
])('H02: people of another %s are not offered, whatever the index says it searched by', async (_, criteria, other) => {
  const { result } = await find(() => ({ body: bundle([adaAtSource, { ...adaAtSource, id: 'zoe', ...other }]) }), criteria);
  expect(result).toMatchObject({ state: 'failed', why: 'the patient index returned people who do not match the search' });
});

test('a search that cannot be audited is not made', async () => {
  doubles.write.mockRejectedValue(new Error('full'));
  const { result, asked } = await find(() => ({ body: bundle([adaAtSource]) }), byName);
  expect(result).toMatchObject({ state: 'failed', why: 'not queried: the audit log did not accept the search' });
  expect(asked).toEqual([]);
});
