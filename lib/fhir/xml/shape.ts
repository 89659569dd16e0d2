import type { Version } from '#/lib/fhir/resource/version.ts';

/** Shape of an element in FHIR JSON, where XML does not say it. */
export interface ElementShape {
  readonly repeats: boolean;
  readonly value: 'text' | 'boolean' | 'number' | 'complex';
  /** Name of its type, for what is inside it. */
  readonly type?: string;
}

/** How the table writes each version. */
export const versionMarks: Readonly<Record<Version['label'], string>> = { DSTU2: '2', STU3: '3', R4: '4', R4B: 'b', R5: '5' };

const primitives = new Map([
  ['Boolean', '!'],
  ['Integer', '#'],
  ['Decimal', '#'],
  ['PositiveInt', '#'],
  ['UnsignedInt', '#'],
]);

const dataTypes = new Set(
  `Address Age Annotation Attachment Availability CodeableConcept CodeableReference Coding ContactDetail ContactPoint Contributor Count
  DataRequirement Distance Dosage Duration Expression Extension ExtendedContactDetail HumanName Identifier Meta Money MonetaryComponent
  ParameterDefinition Period Quantity Range Ratio RatioRange Reference RelatedArtifact SampledData Signature Timing TriggerDefinition
  UsageContext VirtualServiceDetail`.split(/\s+/),
);

/** Type that the end of a choice's name says: `valueQuantity` is a Quantity (FHIR R4 §2.6.1.1, choice of data types). */
export function suffixShape(element: string): string {
  for (let at = 1; at < element.length; at += 1) {
    const suffix = element.slice(at);
    const primitive = primitives.get(suffix);
    if (primitive !== undefined) return primitive;
    if (dataTypes.has(suffix)) return suffix;
  }
  return '';
}

/** A word of the table as a shape; `owner` is the type that has the element. */
export function shapeFrom(written: string, owner: string | undefined, element: string): ElementShape {
  const repeats = written.startsWith('*');
  const kind = repeats ? written.slice(1) : written;
  if (kind === '') return { repeats, value: 'text' };
  if (kind === '!') return { repeats, value: 'boolean' };
  if (kind === '#') return { repeats, value: 'number' };
  if (kind !== '+') return { repeats, value: 'complex', type: kind };
  if (owner === undefined) return { repeats, value: 'complex' };
  return { repeats, value: 'complex', type: `${owner}${element.charAt(0).toUpperCase()}${element.slice(1)}` };
}
