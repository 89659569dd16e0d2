/** Words of a document that is written in FHIR. */
export const documentWords = {
  untitled: 'Untitled document',
  noText: 'This section has no text.',
  empty: (why: string): string => `Empty: ${why}`,
  tooDeep: ['section nested too deeply', 'sections nested too deeply'],
} as const;

/** Faults of a document, after "its answer could not be read:". */
export const documentFaults = {
  patientUnclear: 'the summary does not identify its patient clearly',
  patientGone: 'the patient was not found there again',
  otherResource: 'it returned a different resource',
  noEntry: 'it is not an entry of the record',
  summaryGone: 'it no longer provides this summary',
  summaryUnreadable: 'the summary could not be read',
} as const;
