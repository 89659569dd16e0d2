import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { nullFlavorWords } from '#/lib/fhir/datatypes/words.ts';
import { type Element, attributeOf } from '#/lib/fhir/markup/element-tree.ts';

/** HL7 R4 data-absent-reason of those NullFlavors that have one. */
const reasons = new Map([
  ['UNK', 'unknown'],
  ['ASKU', 'asked-unknown'],
  ['NAV', 'temp-unknown'],
  ['NASK', 'not-asked'],
  ['MSK', 'masked'],
  ['NA', 'not-applicable'],
  ['NINF', 'negative-infinity'],
  ['PINF', 'positive-infinity'],
]);

export function nullFlavor(element: Element | undefined): string | undefined {
  return attributeOf(element, 'nullFlavor');
}

/** Why the element says nothing, in words. */
export function nullWords(element: Element | undefined): string | undefined {
  const flavor = nullFlavor(element);
  return flavor === undefined ? undefined : (nullFlavorWords.get(flavor) ?? `no value (${flavor})`);
}

/** R4 Observation.dataAbsentReason of an element with a NullFlavor. */
export function absentReason(element: Element | undefined): JsonObject | undefined {
  const flavor = nullFlavor(element);
  if (flavor === undefined) return undefined;
  const reason = reasons.get(flavor);
  return {
    coding: [
      ...(reason === undefined ? [] : [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: reason }]),
      { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: flavor },
    ],
    text: capitalise(nullWords(element) ?? ''),
  };
}

/** A primitive's extension that says why it is missing (R4 data-absent-reason). */
export function absentExtension(element: Element | undefined): JsonObject | undefined {
  const flavor = nullFlavor(element);
  if (flavor === undefined) return undefined;
  return {
    extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: reasons.get(flavor) ?? 'unknown' }],
  };
}
