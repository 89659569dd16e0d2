/** Names of units and of their prefixes, as they are written out. */
const prefixes = new Map([
  ['', ''],
  ['kilo', 'k'],
  ['deci', 'd'],
  ['centi', 'c'],
  ['milli', 'm'],
  ['micro', 'u'],
  ['nano', 'n'],
  ['pico', 'p'],
]);
const names = new Map([
  ['gram', 'g'],
  ['gramme', 'g'],
  ['gm', 'g'],
  ['mole', 'mol'],
  ['litre', 'L'],
  ['liter', 'L'],
  ['metre', 'm'],
  ['meter', 'm'],
]);
const short = new Map([
  ['mcg', 'ug'],
  ['mcgs', 'ug'],
  ['mgs', 'mg'],
  ['gms', 'g'],
  ['kgs', 'kg'],
  ['mls', 'mL'],
  ['cc', 'mL'],
  ['fahrenheit', '[degF]'],
  ['celsius', 'Cel'],
  ['minute', 'min'],
  ['hour', 'h'],
  ['hr', 'h'],
  ['day', 'd'],
]);

const written = new RegExp(`^(${[...prefixes.keys()].join('|')})(${[...names.keys()].join('|')})s?$`, 'i');

/** A unit's words as UCUM would write them: "micrograms per litre" is ug/L. Words that are no unit stay as they are. */
export function unitInUcum(words: string): string {
  const parts = words
    .replace(/^degrees? /i, '')
    .split(/\s*\/\s*|\s+per\s+/i)
    .map(partInUcum);
  return parts.join('/');
}

function partInUcum(part: string): string {
  const [, prefix, name] = written.exec(part) ?? [];
  if (name !== undefined) return `${prefixes.get((prefix ?? '').toLowerCase()) ?? ''}${names.get(name.toLowerCase()) ?? name}`;
  return short.get(part.toLowerCase()) ?? part;
}
