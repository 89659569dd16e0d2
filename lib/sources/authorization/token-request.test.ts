import { createServer } from 'node:http';
import { calculateJwkThumbprint, decodeJwt, decodeProtectedHeader, type JWK } from 'jose';
import { afterEach, expect, test } from 'vitest';
import { clientCredentials } from './methods/client-credentials.ts';
import { openConnection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import { sourceAt, user, viewer } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { listenOnOwnPort } from '#/lib/sources/testing/own-port.ts';
import { clientKeys, tokenService } from '#/lib/sources/testing/token-service.ts';

afterEach(closeServed);

const options = async (tokenUrl: string) => {
  const { key } = await clientKeys();
  return { kind: 'client-credentials', tokenUrl, client: { id: 'us', key } };
};

test('H02 no two users’ tokens come over one connection: an answer that comes twice is nobody’s', async () => {
  const ports: (number | undefined)[] = [];
  const server = createServer((request, response) => {
    ports.push(request.socket.remotePort);
    const body = JSON.stringify({ access_token: `t${ports.length}`, token_type: 'Bearer', expires_in: 300 });
    request.resume().on('end', () => response.writeHead(200, { 'Content-Type': 'application/json' }).end(body));
  });
  const tokenUrl = `http://127.0.0.1:${await listenOnOwnPort(server)}/token`;
  const given = clientCredentials.options.parse(await options(tokenUrl));
  for (const subject of ['dr-one', 'dr-two', 'dr-three']) {
    const as = { ...user, viewer: { ...viewer, subject } };
    const context = { source: { id: 'alone', url: tokenUrl }, user: as, signal: new AbortController().signal };
    await clientCredentials.open(given, context)?.headers();
  }
  expect(new Set(ports).size).toBe(3);
  await new Promise((resolve) => server.close(resolve));
});

test('of several requests that were refused one token, the first renews it for all', async () => {
  const service = await tokenService();
  const source = await serve((_, __, { authorization } = {}) => (authorization === 'Bearer token-1' ? { status: 401 } : { body: {} }));
  const authorization = [await options(service.url)];
  const connection = openConnection(sourceAt(source.url, { concurrency: 8 }, { authorization }), user, new AbortController().signal);
  await Promise.all(
    Array.from({ length: 8 }, (_, at) => fetchFhir(connection, { address: `${source.url}/Flag/${at}`, requestId: `r${at}` })),
  );
  await connection.close();
  expect(service.asked).toHaveLength(2);
  service.close();
});

test.each(['ES384', 'RS384'] as const)(
  'an assertion of %s names its key as jwks.json does, also where the key has no name',
  async (alg) => {
    const service = await tokenService();
    const { kid: _, ...unnamed } = JSON.parse((await clientKeys(alg)).key) as JWK;
    const given = clientCredentials.options.parse({ ...(await options(service.url)), client: { id: 'us', key: JSON.stringify(unnamed) } });
    const context = { source: { id: `kid-${alg}`, url: service.url }, user, signal: new AbortController().signal };
    await clientCredentials.open(given, context)?.headers();
    const assertion = service.asked.at(-1)?.get('client_assertion') ?? '';
    expect(decodeProtectedHeader(assertion)).toEqual({ alg, typ: 'JWT', kid: await calculateJwkThumbprint(unnamed) });
    const { nbf, iat = 0, exp = 0 } = decodeJwt(assertion);
    expect([nbf, exp - iat <= 300]).toEqual([undefined, true]);
    service.close();
  },
);
