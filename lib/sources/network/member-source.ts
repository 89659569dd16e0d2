import 'server-only';
import { memberIn, networkOf } from '#/lib/config/schema/network-of.ts';
import type { Config, SourceConfig } from '#/lib/config/schema/schema.ts';
import { directoryOf } from './directory.ts';
import type { DirectoryMember } from './directory-entry.ts';
import { memberTemplate, networkOptions } from './network-options.ts';
import { networkWords } from './words.ts';

/** Turns a member into a source: the network's configuration, at the address in its directory. */
export function memberSource(network: SourceConfig, member: DirectoryMember, template: SourceConfig): SourceConfig {
  const id = `${network.id}.${member.id}`;
  const { reach } = networkOptions(network);
  return {
    ...template,
    id,
    name: member.name,
    organisation: id,
    url: member.address ?? template.url,
    reach,
    // A member is as late as its network, unless the members' own configuration says more.
    updated: template.updated === 'continuously' ? network.updated : template.updated,
    network: {
      id: network.id,
      name: network.name,
      organisation: network.organisation,
      names: [member.id, ...member.identifiers.map((identifier) => identifier.slice(identifier.indexOf('|') + 1))],
      ...(member.address === undefined && { unasked: networkWords.noAddress }),
    },
  };
}

/** Finds the source of an id, configured or a network's member. Throws a SourceFailure if the directory is not available. */
export async function sourceNamed(id: string, config: Config, signal: AbortSignal): Promise<SourceConfig | undefined> {
  const configured = config.sources.find((source) => source.id === id);
  const network = networkOf(id, config);
  if (configured || !network) return configured;
  const member = (await directoryOf(network, signal)).byId.get(memberIn(id));
  return member && memberSource(network, member, memberTemplate(networkOptions(network).members));
}
