import 'server-only';
import { z } from 'zod';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { tokenAuthorization, tokenClientKeys } from '#/lib/sources/authorization/token-request.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const options = z
  .strictObject({
    kind: z.literal('client-credentials'),
    ...tokenClientKeys,
    /** For a service whose token is for one patient (VA Lighthouse): the system of the number that names them in `launch`. */
    launch: z.string().min(1).optional(),
  })
  .refine(({ launch, scope }) => launch === undefined || scope?.split(' ').includes('launch'), {
    path: ['scope'],
    message: 'a scope with `launch` in it: the token request names the patient',
  });
type Options = z.infer<typeof options>;

/** SMART Backend Services: client_credentials with a signed assertion; tokens are kept in memory only. */
export const clientCredentials: AuthorizationMethod<Options> = {
  kind: 'client-credentials',
  options,
  open: (given, context) => {
    const request = { grant: 'client_credentials', parameters: {} };
    if (given.launch === undefined) return tokenAuthorization(given, context, request);
    const patient = onlyNumber(context.patient, given.launch);
    // Nobody is guessed: without that one number this way in is not for this patient.
    return patient === undefined
      ? undefined
      : tokenAuthorization(given, context, { ...request, parameters: { launch: launchValue(patient) }, patient });
  },
};

function onlyNumber(patient: PatientIdentity | undefined, system: string): string | undefined {
  const values = new Set(patient?.identifiers.flatMap((one) => (one.system === system ? [one.value] : [])));
  const [only, ...more] = values;
  return more.length === 0 ? only : undefined;
}

/** As VA Lighthouse reads it: base64 of JSON (standards §1.2). */
const launchValue = (patient: string): string => Buffer.from(JSON.stringify({ patient }), 'utf8').toString('base64');
