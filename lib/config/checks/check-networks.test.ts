import { describe, expect, test } from 'vitest';
import { networkParts } from '#/lib/config/schema/network-parts.ts';
import { checkNetworks } from './check-networks.ts';
import { configSchema, type Config } from '#/lib/config/schema/schema.ts';

const network = {
  id: 'national',
  name: 'National Network',
  code: 'NN',
  organisation: 'national',
  kind: 'network',
  url: 'https://locator.example/fhir',
  match: [{ kind: 'identifier' }],
  directory: { url: 'https://directory.example/fhir', authorization: [{ kind: 'static-headers', headers: {} }] },
};
const members = { kind: 'documents', match: [{ kind: 'identifier' }], authorization: [{ kind: 'static-headers', headers: {} }] };

const configOf = (source: object, publicUrl = 'https://viewer.example'): Config =>
  configSchema.parse({
    publicUrl,
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
    viewers: [{ organisation: 'national', roles: ['clinician'] }],
    sources: [{ ...network, ...source }],
    session: { keys: [Buffer.alloc(32).toString('base64')] },
    audit: { kind: 'stdout' },
  });

test('members that make a source are no mistake, and are known with the keys that they hold', () => {
  const config = configOf({ members });
  expect(checkNetworks(config)).toEqual([]);
  const [source] = config.sources;
  expect(source && networkParts(source)).toMatchObject({ members: { kind: 'documents' }, directory: [{ kind: 'static-headers' }] });
});

describe('a mistake stops the start, and names its place', () => {
  test.each<[string, object, string]>([
    ['no way to match', { members: { kind: 'documents' } }, 'sources[0].members.match'],
    ['an address for all', { members: { ...members, url: 'https://one.example' } }, 'sources[0].members.url'],
    ['a network of networks', { members: { ...members, kind: 'network' } }, 'sources[0].members.kind'],
    ['this machine’s addresses on a public viewer', { members, loopbackMembers: true }, 'sources[0].loopbackMembers'],
  ])('%s', (_, source, path) => expect(checkNetworks(configOf(source)).map((one) => one.path)).toEqual([path]));
});

test('a viewer on this machine may reach this machine', () => {
  expect(checkNetworks(configOf({ members, loopbackMembers: true }, 'http://localhost:3000'))).toEqual([]);
});
