import { createServer, type Server } from 'node:https';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutualTls, type MutualTls } from '#/lib/config/schema/mutual-tls.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { certified, type Certified } from '#/lib/sources/testing/certificates.ts';
import { sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { listenOnOwnPort } from '#/lib/sources/testing/own-port.ts';
import { clientKeys } from '#/lib/sources/testing/token-service.ts';

const authority = await certified({ name: 'County Authority', authority: true });
const ours = await certified({ name: 'Tributary', by: authority });
const theirs = await certified({ name: 'Hill Surgery', by: authority });
const stranger = await certified({ name: 'Nobody' });

const servers: Server[] = [];
async function secure(own: Certified, body = '{"resourceType":"CapabilityStatement"}'): Promise<string> {
  const server = createServer(
    { cert: own.certificate, key: own.key, ca: authority.certificate, requestCert: true, rejectUnauthorized: true },
    (_, response) => response.setHeader('Content-Type', 'application/json').end(body),
  );
  servers.push(server);
  return `https://127.0.0.1:${await listenOnOwnPort(server)}/fhir`;
}
let url = '';
beforeAll(async () => void (url = await secure(theirs)));
afterAll(() => servers.forEach((server) => server.close()));

let asked = 0;
async function ask(base: string, tls?: { certificate: string; key: string; authority?: string }): Promise<unknown> {
  // Each has a breaker of its own.
  const source = sourceAt(base, {}, { id: `tls-${(asked += 1)}`, ...(tls && { tls: mutualTls.parse(tls) }) });
  const connection = openConnection(source, user, new AbortController().signal);
  try {
    return await fetchFhir(connection, { address: `${base}/metadata`, requestId: 'r1' });
  } finally {
    await connection.close();
  }
}

const trusted = { ...ours, authority: authority.certificate };

test('a source that asks for our certificate gets it', async () => {
  expect(await ask(url, trusted)).toEqual({ resourceType: 'CapabilityStatement' });
});

describe('H05 a certificate that cannot be trusted ends the request', () => {
  test.each<[string, () => Promise<string>]>([
    ['of itself', () => certifiedServer({ name: 'Self' })],
    [
      'of an authority that nobody named',
      async () => certifiedServer({ name: 'X', by: await certified({ name: 'Other', authority: true }) }),
    ],
    ['expired', () => certifiedServer({ name: 'Old', by: authority, until: new Date(Date.now() - 3_600_000) })],
    ['of another host', () => certifiedServer({ name: 'Else', by: authority, host: 'else.example' })],
  ])('%s', async (_, serve) => {
    await expect(ask(await serve(), trusted)).rejects.toMatchObject({ failure: { kind: 'unreachable', detail: 'certificate' } });
  });

  test.each<[string, { certificate: string; key: string; authority: string } | undefined]>([
    ['without a certificate of ours', undefined],
    ['with one that it does not know', { ...stranger, authority: authority.certificate }],
  ])('%s nothing is answered', async (_, tls) => {
    await expect(ask(url, tls)).rejects.toMatchObject({ failure: { kind: 'unreachable' } });
  });
});

describe('a token service that asks for our certificate', () => {
  const tokens = async (tls?: MutualTls): Promise<string> => {
    const { key } = await clientKeys();
    const tokenUrl = (await secure(theirs, JSON.stringify({ access_token: 'given', token_type: 'Bearer', expires_in: 60 }))).replace(
      '/fhir',
      '/token',
    );
    const way = { kind: 'client-credentials', tokenUrl, client: { id: 'us', authentication: 'private_key_jwt', key }, ...(tls && { tls }) };
    const source = sourceAt('https://source.example/fhir', {}, { id: `token-${(asked += 1)}`, authorization: [way] });
    const connection = openConnection(source, user, new AbortController().signal);
    try {
      return (await connection.authorization.headers())['Authorization'] ?? '';
    } finally {
      await connection.close();
    }
  };

  test('gets it, by its own setting', async () => expect(await tokens(trusted)).toBe('Bearer given'));

  test('gives nothing without', async () => {
    await expect(tokens()).rejects.toMatchObject({ failure: { kind: 'no-token' } });
  });
});

const certifiedServer = async (wanted: Parameters<typeof certified>[0]): Promise<string> => secure(await certified(wanted));
