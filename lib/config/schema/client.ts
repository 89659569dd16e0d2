import { z } from 'zod';

/** Ways in which a client proves itself with a shared secret (RFC 6749 §2.3.1), where a server knows nothing better. */
const secretWays = ['client_secret_basic', 'client_secret_post'] as const;

const clientKeys = {
  id: z.string().min(1),
  /** A private JWK as JSON text, by reference only; its algorithm is one of `clientAlgorithms`. */
  key: z.string().min(1).optional(),
  /** A shared secret, by reference only. */
  secret: z.string().min(1).optional(),
};

interface ClientProof {
  readonly authentication: 'private_key_jwt' | 'none' | (typeof secretWays)[number];
  readonly key?: string | undefined;
  readonly secret?: string | undefined;
}

/** Refuses a client without what its way of authentication needs, and one with what that way would never use. */
function demandProof({ authentication, key, secret }: ClientProof, context: z.RefinementCtx): void {
  const usesSecret = authentication === 'client_secret_basic' || authentication === 'client_secret_post';
  const demand = (name: 'key' | 'secret', value: string | undefined, isUsed: boolean, expected: string): void => {
    if ((value !== undefined) === isUsed) return;
    context.addIssue({ code: 'custom', path: [name], message: isUsed ? expected : `nothing: ${authentication} uses no ${name}` });
  };
  demand('key', key, authentication === 'private_key_jwt', 'a private JWK, by reference');
  demand('secret', secret, usesSecret, 'the shared secret, by reference');
}

/** This service as a client of a sign-in's authorisation server. */
export const signInClient = z
  .strictObject({ ...clientKeys, authentication: z.enum(['private_key_jwt', ...secretWays, 'none']) })
  .superRefine(demandProof);

/** This service as a client of a token service, where a client without proof gets nothing. */
export const tokenServiceClient = z
  .strictObject({ ...clientKeys, authentication: z.enum(['private_key_jwt', ...secretWays]).default('private_key_jwt') })
  .superRefine(demandProof);

/** The same where the signed assertion itself says who asks (UDAP, IUA): a shared secret cannot. */
export const assertingClient = z.strictObject({
  id: clientKeys.id,
  authentication: z.literal('private_key_jwt').default('private_key_jwt'),
  key: z.string().min(1),
});

export type Client = z.infer<typeof signInClient>;
