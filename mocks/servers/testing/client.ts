import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';

export interface AssertionChanges {
  readonly typ?: string | undefined;
  readonly jti?: string | undefined;
  readonly lifetime?: string;
}

/** A viewer made of plain fetch, to try the exchange's authorisation servers without any client library. */
export interface TrialViewer {
  readonly origin: string;
  /** A signed client assertion (RFC 7523) for one token endpoint, as form fields; a test counterfeits parts of it. */
  readonly assertion: (tokenUrl: string, changes?: AssertionChanges) => Promise<Readonly<Record<string, string>>>;
  readonly stop: () => Promise<void>;
}

/** Starts a server that publishes the viewer's public key at /jwks.json. */
export async function startTrialViewer(port: number): Promise<TrialViewer> {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'trial', alg: 'ES384', use: 'sig' }] };
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(keys)));
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    origin: `http://localhost:${port}`,
    assertion: (tokenUrl, changes) => assertionFor(privateKey, tokenUrl, changes),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

async function assertionFor(key: CryptoKey, tokenUrl: string, changes: AssertionChanges = {}): Promise<Readonly<Record<string, string>>> {
  const { typ, jti, lifetime } = { typ: 'JWT', jti: randomBytes(12).toString('hex'), lifetime: '2m', ...changes };
  const signed = new SignJWT(jti === undefined ? {} : { jti })
    .setProtectedHeader({ alg: 'ES384', kid: 'trial', ...(typ !== undefined && { typ }) })
    .setIssuer('tributary')
    .setSubject('tributary')
    .setAudience(tokenUrl)
    .setIssuedAt()
    .setExpirationTime(lifetime);
  return { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: await signed.sign(key) };
}

/** A PKCE pair, S256 (RFC 7636). */
export function pkce(): { readonly verifier: string; readonly challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** A browser's cookies and redirects, followed by hand until an address begins with `until`. */
export async function follow(address: string, until: string, jar = new Map<string, string>()): Promise<URL> {
  let next = address;
  for (let hops = 0; hops < 10; hops += 1) {
    if (next.startsWith(until)) return new URL(next);
    const response = await visit(next, jar);
    const location = response.headers.get('location');
    if (!location) throw new Error(`${response.status} at ${next}: ${(await response.text()).slice(0, 200)}`);
    next = new URL(location, next).href;
  }
  throw new Error('too many redirects');
}

/** Sends a request with the jar's cookies, and keeps those that are set. */
export async function visit(address: string, jar: Map<string, string>, form?: Readonly<Record<string, string>>): Promise<Response> {
  const response = await fetch(address, {
    redirect: 'manual',
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    ...(form && { method: 'POST', body: new URLSearchParams(form) }),
  });
  for (const cookie of response.headers.getSetCookie()) {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (name) jar.set(name, value ?? '');
  }
  return response;
}

/** A token request's answer, whatever it holds. */
export async function tokenRequest(
  tokenUrl: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
  const response = await fetch(tokenUrl, { method: 'POST', body: new URLSearchParams(form) });
  const body: unknown = await response.json();
  return { status: response.status, body: typeof body === 'object' && body !== null ? { ...body } : {} };
}
