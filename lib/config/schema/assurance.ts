import { z } from 'zod';

const value = z.string().regex(/^\S+$/, 'one value without spaces');

const authentication = {
  /**
   * Values of `acr`, each of which is enough, letter by letter. One that stands for "this level or a lower one" proves the lower,
   * such as NHS CIS2's AAL2_OR_AAL3_ANY.
   */
  acr: z.array(value).default([]),
  /** Methods (`amr`, RFC 8176), each of which is enough. */
  amr: z.array(value).default([]),
  /** Level to which the person’s identity was proved (`id_assurance_level`, NHS CIS2): refused where a lower one is stated. */
  identityLevel: z.number().int().min(1).optional(),
} as const;

/**
 * Assurance that a launch must have. SMART App Launch 2.2 has no request for it, so it is read from the id_token alone, where the
 * record system writes it; `acrValues` are asked for only where the record system's provider takes them.
 */
export const launchAssurance = z.strictObject({ ...authentication, acrValues: z.array(value).default([]) });

/** Assurance that a login must have, and what is asked of the provider to reach it (OpenID Connect Core §3.1.2.1). */
export const loginAssurance = z.strictObject({
  ...authentication,
  /** Values to ask for, the preferred one first. Usual: those of `acr`. */
  acrValues: z.array(value).optional(),
  /** Question to the user at each sign-in; `login` asks for the authentication itself, though they have a session there. */
  prompt: z.enum(['login', 'select_account']).optional(),
  /** Seconds that the authentication may lie back when a sign-in begins; the id_token must say when it was. */
  maxAge: z.number().int().min(0).optional(),
});
