import { objectOf } from '#/lib/fhir/resource/json.ts';

/** Tells whether parsed JSON nests deeper than `most` levels; JSON.parse itself reads any depth without recursion. */
export function nestsDeeperThan(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (nestsDeeperThan(item, most - 1)) return true;
    return false;
  }
  const object = objectOf(value);
  for (const key in object) if (nestsDeeperThan(object[key], most - 1)) return true;
  return false;
}

const [quote, backslash] = [0x22, 0x5c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Tells whether unparsed JSON nests deeper than `most` levels, by counting brackets outside strings up to the first that is too deep. */
export function bracketsNestDeeperThan(bytes: Uint8Array, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) at = endOfText(bytes, at + 1);
    else if (byte === openArray || byte === openObject) {
      depth += 1;
      if (depth > most) return true;
    } else if (byte === closeArray || byte === closeObject) depth -= 1;
  }
  return false;
}

function endOfText(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}
