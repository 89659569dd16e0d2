import type { ConfigProblem } from './problem.ts';
import { sourceSchema, type Config, type MemberOptions, type SourceConfig } from './schema.ts';

/** What of a network is asked beside its record locator: its directory, and its members, all alike. */
export interface NetworkParts {
  readonly members?: SourceConfig;
  readonly directory: readonly MemberOptions[];
}

const given = ['id', 'name', 'code', 'organisation', 'url', 'ask'];

/** Keys of a member that no file can give: its directory does. */
const place = { id: 'member', name: 'Member', code: 'XX', organisation: 'member', url: 'https://member.invalid' };

/** The parts of a source that is a network; nothing of any other. */
export function networkParts(source: SourceConfig): NetworkParts {
  if (source.kind !== 'network') return { directory: [] };
  const members = sourceSchema.safeParse({ ...objectIn(source, 'members'), ...place });
  const directory = sourceSchema.shape.authorization.safeParse(objectIn(source, 'directory')['authorization']);
  return { ...(members.success && { members: members.data }), directory: directory.data ?? [] };
}

/** What a network's own options cannot see: that its members make a source, and where a demonstration's switch may stand. */
export function checkNetworks({ sources, publicUrl }: Config): readonly ConfigProblem[] {
  return sources.flatMap((source, at) => {
    if (source.kind !== 'network') return [];
    const path = `sources[${at}]`;
    const written = objectIn(source, 'members');
    const members = sourceSchema.safeParse({ ...written, ...place });
    const issues = members.success ? [] : members.error.issues;
    return [
      ...issues.map((issue) => ({ path: `${path}.members.${issue.path.join('.')}`, found: 'another value', expected: issue.message })),
      ...given
        .filter((key) => Object.hasOwn(written, key))
        .map((key) => ({ path: `${path}.members.${key}`, found: 'a key', expected: 'nothing: its directory says so of each member' })),
      ...(written['kind'] === 'network'
        ? [{ path: `${path}.members.kind`, found: '"network"', expected: 'how one organisation is asked' }]
        : []),
      ...(source['loopbackMembers'] === true && !isLoopback(publicUrl)
        ? [{ path: `${path}.loopbackMembers`, found: 'true', expected: 'false: only a viewer on this machine may call addresses of it' }]
        : []),
    ];
  });
}

const isLoopback = (address: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

function objectIn(source: SourceConfig, key: string): Readonly<Record<string, unknown>> {
  const value = source[key];
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
