export interface AssertionOptions {
  /** Token endpoint, or the other address that the server wants (SMART App Launch 2.2, RFC 7523 §3). */
  readonly audience: string | undefined;
  /** Certificates for the header. */
  readonly header?: { readonly x5c: readonly string[] } | undefined;
  /** Claims about the user. */
  readonly extensions?: Readonly<Record<string, object>> | undefined;
}

/**
 * Completes the header and payload of a client assertion in place, before openid-client signs them: at sign-in and at token
 * services alike. SMART App Launch 2.2 (asymmetric authentication) demands `typ: JWT` and the token endpoint as audience.
 */
export function completeAssertion(
  assertionHeader: Record<string, unknown>,
  payload: Record<string, unknown>,
  { audience, header, extensions }: AssertionOptions,
): void {
  assertionHeader['typ'] = 'JWT';
  if (audience !== undefined) payload['aud'] = audience;
  // Optional, and refused by a service whose clock is a second behind ours.
  delete payload['nbf'];
  if (header) Object.assign(assertionHeader, header);
  if (extensions) payload['extensions'] = extensions;
}
