import { identityKeyRules } from './key-rules.ts';
import type { KeyBond } from './key-rules.ts';

/** The name of the rule that a key was made by: `Observation|identifier|…` and `file|hash|…` are `identifier` and `file`. */
export function nameOfKey(key: string): string {
  const first = key.indexOf('|');
  const head = first < 0 ? key : key.slice(0, first);
  return key.startsWith('identifier|', first + 1) ? 'identifier' : head;
}

export function bondOfKey(key: string): KeyBond {
  return identityKeyRules.get(nameOfKey(key))?.bond ?? 'alike';
}

/** Equal keys of this strength are one original that came by several paths; other keys say only that two things agree. */
export function isStrongKey(key: string): boolean {
  return bondOfKey(key) === 'original';
}

/** What the reader is told: "Grouped because: same test, time and value". */
export function reasonOfKey(key: string): string {
  // Orders that are both current are one group on whatever day each was written.
  if (key.startsWith('medication|') && key.endsWith('|current')) return 'same medicine, current';
  return identityKeyRules.get(nameOfKey(key))?.reason ?? 'same details';
}

/** A business identifier's system and value; undefined for every other key. */
export function identifierInKey(key: string): { readonly system: string; readonly value: string } | undefined {
  if (nameOfKey(key) !== 'identifier') return undefined;
  const rest = key.slice(key.indexOf('identifier|') + 'identifier|'.length);
  const end = rest.lastIndexOf('|');
  return end < 0 ? undefined : { system: rest.slice(0, end), value: rest.slice(end + 1) };
}
