/** FHIR id of a member in the directory, and part of its address. */
export const memberId = (index: number): string => `org-${String(index).padStart(5, '0')}`;

/** The number that the network gave it: within HL7's arc for examples. */
export const memberNumber = (index: number): { readonly system: string; readonly value: string } => ({
  system: 'urn:oid:2.16.840.1.113883.19.44.1',
  value: `N${String(index).padStart(6, '0')}`,
});
