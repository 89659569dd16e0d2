import { fileSetOf } from './entry-facts.ts';
import { bondOfKey } from './identity-key.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { versionKeys } from './version-rank.ts';

/** Link key of an entry's id, which entries that name it share. */
export function idKey(id: string): string {
  return `id ${id}`;
}

/**
 * Keys of an entry that possible copies share. Kinds of statement never meet: what is removed, denied or "none
 * known" is no copy of what is affirmed (design §6), nor a prescription one of its dispense. A stub says too little to
 * be known as a copy.
 */
export function copyKeysOf(entry: TimelineEntry): readonly string[] {
  if (entry.withheld) return noKeys;
  const { assertion, category, kind, identity } = entry;
  const keys = identity.flatMap((key) => (isTarget(key) ? [] : [`${assertion} ${category} ${kind} ${key}`]));
  // The same scan is a report to one part of a server, and a document to another.
  const files = fileSetOf(entry);
  return files === undefined ? keys : [...keys, `${assertion} ${files}`];
}

/** Keys that entries of one source share when they may be one thing: keys of versions, and `id …` of an entry that is named. */
export function linkKeysOf(entry: TimelineEntry, source: string): readonly string[] {
  if (entry.withheld) return noKeys;
  const versions = versionKeys(entry, source);
  const targets = entry.identity.filter(isTarget);
  return targets.length === 0 ? versions : [...versions, ...targets.map((key) => idKey(key.slice(key.indexOf('|') + 1)))];
}

const noKeys: readonly string[] = [];

function isTarget(key: string): boolean {
  // Compared by prefix first: few of fifty thousand entries have such a key.
  if (!key.startsWith('plan|') && !key.startsWith('replaces|')) return false;
  const bond = bondOfKey(key);
  return bond === 'plan' || bond === 'replaces';
}
