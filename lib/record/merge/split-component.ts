import { componentsOf } from './connected-components.ts';
import { signatureOf } from './conflicts.ts';
import { isStrongKey } from './identity-key.ts';
import { byNewest } from './prepared-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { groupsWithinSource } from './same-source.ts';
import { separateByRule } from './separate-by-rule.ts';

/** Entries of one source that are one thing, or several such already paired as copies. */
type SourceGroup = readonly PreparedEntry[];
type SourceGroups = readonly SourceGroup[];

/**
 * Splits entries that may be copies into groups with at most one source group of each source: two entries of one source
 * are two things, whatever their keys say (H20), unless `same-source.ts` knows why they are one. Copies that agree in
 * everything pair first; the rest pairs only where there is one way to do it, and stays separate where a choice would
 * be a guess.
 */
export function splitComponent(component: readonly PreparedEntry[]): readonly (readonly PreparedEntry[])[] {
  if (component.length === 1) return [component];
  return [...Map.groupBy(component.toSorted(byNewest), ({ entry }) => entry.assertion).values()].flatMap((members) =>
    connected([...Map.groupBy(members, ({ source }) => source).values()].flatMap(groupsWithinSource)).flatMap(splitConnected),
  );
}

function connected(groups: SourceGroups): readonly SourceGroups[] {
  return groups.length === 1 ? [groups] : componentsOf(groups, copyKeysOfGroup);
}

function copyKeysOfGroup(group: SourceGroup): readonly string[] {
  return group.flatMap(({ copyKeys }) => copyKeys);
}

function splitConnected(groups: SourceGroups): SourceGroups {
  const parts = separateByRule(groups);
  // Once a group between them is separated, two groups may share no key any more.
  return parts.length === 1 ? pairGroups(groups) : parts.flatMap((part) => connected(part).flatMap(pairGroups));
}

function pairGroups(groups: SourceGroups): SourceGroups {
  if (areOfDistinctSources(groups)) return [groups.flat()];
  const proven = componentsOf(groups, strongKeysOfGroup).flatMap((block) => pairWhereOneWay(block, originalSignature));
  return pairWhereOneWay(proven, signatureOfGroup);
}

function pairWhereOneWay(groups: SourceGroups, signature: (group: SourceGroup) => string): SourceGroups {
  if (areOfDistinctSources(groups)) return [groups.flat()];
  const paired = [...Map.groupBy(groups, signature).values()].flatMap(pairInOrder);
  const byStatus = [...Map.groupBy(paired, statusOfGroup).values()].flatMap(uniteWhereOneWay);
  return uniteWhereOneWay(byStatus);
}

function areOfDistinctSources(groups: SourceGroups): boolean {
  const sources = groups.flatMap(sourcesOf);
  return new Set(sources).size === sources.length;
}

/** Pairs the first group of each source, then the second of each. */
function pairInOrder(groups: SourceGroups): SourceGroups {
  const bySource = [...Map.groupBy(groups, (group) => sourcesOf(group).join(' ')).values()];
  const rounds = Math.max(...bySource.map((ofSource) => ofSource.length));
  return Array.from({ length: rounds }, (_, round) => bySource.flatMap((ofSource) => ofSource.slice(round, round + 1))).flatMap(
    uniteWhereOneWay,
  );
}

function uniteWhereOneWay(groups: SourceGroups): SourceGroups {
  return areOfDistinctSources(groups) ? [groups.flat()] : groups;
}

function strongKeysOfGroup(group: SourceGroup): readonly string[] {
  return group.flatMap(({ entry }) => entry.identity.filter(isStrongKey));
}

/** Name and signature: a number that several results may share (all results of one tube) pairs only results of equal name. */
function originalSignature(group: SourceGroup): string {
  const [first] = group;
  return `${first?.entry.code?.text.toLowerCase() ?? ''} ${signatureOfGroup(group)}`;
}

function signatureOfGroup([first]: SourceGroup): string {
  return first ? signatureOf(first) : '';
}

function statusOfGroup([first]: SourceGroup): string {
  return first ? `${first.entry.status ?? ''} ${first.entry.clinicalStatus ?? ''}` : '';
}

function sourcesOf(group: SourceGroup): readonly string[] {
  return [...new Set(group.map(({ source }) => source))];
}
