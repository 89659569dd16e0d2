import 'server-only';
import { z } from 'zod';
import { tokenAuthorization, tokenClientKeys } from '#/lib/sources/token-request.ts';
import type { AuthorizationMethod } from './authorization-method.ts';

const options = z.strictObject({ kind: z.literal('client-credentials'), ...tokenClientKeys });
type Options = z.infer<typeof options>;

/** SMART Backend Services: client_credentials with a signed assertion; tokens are kept in memory only. */
export const clientCredentials: AuthorizationMethod<Options> = {
  kind: 'client-credentials',
  options,
  open: (given, context) => {
    return tokenAuthorization(given, context, { grant: 'client_credentials', parameters: {} });
  },
};
