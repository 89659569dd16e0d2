/** Names of tests in full, as laboratories write them → the short name that everybody reads; only names that leave no other test open. */
const shortTestNames: ReadonlyMap<string, string> = new Map([
  ['platelet count', 'Platelets'],
  ['platelets count', 'Platelets'],
  ['c-reactive protein', 'CRP'],
  ['c reactive protein', 'CRP'],
  ['egfr (ckd-epi)', 'eGFR'],
  ['estimated glomerular filtration rate', 'eGFR'],
  ['haemoglobin a1c', 'HbA1c'],
  ['hemoglobin a1c', 'HbA1c'],
  ['glycated haemoglobin', 'HbA1c'],
  ['glycated hemoglobin', 'HbA1c'],
  ['alanine aminotransferase', 'ALT'],
  ['alanine transaminase', 'ALT'],
  ['aspartate aminotransferase', 'AST'],
  ['aspartate transaminase', 'AST'],
  ['alkaline phosphatase', 'ALP'],
  ['gamma-glutamyl transferase', 'GGT'],
  ['gamma glutamyl transferase', 'GGT'],
  ['thyroid stimulating hormone', 'TSH'],
  ['thyroid-stimulating hormone', 'TSH'],
  ['international normalised ratio', 'INR'],
  ['international normalized ratio', 'INR'],
  ['erythrocyte sedimentation rate', 'ESR'],
  ['prostate specific antigen', 'PSA'],
  ['prostate-specific antigen', 'PSA'],
]);

/** The short name of a test for a narrow column; a name that says more, a specimen or a method, stays as it is. */
export function shortTestName(name: string): string {
  return shortTestNames.get(name.toLowerCase()) ?? name;
}
