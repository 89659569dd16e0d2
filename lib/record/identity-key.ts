/**
 * Reads the identity keys that kinds write (`lib/fhir/identity.ts`): `Type|identifier|…`, `document|…` and `file|…`
 * name one original, every other key (`observation|code|time|value`) says that copies are alike.
 */
const strong = /^(?:(?:[A-Za-z]+\|)?identifier|document|file)\|/;

const alike = new Map([
  ['allergy', 'same substance'],
  ['condition', 'same condition'],
  ['encounter', 'same place, kind and time'],
  ['immunization', 'same vaccine and day'],
  ['medication', 'same medicine and day'],
  ['observation', 'same test, time and value'],
  ['procedure', 'same procedure and day'],
  ['report', 'same report and time'],
]);

/** Equal keys of this strength are one original that came by several paths; other keys say only that two things agree. */
export function isStrongKey(key: string): boolean {
  return strong.test(key);
}

/** What the reader is told: "Grouped because: same test, time and value". */
export function becauseOf(key: string): string {
  if (key.startsWith('file|')) return 'same file';
  if (key.startsWith('document|')) return 'same document number';
  if (isStrongKey(key)) return 'same identifier';
  // Orders that are both current are one group on whatever day each was written.
  if (key.startsWith('medication|') && key.endsWith('|current')) return 'same medicine, current';
  return alike.get(key.slice(0, Math.max(0, key.indexOf('|')))) ?? 'same details';
}
