import { describe, expect, test } from 'vitest';
import { authorizationMethods } from '#/lib/sources/authorization/methods/registry.ts';
import { sourceKinds } from './registry.ts';
import { matchMethods } from '#/lib/sources/match/methods/registry.ts';
import { sourceAt } from '#/lib/sources/testing/fake-record.ts';

const client = { id: 'us', key: '{}' };
const names = { organisations: { hill: 'urn:oid:1.2.3' } };

/** Valid configuration of each member: a new member needs its own. */
const fixtures: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  authorization: {
    launch: { kind: 'launch' },
    'client-credentials': {
      kind: 'client-credentials',
      tokenUrl: 'https://login.example/token',
      client: { id: 'us', authentication: 'private_key_jwt', key: '{}' },
      scope: 'system/*.rs',
    },
    udap: { kind: 'udap', tokenUrl: 'https://login.example/token', client, certificates: ['MIIB'], names },
    iua: { kind: 'iua', tokenUrl: 'https://login.example/token', client, names },
    'token-exchange': { kind: 'token-exchange', tokenUrl: 'https://login.example/token', client, issuer: 'https://login.example' },
    'gp-connect-jwt': {
      kind: 'gp-connect-jwt',
      to: '918999198993',
      from: { hill: '200000000115' },
      names,
      issuer: 'https://viewer.example',
      device: { system: 'urn:devices', value: 'one', model: 'Tributary', version: '1' },
    },
    'static-headers': { kind: 'static-headers', headers: { 'X-Api-Key': 'secret' } },
  },
  match: Object.fromEntries(['launch', 'identifier', 'pix', 'match', 'demographics'].map((kind) => [kind, { kind }])),
  kinds: {
    'gp-connect': { ...sourceAt('https://gp.example/stu3'), kind: 'gp-connect' },
    fhir: sourceAt('https://gp.example/fhir'),
    network: sourceAt(
      'https://locator.example/fhir',
      {},
      {
        kind: 'network',
        directory: { url: 'https://directory.example/fhir' },
        members: { kind: 'documents', match: [{ kind: 'identifier' }] },
      },
    ),
    documents: sourceAt('https://clinic.example/fhir', {}, { kind: 'documents', documents: 20 }),
    ips: sourceAt('https://clinic.example/fhir', {}, { kind: 'ips', summary: 'by-identifier', whole: true }),
  },
};

describe.each([
  ['authorization', authorizationMethods],
  ['match', matchMethods],
  ['kinds', sourceKinds],
] as const)('the registry %s', (name, members) => {
  test('has no name twice', () => expect(new Set(members.map(({ kind }) => kind)).size).toBe(members.length));
  test('has a fixture for each member, and none left over', () =>
    expect(Object.keys(fixtures[name] ?? {}).toSorted()).toEqual(members.map(({ kind }) => kind).toSorted()));
  test.each(members.map((member) => [member.kind, member] as const))('%s takes its own and refuses a misspelt key', (kind, { options }) => {
    const fixture = fixtures[name]?.[kind];
    expect(options.safeParse(fixture).success).toBe(true);
    expect(options.safeParse({ ...fixture, mispelt: 1 }).success).toBe(false);
    expect(options.safeParse({ ...fixture, kind: 'another' }).success).toBe(false);
  });
});
