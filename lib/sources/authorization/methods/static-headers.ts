import 'server-only';
import { z } from 'zod';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

/** RFC 9110 token; what would change where or how a request goes is not for a configuration to set. */
const name = z
  .string()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'a header name')
  .refine((text) => !forbidden.has(text.toLowerCase()), 'a header that is not the connection’s own');
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
const value = z.string().regex(/^[\u0020-\u007e]+$/, 'printable ASCII in one line');

const options = z.strictObject({ kind: z.literal('static-headers'), headers: z.record(name, value) });
type Options = z.infer<typeof options>;

/** A gateway that lets us in by an agreed header (an API key): the same for every user, so its own audit sees only this viewer. */
export const staticHeaders: AuthorizationMethod<Options> = {
  kind: 'static-headers',
  options,
  open: ({ headers }) => ({ headers: async () => headers, renew: () => false }),
};
