import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { type Element, attributeOf } from '#/lib/fhir/markup/element-tree.ts';
import { uriOf } from '#/lib/fhir/cda/codes/code-systems.ts';
import { presentOrNone } from './present.ts';

/** Namespaces of person numbers that FHIR names otherwise than by their OID. */
const identifierSystems = new Map([
  ['2.16.840.1.113883.4.1', 'http://hl7.org/fhir/sid/us-ssn'],
  ['2.16.840.1.113883.4.6', 'http://hl7.org/fhir/sid/us-npi'],
  ['2.16.840.1.113883.4.572', 'http://hl7.org/fhir/sid/us-medicare'],
  ['2.16.840.1.113883.4.927', 'http://hl7.org/fhir/sid/us-mbi'],
  ['2.16.840.1.113883.2.1.4.1', 'https://fhir.nhs.uk/Id/nhs-number'],
  ['2.16.840.1.113883.2.1.4.3', 'https://fhir.nhs.uk/Id/nhs-number'],
]);

/** v3 II as an R4 Identifier; an id of a NullFlavor is none. */
export function identifierOf(element: Element): JsonObject | undefined {
  const root = attributeOf(element, 'root');
  const extension = attributeOf(element, 'extension');
  if (root === undefined) return presentOrNone({ value: extension });
  const system = identifierSystems.get(root) ?? uriOf(root) ?? root;
  const assigner = attributeOf(element, 'assigningAuthorityName');
  const named = assigner === undefined ? {} : { assigner: { display: assigner } };
  if (extension !== undefined) return { system, value: extension, ...named };
  // A root alone is given once in the world when it is a UUID (R4 §2.24.0.7); an OID alone is often one for all entries.
  const uri = uriOf(root) ?? root;
  return { ...(uri.startsWith('urn:uuid:') && { system: 'urn:ietf:rfc:3986' }), value: uri, ...named };
}

export function identifiersOf(ids: readonly Element[]): readonly JsonObject[] {
  return ids.map(identifierOf).filter((identifier) => identifier !== undefined);
}

/** An II as one text: `root^extension`. */
export function idText(element: Element | undefined): string | undefined {
  const root = attributeOf(element, 'root');
  const extension = attributeOf(element, 'extension');
  if (root === undefined) return extension;
  return extension === undefined ? root : `${root}^${extension}`;
}
