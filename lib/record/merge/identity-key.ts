import { bondOfKeyName } from './key-rules.ts';
import type { KeyBond } from './key-rules.ts';

/** The name of the rule that made a key: `Observation|identifier|…` and `file|hash|…` are `identifier` and `file`. */
export function nameOfKey(key: string): string {
  const first = key.indexOf('|');
  const head = first < 0 ? key : key.slice(0, first);
  return key.startsWith('identifier|', first + 1) ? 'identifier' : head;
}

export function bondOfKey(key: string): KeyBond {
  return bondOfKeyName(nameOfKey(key));
}

/** Tells whether equal keys prove one original that arrived by several paths; any other key says only that two entries agree. */
export function isStrongKey(key: string): boolean {
  return bondOfKey(key) === 'original';
}

/** A business identifier's system and value; undefined for every other key. */
export function identifierInKey(key: string): { readonly system: string; readonly value: string } | undefined {
  if (nameOfKey(key) !== 'identifier') return undefined;
  const rest = key.slice(key.indexOf('identifier|') + 'identifier|'.length);
  const end = rest.lastIndexOf('|');
  return end < 0 ? undefined : { system: rest.slice(0, end), value: rest.slice(end + 1) };
}
