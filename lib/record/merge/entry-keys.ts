import { fileSetOf } from './entry-facts.ts';
import { bondOfKey } from './identity-key.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { versionKeys } from './version-rank.ts';

/** The key under which an entry is found by those that name it. */
export function idKey(id: string): string {
  return `id ${id}`;
}

/**
 * Entries that share one of these may be one thing. Kinds of statement never meet: what is removed, denied or "none
 * known" is no copy of what is affirmed (design §6), nor a prescription one of its dispense. A stub says too little to
 * be known as a copy.
 */
export function copyKeysOf(entry: TimelineEntry): readonly string[] {
  if (entry.withheld) return none;
  const { assertion, category, kind, identity } = entry;
  const keys = identity.flatMap((key) => (isTarget(key) ? [] : [`${assertion} ${category} ${kind} ${key}`]));
  // One scan is a report to one part of a server, and a document to another.
  const files = fileSetOf(entry);
  return files === undefined ? keys : [...keys, `${assertion} ${files}`];
}

/** Entries of one source that share one of these, or of which one has the id that another names, may be one thing. */
export function linkKeysOf(entry: TimelineEntry, source: string): readonly string[] {
  if (entry.withheld) return none;
  const versions = versionKeys(entry, source);
  const targets = entry.identity.filter(isTarget);
  return targets.length === 0 ? versions : [...versions, ...targets.map((key) => idKey(key.slice(key.indexOf('|') + 1)))];
}

const none: readonly string[] = [];

function isTarget(key: string): boolean {
  // By letter first: of fifty thousand entries few have such a key.
  if (!key.startsWith('plan|') && !key.startsWith('replaces|')) return false;
  const bond = bondOfKey(key);
  return bond === 'plan' || bond === 'replaces';
}
