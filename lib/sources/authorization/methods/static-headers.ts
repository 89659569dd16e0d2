import 'server-only';
import { z } from 'zod';
import { authorizationProblems } from '#/lib/sources/authorization/words.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

/** Header name (RFC 9110 token). Headers that change where or how a request goes are not configurable. */
const name = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'a header name')
  .refine((text) => !forbidden.has(text.toLowerCase()), authorizationProblems.headerName);
const forbidden = new Set([
  'host',
  'connection',
  'content-length',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'cookie',
  'expect',
  'accept',
  'content-type',
  'x-request-id',
]);
const value = z.string().regex(/^[\u0020-\u007e]+$/, authorizationProblems.headerValue);

const options = z.strictObject({ kind: z.literal('static-headers'), headers: z.record(name, value) });
type Options = z.infer<typeof options>;

/** Agreed headers of a gateway (an API key): the same for every user, so the gateway's own audit sees only this viewer. */
export const staticHeaders: AuthorizationMethod<Options> = {
  kind: 'static-headers',
  options,
  open: ({ headers }) => ({ headers: async () => headers, renew: () => false }),
};
