import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, test } from 'vitest';
import { Agent } from 'undici';
import { newRequestId, openConnection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { failureOf } from './source-failure.ts';
import { networkFailure } from './network-error.ts';
import { sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { publicConnector, type AddressReach } from './public-connector.ts';

afterEach(closeServed);

type Resolve = NonNullable<Parameters<typeof publicConnector>[2]>;

/** Names that resolve as the test says, each call one answer further: what a name server of an attacker does. */
function resolving(...answers: readonly (readonly string[])[]): { readonly resolve: Resolve; readonly asked: string[] } {
  const asked: string[] = [];
  const resolve = (name: string, _: unknown, callback: (error: Error | null, found: LookupAddress[]) => void): void => {
    const found = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(name);
    callback(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  return { resolve: Object.assign(resolve, { __promisify__: undefined }) as unknown as Resolve, asked };
}

async function fetched(address: string, reach: AddressReach, resolve: Resolve): Promise<unknown> {
  const agent = new Agent({ connect: publicConnector({ timeout: 500 }, reach, resolve) });
  try {
    const init = { dispatcher: agent, signal: AbortSignal.timeout(2_000) };
    return (await fetch(address, init)).status;
  } catch (error) {
    return failureOf(networkFailure(error, 500));
  } finally {
    await agent.destroy();
  }
}

const refused = { kind: 'wrong-place', detail: 'not-public' };

describe('an address of a directory', () => {
  test.each([
    ['loopback', ['127.0.0.1']],
    ['a cloud’s metadata', ['169.254.169.254']],
    ['a private one beside a public one', ['8.8.8.8', '10.0.0.1']],
    ['IPv6 loopback', ['::1']],
    ['a mapped one', ['::ffff:127.0.0.1']],
  ])('whose name leads to %s is not connected to', async (_, found) => {
    const server = await serve(() => ({ body: {} }));
    const { resolve } = resolving(found);
    expect(await fetched(server.url.replace('127.0.0.1', 'clinic.example'), 'public', resolve)).toEqual(refused);
    expect(server.requests).toEqual([]);
  });

  test.each(['127.0.0.1', '[::1]', '2130706433', '0x7f.1', '0177.1', '127.1', '[::ffff:7f00:1]'])(
    '%s as it stands is not either',
    async (host) => {
      const server = await serve(() => ({ body: {} }));
      const { resolve } = resolving(['8.8.8.8']);
      expect(await fetched(server.url.replace('127.0.0.1', host), 'public', resolve)).toEqual(refused);
      expect(server.requests).toEqual([]);
    },
  );

  test('is resolved once: the checked address is the one that is connected to', async () => {
    const server = await serve(() => ({ body: {} }));
    const { resolve, asked } = resolving(['127.0.0.1'], ['127.0.0.2']);
    expect(await fetched(server.url.replace('127.0.0.1', 'clinic.example'), 'public-or-loopback', resolve)).toBe(200);
    expect(asked).toEqual(['clinic.example']);
    expect(server.requests.map(({ headers }) => headers.host?.split(':')[0])).toEqual(['clinic.example']);
  });

  test('a demonstration reaches this machine and still no private network', async () => {
    const { resolve } = resolving(['192.168.1.1']);
    expect(await fetched('http://clinic.example/', 'public-or-loopback', resolve)).toEqual(refused);
  });
});

test('a source with a reach of its own is asked through it, and no token leaves', async () => {
  const server = await serve(() => ({ body: {} }));
  const secret = [{ kind: 'static-headers', headers: { 'X-Api-Key': 'secret' } }];
  const connection = openConnection(
    sourceAt(server.url, {}, { id: 'reach', reach: 'public', authorization: secret }),
    user,
    new AbortController().signal,
  );
  try {
    await expect(fetchFhir(connection, { address: `${server.url}/metadata`, requestId: newRequestId() })).rejects.toMatchObject({
      failure: refused,
    });
    expect(server.requests).toEqual([]);
  } finally {
    await connection.close();
  }
});
