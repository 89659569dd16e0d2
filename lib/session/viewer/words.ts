/** Facts that a sign-in did not say of its user, for the operator's log. */
export const userFaults = {
  missingClaims: (names: readonly string[]) => `missing from id_token and userinfo: ${names.join(', ')}`,
  unnamed: 'fhirUser is missing or names no Practitioner',
  elsewhere: 'fhirUser is at another server',
  person: 'fhirUser is a Person, or no person: only a role that is sent for them counts',
  roleUnread: 'PractitionerRole could not be read',
  noRole: 'no active PractitionerRole of this user with a code',
} as const;
