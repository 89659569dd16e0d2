import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { listenOnOwnPort } from './own-port.ts';

/** A token service that notes what it is asked, and gives a token each time. */
export interface TokenService {
  readonly url: string;
  /** Forms that were posted, in order. */
  readonly asked: readonly URLSearchParams[];
  readonly close: () => void;
}

export async function tokenService(): Promise<TokenService> {
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      asked.push(new URLSearchParams(Buffer.concat(parts).toString()));
      const body = { access_token: `token-${asked.length}`, token_type: 'Bearer', expires_in: 300 };
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  return { url: `http://127.0.0.1:${await listenOnOwnPort(server)}/token`, asked, close: () => void server.close() };
}

/** A client's key pair: the private half as a configuration holds it. */
export async function clientKeys(alg: 'ES384' | 'RS384' | 'RS256' = 'ES384'): Promise<{ publicKey: CryptoKey; key: string }> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { publicKey, key: JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'k1', alg }) };
}
