/** Types that the sources of the gateway's bench offer. */
export const offeredTypes = [
  'Observation',
  'Condition',
  'Procedure',
  'Encounter',
  'DiagnosticReport',
  'MedicationRequest',
  'AllergyIntolerance',
  'Immunization',
];
