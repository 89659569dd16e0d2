/** Clauses after "incomplete:" for what a plan cannot ask for. */
export const planLimits = {
  byCategoryOnly: (plural: string): string => `${plural} can only be searched by category here; some may be missing`,
  notSearchable: 'it cannot be searched for this by patient',
  usualTypesOnly: 'it does not list what it offers, so only the usual types were searched',
} as const;

/** Faults of a source's version, after "its answer could not be read:". */
export const versionFaults = {
  unsupported: (fhirVersion: string): string => `it uses FHIR ${fhirVersion}, which is not supported here`,
  unsupportedUnnamed: 'it uses a version of FHIR that is not supported here',
} as const;
