import type { IdentityDifference } from '#/lib/record/patient.ts';

export const fieldWords: Readonly<Record<IdentityDifference['field'], string>> = {
  family: 'Last name',
  given: 'First name',
  birthDate: 'Born',
  gender: 'Gender',
  deceased: 'Died',
  identifier: 'Number',
  address: 'Address',
};
