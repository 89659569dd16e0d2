import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Network } from '#/mocks/networks/model/network.ts';
import { demoAuthority } from '#/mocks/servers/assertions/demo-authority.ts';
import { viewerEnvironment, type DemoJoining } from './demo-environment.ts';
import { networks } from './networks/registry.ts';
import { originsOf } from './networks/model/origins.ts';

const authority = await demoAuthority();
const joining = (network: Network): DemoJoining => ({
  network,
  origins: originsOf(network, 4000),
  viewerOrigin: 'http://localhost:3000',
  clock: network.clock,
  ...(network.nationals && { authority }),
});

test.each(networks)('the viewer of $id is given every variable that its configuration names', async (network) => {
  const environment = await viewerEnvironment(joining(network));
  const named = readFileSync(environment['TRIBUTARY_CONFIG'] ?? '', 'utf8').matchAll(/\$\{([A-Z_]+)\}/g);
  expect(Object.keys(environment)).toEqual(expect.arrayContaining([...new Set([...named].map(([, name]) => name))]));
});

test('the keys are new each time', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map(async () => {
      const [network] = networks;
      return network && viewerEnvironment(joining(network));
    }),
  );
  expect(one?.['TRIBUTARY_CLIENT_KEY']).not.toBe(two?.['TRIBUTARY_CLIENT_KEY']);
  expect(one?.['TRIBUTARY_SESSION_KEY']).not.toBe(two?.['TRIBUTARY_SESSION_KEY']);
});
