import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import { dstu2Writers } from './dstu2.ts';
import { r5Writers } from './r5.ts';
import { stu3Writers } from './stu3.ts';
import type { JsonResource, ResourceWriter } from './written.ts';

export type VersionLabel = 'DSTU2' | 'STU3' | 'R4' | 'R4B' | 'R5';

/** R4B changed no type that the demo's people have. */
const writers: Readonly<Record<VersionLabel, Readonly<Record<string, ResourceWriter>>>> = {
  DSTU2: dstu2Writers,
  STU3: stu3Writers,
  R4: {},
  R4B: {},
  R5: r5Writers,
};

/**
 * A resource of the demo as a server of another version would send it. Written from the specifications and not from the viewer's own
 * mapping, so that each tries the other.
 */
export function writtenIn(version: VersionLabel, resource: FhirResource): JsonResource & FhirResource {
  const plain = JSON.parse(JSON.stringify(resource)) as JsonResource & FhirResource;
  const written = writers[version][resource.resourceType]?.(plain) ?? plain;
  return { ...written, resourceType: String(written['resourceType']), id: resource.id };
}
