/** Mistakes in what the reader entered. */
export const entryProblems = {
  missing: (label: string) => `Enter the ${label}.`,
  digits: 'An NHS number has 10 digits.',
  checkDigit: 'This is not a valid NHS number: check each digit.',
  family: 'Enter the family name.',
  given: 'Enter the given name.',
  birthDate: 'Enter the whole birth date: day, month and year.',
} as const;

/** Reasons why a patient search failed. */
export const searchFailures = {
  noIndex: 'no patient index is configured',
  audit: 'not queried: the audit log did not accept the search',
  otherPeople: 'the patient index returned people who do not match the search',
} as const;
