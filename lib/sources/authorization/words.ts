/** Reasons for having no access to a source, after "access was not granted:". */
export const accessFaults = {
  tokenRefused: 'the token service refused the request',
  tokenUnreached: 'the token service could not be reached',
  tokenUnanswered: 'the token service did not answer in time',
  tokenError: (status: number) => `the token service answered with an error (${status})`,
  tokenUnreadable: 'the answer of the token service could not be read',
  tokenNotRequested: 'the token service could not be asked',
  noMethod: 'no configured sign-in applies to you and this patient',
} as const;

/** Problems of the configuration's `authorization`, for the operator. */
export const authorizationProblems = {
  certificate: 'base64 of a DER certificate, one line',
  launchScope: 'a scope with `launch` in it: the token request names the patient',
  headerName: 'a header that is not the connection’s own',
  headerValue: 'printable ASCII in one line',
} as const;
