import { importJWK, SignJWT } from 'jose';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { signingKeys } from './oidc-common.ts';

/** An id_token of the client itself, as some token services add it to their answers. */
export async function idTokenForClient(issuer: string): Promise<string> {
  const [jwk] = await signingKeys();
  if (!jwk) throw new Error('The authorisation server has a signing key.');
  const unsigned = new SignJWT({}).setIssuer(issuer).setSubject('tributary').setAudience('tributary').setIssuedAt().setExpirationTime('1h');
  return unsigned.setProtectedHeader({ alg: 'RS256', ...(jwk.kid !== undefined && { kid: jwk.kid }) }).sign(await importJWK(jwk, 'RS256'));
}

/** Adds to a client-credentials answer members that nobody asked for: a client must ignore them (RFC 6749 §5.1). */
export function addUnaskedMembers(ctx: KoaContextWithOIDC, idToken: string): void {
  if (ctx.oidc.params?.['grant_type'] !== 'client_credentials' || typeof ctx.body !== 'object') return;
  ctx.body = { ...ctx.body, id_token: idToken, 'not-before-policy': 0 };
}
