import { expect, test } from 'vitest';
import { configSchema, type Config } from '#/lib/config/schema/schema.ts';
import { checkAliases } from './check-aliases.ts';

const source = (id: string, url: string, aliases?: readonly string[]) => ({
  id,
  name: id,
  code: 'XX',
  organisation: id,
  kind: 'fhir',
  url,
  match: [{ kind: 'identifier' }],
  ...(aliases && { aliases }),
});

const configOf = (...sources: readonly object[]): Config =>
  configSchema.parse({
    publicUrl: 'https://viewer.example',
    organisation: { id: 'exchange', name: 'Exchange' },
    identifiers: [{ system: 'urn:x', label: 'No.' }],
    signIn: [
      {
        id: 's',
        kind: 'oidc',
        issuer: 'https://login.example',
        client: { id: 'us', authentication: 'none' },
        claims: { role: 'r', organisation: 'o' },
      },
    ],
    viewers: [{ organisation: 'city', roles: ['clinician'] }],
    sources,
    session: { keys: [Buffer.alloc(32).toString('base64')] },
    audit: { kind: 'stdout' },
  });

test.each<[string, readonly string[], readonly string[]]>([
  ['a name inside its network', ['http://fhir-internal.svc:8080/fhir'], []],
  ['its own address by another scheme', ['http://city.example/fhir'], []],
  ['another source’s address', ['https://park.example/fhir/'], ['sources[0].aliases[0]']],
  ['an address around another source’s', ['https://park.example'], ['sources[0].aliases[0]']],
  ['an address within another source’s', ['http://inside.example/fhir', 'https://park.example/fhir/r4'], ['sources[0].aliases[1]']],
  ['a neighbour of another source’s', ['https://park.example/fhir2'], []],
])('H02 %s', (_, aliases, paths) => {
  const config = configOf(source('city', 'https://city.example/fhir', aliases), source('park', 'https://park.example/fhir'));
  expect(checkAliases(config).map(({ path }) => path)).toEqual(paths);
});

test('H02 one alias of two sources is a mistake at both', () => {
  const alias = ['http://inside.example/fhir'];
  const config = configOf(source('city', 'https://city.example/fhir', alias), source('park', 'https://park.example/fhir', alias));
  expect(checkAliases(config)).toHaveLength(2);
});

test('an alias is an address', () => {
  expect(() => configOf(source('city', 'https://city.example/fhir', ['inside']))).toThrow();
  expect(() => configOf(source('city', 'https://city.example/fhir', ['ftp://inside.example']))).toThrow();
});
