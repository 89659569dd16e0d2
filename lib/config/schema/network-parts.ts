import { sourceSchema, type MemberOptions, type SourceConfig } from './schema.ts';

/** Servers of a network beside its record locator: its directory, and its members, all queried alike. */
export interface NetworkParts {
  readonly members?: SourceConfig;
  readonly directory: readonly MemberOptions[];
}

/** Stand-ins for a member's keys that no file can give: the directory does. */
const memberStandIn = { id: 'member', name: 'Member', code: 'XX', organisation: 'member', url: 'https://member.invalid' };

/** The parts of a network's configuration; empty for any other source. */
export function networkParts(source: SourceConfig): NetworkParts {
  if (source.kind !== 'network') return { directory: [] };
  const members = parseMembers(source);
  const directory = sourceSchema.shape.authorization.safeParse(objectAt(source, 'directory')['authorization']);
  return { ...(members.success && { members: members.data }), directory: directory.data ?? [] };
}

/** Checks the members' template as a source of its own. */
export const parseMembers = (network: SourceConfig): ReturnType<typeof sourceSchema.safeParse> =>
  sourceSchema.safeParse({ ...objectAt(network, 'members'), ...memberStandIn });

export function objectAt(source: SourceConfig, key: string): Readonly<Record<string, unknown>> {
  const value = source[key];
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
