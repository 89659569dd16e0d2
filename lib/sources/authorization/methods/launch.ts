import 'server-only';
import { z } from 'zod';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const options = z.strictObject({ kind: z.literal('launch') });

/** The SMART launch's own token: only for the base that it was issued for (standards §0.2). */
export const launchAuthorization: AuthorizationMethod<z.infer<typeof options>> = {
  kind: 'launch',
  options,
  open: (_, { source, user }) => {
    const { launch } = user;
    if (!launch || launch.base !== source.url) return undefined;
    return {
      headers: async () => ({ Authorization: `Bearer ${launch.accessToken}` }),
      renew: () => false,
      accessToTypes: async () => (type) => launch.access?.[type] ?? 'granted',
    };
  },
};
