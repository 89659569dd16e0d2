import { createHmac, type KeyObject } from 'node:crypto';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';

/** Keys of one issuer; the stranger's are in no key set. */
export interface IssuerKeys {
  readonly kid: string;
  readonly own: CryptoKey | KeyObject;
  readonly publicPem: string;
  readonly publicJwk: JWK;
  readonly stranger: CryptoKey | KeyObject;
  readonly strangerJwk: JWK;
}

export async function issuerKeys(kid: string): Promise<IssuerKeys> {
  const [own, stranger] = [await generateKeyPair('RS256', { extractable: true }), await generateKeyPair('RS256', { extractable: true })];
  return {
    kid,
    own: own.privateKey,
    publicPem: await exportSPKI(own.publicKey),
    publicJwk: { ...(await exportJWK(own.publicKey)), kid, alg: 'RS256', use: 'sig' },
    stranger: stranger.privateKey,
    strangerJwk: { ...(await exportJWK(stranger.publicKey)), kid: 'stranger', alg: 'RS256', use: 'sig' },
  };
}

export interface Forging {
  readonly claims: JWTPayload;
  readonly keys: IssuerKeys;
  /** Origin of a server of the attacker's, with a key set. */
  readonly evil: string;
}

type Forge = (forging: Forging) => Promise<string> | string;

const sign = (payload: JWTPayload, { own, kid }: IssuerKeys, header: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(own);
const signAsStranger = (payload: JWTPayload, { stranger }: IssuerKeys, header: Readonly<Record<string, unknown>>): Promise<string> =>
  new SignJWT(payload).setProtectedHeader({ alg: 'RS256', ...header }).sign(stranger);
const changing =
  (changes: JWTPayload): Forge =>
  ({ claims, keys }) =>
    sign({ ...claims, ...changes }, keys);
const without =
  (name: string): Forge =>
  ({ claims, keys }) =>
    sign(Object.fromEntries(Object.entries(claims).filter(([claim]) => claim !== name)), keys);
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const past = (seconds: number): number => Math.floor(Date.now() / 1_000) - seconds;

/** Signs by HMAC with what everyone may read: the classic confusion of algorithms. */
const hmacWith =
  (secret: (keys: IssuerKeys) => string): Forge =>
  ({ claims, keys }) => {
    const text = `${encode({ alg: 'HS256', kid: keys.kid })}.${encode(claims)}`;
    return `${text}.${createHmac('sha256', secret(keys)).update(text).digest('base64url')}`;
  };

/** Tampers with a good token's text. */
const editing =
  (edit: (parts: readonly string[]) => string): Forge =>
  async ({ claims, keys }) =>
    edit((await sign(claims, keys)).split('.'));

/** Id_tokens that prove nothing; each must be refused. */
export const forgedIdTokens: Readonly<Record<string, Forge>> = {
  'alg-none': ({ claims }) => new UnsecuredJWT(claims).encode(),
  'alg-none-signed': editing(([, payload = '', signature = '']) => `${encode({ alg: 'None' })}.${payload}.${signature}`),
  'alg-hs256-public-pem': hmacWith(({ publicPem }) => publicPem),
  'alg-hs256-public-jwk': hmacWith(({ publicJwk }) => JSON.stringify(publicJwk)),
  'alg-hs256-client-id': hmacWith(() => 'tributary'),
  'alg-hs256-empty': hmacWith(() => ' '),
  'alg-array': editing(([, payload = '', signature = '']) => `${encode({ alg: ['RS256'] })}.${payload}.${signature}`),
  'no-signature': editing(([header = '', payload = '']) => `${header}.${payload}.`),
  'two-parts': editing(([header = '', payload = '']) => `${header}.${payload}`),
  'signature-of-another': editing(([header = '', , signature = '']) => `${header}.${encode({ sub: 'admin' })}.${signature}`),
  'signature-flipped': editing(([header = '', payload = '', signature = '']) => `${header}.${payload}.${flipped(signature)}`),
  'payload-not-json': editing(([header = '', , signature = '']) => `${header}.bm90LWpzb24.${signature}`),
  'stranger-key-own-kid': ({ claims, keys }) => signAsStranger(claims, keys, { kid: keys.kid }),
  'stranger-key-own-name': ({ claims, keys }) => signAsStranger(claims, keys, { kid: 'stranger' }),
  'kid-path': ({ claims, keys }) => signAsStranger(claims, keys, { kid: '../../../../dev/null' }),
  'kid-sql': ({ claims, keys }) => signAsStranger(claims, keys, { kid: "x' UNION SELECT 'key" }),
  'jku-evil': ({ claims, keys, evil }) => signAsStranger(claims, keys, { kid: 'stranger', jku: `${evil}/jwks` }),
  'jwk-in-header': ({ claims, keys }) => signAsStranger(claims, keys, { kid: keys.kid, jwk: keys.strangerJwk }),
  'x5u-evil': ({ claims, keys, evil }) => signAsStranger(claims, keys, { kid: keys.kid, x5u: `${evil}/certificate` }),
  'x5c-in-header': ({ claims, keys }) => signAsStranger(claims, keys, { kid: keys.kid, x5c: ['MIIB'] }),
  'crit-unknown': editing(
    ([, payload = '', signature = '']) => `${encode({ alg: 'RS256', crit: ['exp2'], exp2: 1 })}.${payload}.${signature}`,
  ),
  expired: changing({ exp: past(3_600), iat: past(7_200) }),
  'expired-no-exp': without('exp'),
  'not-yet': changing({ nbf: past(-3_600) }),
  'no-iat': without('iat'),
  'aud-other': changing({ aud: 'another-client' }),
  'aud-list-without-us': changing({ aud: ['a', 'b'] }),
  'aud-prefix': changing({ aud: 'tributary.evil' }),
  'aud-absent': without('aud'),
  'azp-other': changing({ aud: ['tributary', 'other'], azp: 'other' }),
  'iss-other': changing({ iss: 'https://evil.example' }),
  'iss-suffix': ({ claims, keys }) => sign({ ...claims, iss: `${claims.iss ?? ''}.evil.example` }, keys),
  'iss-absent': without('iss'),
  'nonce-other': changing({ nonce: 'another-nonce' }),
  'nonce-absent': without('nonce'),
  'nonce-empty': changing({ nonce: '' }),
  'sub-absent': without('sub'),
};

const flipped = (text: string): string => `${text.slice(0, 10)}${text[10] === 'A' ? 'B' : 'A'}${text.slice(11)}`;

export const honestIdToken = ({ claims, keys }: Forging): Promise<string> => sign(claims, keys);
