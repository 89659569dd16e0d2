import 'server-only';
import { z } from 'zod';
import { requestToken, tokenClientKeys, tokenKey } from '#/lib/sources/token-request.ts';
import { accessToken, forgetToken } from '#/lib/sources/token-store.ts';
import type { AuthorizationMethod } from './authorization-method.ts';

const options = z.strictObject({ kind: z.literal('client-credentials'), ...tokenClientKeys });
type Options = z.infer<typeof options>;

/** SMART Backend Services: client_credentials with a signed assertion; tokens are kept in memory only. */
export const clientCredentials: AuthorizationMethod<Options> = {
  kind: 'client-credentials',
  options,
  open: (given, context) => {
    const key = tokenKey(given.kind, given, context);
    const request = () => requestToken(given, context, { grant: 'client_credentials', parameters: {} });
    return {
      headers: async () => ({ Authorization: `Bearer ${await accessToken(key, request, context.signal)}` }),
      renew: () => forgetToken(key),
    };
  },
};
