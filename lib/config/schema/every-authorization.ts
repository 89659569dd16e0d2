import { networkParts } from './network-parts.ts';
import type { Config, MemberOptions } from './schema.ts';

/** All authorisation methods that the configuration names: of sources, of networks' directories and members, of the index, of the consent registry, of the audit server. */
export function everyAuthorization({
  sources,
  find,
  consent,
  audit,
}: Pick<Config, 'sources' | 'find' | 'consent' | 'audit'>): readonly MemberOptions[] {
  const ofNetworks = sources.flatMap((source) => {
    const { members, directory } = networkParts(source);
    return [...directory, ...(members?.authorization ?? [])];
  });
  const upstreams = [...sources, ...(find ? [find] : []), ...(consent ? [consent] : [])];
  return [...ofNetworks, ...upstreams.flatMap(({ authorization }) => authorization), ...(audit.authorization ?? [])];
}
