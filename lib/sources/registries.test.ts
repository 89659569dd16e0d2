import { describe, expect, test } from 'vitest';
import { authorizationMethods } from './authorization/registry.ts';
import { sourceKinds } from './kinds/registry.ts';
import { matchMethods } from './match/registry.ts';
import { sourceAt } from './testing/fake-record.ts';

/** One valid configuration of each member: a new member is not finished without. */
const fixtures: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  authorization: {
    launch: { kind: 'launch' },
    'client-credentials': {
      kind: 'client-credentials',
      tokenUrl: 'https://login.example/token',
      client: { id: 'us', authentication: 'private_key_jwt', key: '{}' },
      scope: 'system/*.rs',
    },
  },
  match: { launch: { kind: 'launch' }, identifier: { kind: 'identifier' } },
  kinds: { fhir: sourceAt('https://gp.example/fhir') },
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
