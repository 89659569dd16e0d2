import { objectAt, parseMembers } from '#/lib/config/schema/network-parts.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { ConfigProblem } from './problem.ts';

const directoryKeys = ['id', 'name', 'code', 'organisation', 'url', 'ask'];

/** Checks beyond a network's own options: its members make a source, and a demonstration's switch stands in a demonstration. */
export function checkNetworks({ sources, publicUrl }: Config): readonly ConfigProblem[] {
  return sources.flatMap((source, index) => {
    if (source.kind !== 'network') return [];
    const path = `sources[${index}]`;
    const written = objectAt(source, 'members');
    const members = parseMembers(source);
    const issues = members.success ? [] : members.error.issues;
    return [
      ...issues.map((issue) => ({ path: `${path}.members.${issue.path.join('.')}`, actual: 'another value', expected: issue.message })),
      ...directoryKeys
        .filter((key) => Object.hasOwn(written, key))
        .map((key) => ({ path: `${path}.members.${key}`, actual: 'a key', expected: 'nothing: the directory gives it for each member' })),
      ...(written['kind'] === 'network'
        ? [{ path: `${path}.members.kind`, actual: '"network"', expected: 'how one organisation is asked' }]
        : []),
      ...(source['loopbackMembers'] === true && !isLoopback(publicUrl)
        ? [{ path: `${path}.loopbackMembers`, actual: 'true', expected: 'false: only a viewer on this machine may call addresses of it' }]
        : []),
    ];
  });
}

const isLoopback = (address: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
