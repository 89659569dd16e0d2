import 'server-only';
import { z } from 'zod';
import { tokenAuthorization, tokenClientKeys } from '#/lib/sources/authorization/token-request.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const options = z.strictObject({
  kind: z.literal('token-exchange'),
  ...tokenClientKeys,
  /** Issuer of the sign-in whose tokens this service exchanges: no other's is ever sent to it. */
  issuer: z.url(),
  subject: z.enum(['id-token', 'access-token']).default('id-token'),
});
type Options = z.infer<typeof options>;

const subjectTypes = {
  'id-token': 'urn:ietf:params:oauth:token-type:id_token',
  'access-token': 'urn:ietf:params:oauth:token-type:access_token',
} as const;

/** OAuth token exchange (RFC 8693): the user's own token from direct login for one that this source accepts. */
export const tokenExchange: AuthorizationMethod<Options> = {
  kind: 'token-exchange',
  options,
  open: (configured, context) => {
    const { login, viewer } = context.user;
    const subject = configured.subject === 'id-token' ? login?.idToken : login?.accessToken;
    if (subject === undefined || viewer.issuer !== configured.issuer) return undefined;
    return tokenAuthorization(configured, context, {
      grant: 'urn:ietf:params:oauth:grant-type:token-exchange',
      parameters: { subject_token: subject, subject_token_type: subjectTypes[configured.subject] },
    });
  },
};
