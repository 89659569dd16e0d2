/** Faults of an authorisation server's discovery document and answers, for the operator's log. */
export const discoveryFaults = {
  members: (names: readonly string[]) => `missing or unusable: ${names.join(', ') || 'the document'}`,
  otherIssuer: 'issuer differs from the one of the SMART configuration',
  contentType: 'content type is not application/json',
  notJson: 'the document is not JSON',
  foreignEndpoints: (names: readonly string[]) => `on an origin that is not configured: ${names.join(', ')}`,
} as const;

export const tokenAnswerFaults = {
  member: (name: string) => `token answer: ${name} is missing or unusable`,
  notJson: 'token answer: it is not JSON',
  noIdToken: 'token answer: id_token is missing',
} as const;
