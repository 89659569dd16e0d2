import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';
import { objectsOf } from '#/lib/fhir/resource/json.ts';
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
  const identifiers: BusinessIdentifier[] = [];
  for (const { system, value: text, use } of objectsOf(value)) {
    const [within, name] = [lineOf(system), lineOf(text)];
    if (within === undefined || name === undefined || use === 'usual' || use === 'temp' || use === 'old') continue;
    if (isGlobal(within, name)) identifiers.push({ system: within, value: name });
  }
  return identifiers;
}

/** A URI, UUID or OID names itself; any other value counts only within an absolute, not local, system. */
function isGlobal(system: string, value: string): boolean {
  if (system === 'urn:ietf:rfc:3986') return /^(urn:(uuid|oid):|https?:)./i.test(value);
  // The UID of a DICOM study is given once in the world.
  if (system === 'urn:dicom:uid') return /^urn:oid:./.test(value);
  return value.length >= 4 && isAbsolute(system);
}

/** Asked of each resource, and a source has few systems. */
const absolute = rememberTexts<boolean>(1_000);

function isAbsolute(system: string): boolean {
  const identifierSystems = absolute.get(system);
  if (identifierSystems !== undefined) return identifierSystems;
  const match = /^(https?:\/\/|urn:(oid|uuid):)./i.test(system) && !localSystem.test(system);
  absolute.set(system, match);
  return match;
}
