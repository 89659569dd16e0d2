import 'server-only';
import type { JWK } from 'jose';
import { everyAuthorization } from '#/lib/config/schema/every-authorization.ts';
import type { Config, MemberOptions } from '#/lib/config/schema/schema.ts';
import { clientKey } from '#/lib/config/client/client-key.ts';

/** Public halves of all configured client keys, each once, by which authorisation servers verify us. */
export async function publicKeys(config: Config): Promise<readonly JWK[]> {
  const texts = new Set([...config.signIn.flatMap(({ client }) => client.key ?? []), ...everyAuthorization(config).flatMap(memberKeys)]);
  const keys = await Promise.all([...texts].map(async (text) => (await clientKey(text)).publicJwk));
  return [...new Map(keys.map((key) => [key.kid, key])).values()];
}

/** A registry's member may hold its key itself or under `client`. */
function memberKeys(member: MemberOptions): readonly string[] {
  const holders: readonly unknown[] = [member, member['client']];
  return holders.flatMap((holder) => {
    const key: unknown =
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, 'key') ? Reflect.get(holder, 'key') : undefined;
    return typeof key === 'string' ? [key] : [];
  });
}
