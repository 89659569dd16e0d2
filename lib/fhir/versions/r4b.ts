import { negationsOnly } from '#/lib/fhir/versions/mapping/negations.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** FHIR R4B changed medication definitions, evidence and subscriptions; the types of a patient's record are those of R4. */
export const r4b: Version = {
  label: 'R4B',
  fhirVersions: ['4.3', '4.1'],
  types: {},
  patientParameters: { AdverseEvent: 'subject' },
  toR4: negationsOnly,
};
