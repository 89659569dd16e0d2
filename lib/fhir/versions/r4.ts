import { negationsOnly } from '#/lib/fhir/versions/mapping/negations.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** FHIR R4, which the kinds read. */
export const r4: Version = {
  label: 'R4',
  fhirVersions: ['4.0'],
  types: {},
  patientParameters: { AdverseEvent: 'subject' },
  toR4: negationsOnly,
};
