import 'server-only';
import { z } from 'zod';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { authorizationProblems } from '#/lib/sources/authorization/words.ts';
import { tokenAuthorization, tokenClientKeys } from '#/lib/sources/authorization/token-request.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const options = z
  .strictObject({
    kind: z.literal('client-credentials'),
    ...tokenClientKeys,
    /** Identifier system by which `launch` names the patient, for a service whose token is for one patient (VA Lighthouse). */
    launch: z.string().min(1).optional(),
  })
  .refine(({ launch, scope }) => launch === undefined || scope?.split(' ').includes('launch'), {
    path: ['scope'],
    message: authorizationProblems.launchScope,
  });
type Options = z.infer<typeof options>;

/** SMART Backend Services: client_credentials with a signed assertion; tokens are kept in memory only. */
export const clientCredentials: AuthorizationMethod<Options> = {
  kind: 'client-credentials',
  options,
  open: (configured, context) => {
    const request = { grant: 'client_credentials', parameters: {} };
    if (configured.launch === undefined) return tokenAuthorization(configured, context, request);
    const patient = onlyNumber(context.patient, configured.launch);
    // The patient is never guessed: without exactly one such number the method does not apply.
    return patient === undefined
      ? undefined
      : tokenAuthorization(configured, context, { ...request, parameters: { launch: launchValue(patient) }, patient });
  },
};

function onlyNumber(patient: PatientIdentity | undefined, system: string): string | undefined {
  const values = new Set(patient?.identifiers.flatMap((identifier) => (identifier.system === system ? [identifier.value] : [])));
  const [only, ...more] = values;
  return more.length === 0 ? only : undefined;
}

/** The launch parameter of VA Lighthouse: base64 of JSON (standards §1.2). */
const launchValue = (patient: string): string => Buffer.from(JSON.stringify({ patient }), 'utf8').toString('base64');
