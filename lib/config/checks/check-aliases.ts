import 'server-only';
import { pathText, type ConfigProblem } from './problem.ts';
import type { Config } from '#/lib/config/schema/schema.ts';

/** Checks that no source has another source's address as its alias: one's patients would be read as the other's (H02). */
export function checkAliases({ sources }: Config): readonly ConfigProblem[] {
  return sources.flatMap(({ aliases = [] }, at) => {
    const otherAddresses = sources.filter((_, place) => place !== at).flatMap(({ url, aliases: more = [] }) => [url, ...more]);
    return aliases.flatMap((alias, place) =>
      otherAddresses.some((address) => isUnder(alias, address) || isUnder(address, alias))
        ? [{ path: pathText(['sources', at, 'aliases', place]), actual: alias, expected: 'an address that is no other source’s' }]
        : [],
    );
  });
}

const isUnder = (inner: string, outer: string): boolean => {
  const [inside, outside] = [new URL(inner), new URL(outer)];
  return inside.origin === outside.origin && `${inside.pathname}/`.startsWith(`${outside.pathname.replace(/\/$/, '')}/`);
};
