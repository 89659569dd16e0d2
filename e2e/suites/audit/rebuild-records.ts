import type { GeneratedResource } from '#/lib/access/testing/generated-record.ts';

/** Records of two sources. */
export const generatedRecords: Readonly<Record<'hill' | 'vale', readonly GeneratedResource[]>> = {
  hill: [
    { type: 'Observation', id: 'sodium', word: 'Natrium – hoch', number: 140, version: 1 },
    { type: 'DocumentReference', id: 'letter', word: 'Letter', number: 3, version: 1 },
    { type: 'DiagnosticReport', id: 'report', word: 'Electrolytes', number: 1, version: 1 },
  ],
  vale: [{ type: 'AllergyIntolerance', id: 'penicillin', word: 'Penicillin', number: 2, version: 1 }],
};
