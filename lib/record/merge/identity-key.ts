import { keyRules } from './key-rules.ts';
import type { Bond } from './key-rules.ts';

/** The name of the rule that a key was made by: `Observation|identifier|…` and `file|hash|…` are `identifier` and `file`. */
export function keyName(key: string): string {
  const first = key.indexOf('|');
  const head = first < 0 ? key : key.slice(0, first);
  return key.startsWith('identifier|', first + 1) ? 'identifier' : head;
}

export function bondOf(key: string): Bond {
  return keyRules.get(keyName(key))?.bond ?? 'alike';
}

/** Equal keys of this strength are one original that came by several paths; other keys say only that two things agree. */
export function isStrongKey(key: string): boolean {
  return bondOf(key) === 'original';
}

/** What the reader is told: "Grouped because: same test, time and value". */
export function becauseOf(key: string): string {
  // Orders that are both current are one group on whatever day each was written.
  if (key.startsWith('medication|') && key.endsWith('|current')) return 'same medicine, current';
  return keyRules.get(keyName(key))?.because ?? 'same details';
}

/** A business identifier's system and value; undefined for every other key. */
export function identifierOf(key: string): { readonly system: string; readonly value: string } | undefined {
  if (keyName(key) !== 'identifier') return undefined;
  const rest = key.slice(key.indexOf('identifier|') + 'identifier|'.length);
  const end = rest.lastIndexOf('|');
  return end < 0 ? undefined : { system: rest.slice(0, end), value: rest.slice(end + 1) };
}
