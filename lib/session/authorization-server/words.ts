/** Faults of an authorisation server's discovery document and answers, for the operator's log. */
export const discoveryFaults = {
  members: (names: readonly string[]) => `missing or unusable: ${names.join(', ') || 'the document'}`,
  otherIssuer: 'issuer differs from the one of the SMART configuration',
  contentType: 'content type is not application/json',
  notJson: 'the document is not JSON',
  foreignEndpoints: (names: readonly string[]) => `on an origin that is not configured: ${names.join(', ')}`,
} as const;

/** Faults of an authorisation response (RFC 6749 §4.1.2, RFC 9207). */
export const responseFaults = {
  repeated: (names: readonly string[]) => `authorisation response: given more than once: ${names.join(', ')}`,
  noIssuer: 'authorisation response: iss is missing, and the server announces it',
  otherIssuer: 'authorisation response: iss is another than the server',
} as const;

/** Differences between a later answer about a grant and the sign-in. */
export const samePersonFaults = {
  idToken: (names: readonly string[]) => `renewed id_token: differs from the first in ${names.join(', ')}`,
  unproven: 'renewed id_token or userinfo: not of this issuer, client and user, or not signed by them',
  fhirUser: 'fhirUser names somebody else than at the sign-in',
  patient: 'the token is for another patient than the launch',
} as const;

export const tokenAnswerFaults = {
  member: (name: string) => `token answer: ${name} is missing or unusable`,
  notJson: 'token answer: it is not JSON',
  noIdToken: 'token answer: id_token is missing',
} as const;

/** Ways in which a sign-in is below the assurance that the configuration requires; the values that came are not repeated. */
export const assuranceFaults = {
  level: (claim: string) => `id_token: ${claim} is not one that the configuration accepts`,
  missing: (claim: string) => `id_token: ${claim} is missing, and the configuration requires it`,
  time: 'id_token: auth_time is missing or not a time in seconds',
  age: (seconds: number) => `id_token: authenticated ${Math.round(seconds)} s before the sign-in began`,
} as const;
