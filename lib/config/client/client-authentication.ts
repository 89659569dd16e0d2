import 'server-only';
import { ClientSecretBasic, ClientSecretPost, modifyAssertion, None, PrivateKeyJwt, type ClientAuth } from 'openid-client';
import type { Client } from '#/lib/config/schema/client.ts';
import { completeAssertion, type AssertionOptions } from './client-assertion.ts';
import { clientKey } from './client-key.ts';

/**
 * How this service proves itself to an authorisation server: at sign-in, at token services, and for a directory or an index
 * alike. Throws for a key that cannot sign.
 */
export async function clientAuthentication(client: Client, assertion: AssertionOptions): Promise<ClientAuth> {
  switch (client.authentication) {
    case 'none':
      return None();
    case 'client_secret_basic':
      return ClientSecretBasic(client.secret);
    case 'client_secret_post':
      return ClientSecretPost(client.secret);
    case 'private_key_jwt': {
      const { key, kid } = await clientKey(client.key ?? '');
      return PrivateKeyJwt({ key, kid }, { [modifyAssertion]: (header, payload) => completeAssertion(header, payload, assertion) });
    }
    default:
      return client.authentication satisfies never;
  }
}
