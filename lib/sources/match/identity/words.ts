import type { IdentityDifference } from '#/lib/record/model/patient.ts';

/** Reasons for having no certain match at a source, in the reader's words. */
export const matchWords = {
  noIdentifier: 'no identifier this source can search by',
  concealed: 'no patient returned; sensitive or closed records are never returned here',
  noRecord: 'it returned no record but may hold one',
  partlyAnswered: 'no match by one number, and no answer by another',
  crossReferenceOnly: 'it knows this person but named no record that can be read here',
  nameOnly: 'no exact match on name and birth date; it may hold the patient under other details',
  replaced: 'the record found there was replaced by one that may not be this patient’s',
  otherPerson: 'the record found there is another person’s',
  secondRecord: 'another record there may also be this patient’s',
  mayHoldMore: 'it may hold another record of this patient',
  severalRecords: (count: number) => `${count} records there may be this patient’s`,
  tooLittle: 'too little there to be certain',
} as const;

const fieldWords: Readonly<Record<IdentityDifference['field'], string>> = {
  family: 'family name',
  given: 'given name',
  birthDate: 'birth date',
  gender: 'gender',
  deceased: 'record of death',
  identifier: 'identifier',
  address: 'address',
};

/** "different family name, birth date there" */
export const differentThere = (fields: readonly IdentityDifference['field'][]): string =>
  `different ${fields.map((field) => fieldWords[field]).join(', ')} there`;

/** Faults of a matching answer, after "its answer could not be read:". */
export const matchFaults = {
  noPatient: 'it returned no Patient',
  noParameters: 'it returned no Parameters',
  searchIgnored: 'the index did not apply the search as sent',
} as const;

/** Values of a difference. Never the numbers themselves: a wrong one may be another person's. */
export const differenceWords = {
  notGiven: 'not given',
  otherNumber: { referenceValue: 'a number', sourceValue: 'a different number of the same kind' },
  secondNumber: { referenceValue: 'one number', sourceValue: 'the same number and a second of the same kind' },
  noneInCommon: { referenceValue: 'a number', sourceValue: 'no number in common' },
  unverified: { referenceValue: 'the same number', sourceValue: 'the same number, not verified on both sides' },
  alive: 'no death recorded',
  died: (date: string | true) => (date === true ? 'died' : `died ${date}`),
} as const;
