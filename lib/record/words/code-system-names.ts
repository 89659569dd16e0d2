/** Names of code systems as a reader knows them. */
const systemNames = new Map([
  ['http://snomed.info/sct', 'SNOMED CT'],
  ['http://loinc.org', 'LOINC'],
  ['http://www.nlm.nih.gov/research/umls/rxnorm', 'RxNorm'],
  ['http://hl7.org/fhir/sid/cvx', 'CVX'],
  ['http://hl7.org/fhir/sid/ndc', 'NDC'],
  ['http://hl7.org/fhir/sid/icd-10', 'ICD-10'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'ICD-10-CM'],
  ['http://hl7.org/fhir/sid/icd-10-uk', 'ICD-10'],
  ['http://www.ama-assn.org/go/cpt', 'CPT'],
  ['https://dmd.nhs.uk', 'dm+d'],
  ['http://fdasis.nlm.nih.gov', 'UNII'],
]);

/** The name of a code system by its URI; the URI where it has none. */
export function codeSystemName(system: string): string {
  return systemNames.get(system) ?? system;
}
