import { objectsOf } from '#/lib/fhir/json.ts';
import { lineOf } from './text.ts';

export interface BusinessIdentifier {
  readonly system: string;
  readonly value: string;
}

/** Systems that are placeholders or local by definition: equal values of two places mean nothing. */
const localSystem = /^(urn:oid:?|urn:local|local|usual|temp|unknown|none|null|n\/a|test)$|example\.(com|org|net)|localhost|\burn:system\b/i;

/**
 * Identifiers that can prove that two resources are one: with an absolute system, not `usual`, `temp` or `old`,
 * and a value that is more than a counter's first steps (standards §5, same-fact key 2).
 */
export function globalIdentifiersOf(value: unknown): readonly BusinessIdentifier[] {
  return objectsOf(value).flatMap((identifier) => {
    const system = lineOf(identifier.system);
    const text = lineOf(identifier.value);
    const use = identifier.use;
    const unusable = system === undefined || text === undefined || use === 'usual' || use === 'temp' || use === 'old';
    return unusable || !isGlobal(system, text) ? [] : [{ system, value: text }];
  });
}

/** A URI, UUID or OID names itself; any other value counts only within an absolute, not local, system. */
function isGlobal(system: string, value: string): boolean {
  if (system === 'urn:ietf:rfc:3986') return /^(urn:(uuid|oid):|https?:)./i.test(value);
  // The UID of a DICOM study is given once in the world.
  if (system === 'urn:dicom:uid') return /^urn:oid:./.test(value);
  return /^(https?:\/\/|urn:(oid|uuid):)./i.test(system) && !localSystem.test(system) && value.length >= 4;
}
