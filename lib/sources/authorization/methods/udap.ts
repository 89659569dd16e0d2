import 'server-only';
import { z } from 'zod';
import { assertingClient } from '#/lib/config/schema/client.ts';
import { assertedUser, namesOption, type AssertedUser } from '#/lib/sources/authorization/asserted-user.ts';
import { authorizationProblems } from '#/lib/sources/authorization/words.ts';
import { tokenAuthorization, tokenClientKeys } from '#/lib/sources/authorization/token-request.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const certificate = z.string().regex(/^[A-Za-z0-9+/]+=*$/, authorizationProblems.certificate);

const options = z.strictObject({
  kind: z.literal('udap'),
  ...tokenClientKeys,
  client: assertingClient,
  /** The client's certificate, then its issuers': the assertion's `x5c`. */
  certificates: z.array(certificate).min(1),
  names: namesOption,
  /** Purpose of use → the community's code, where it is not HL7's (TEFCA: `urn:oid:2.16.840.1.113883.3.7204.1.5.2.1#T-TRTMNT`). */
  purposes: z.record(z.string(), z.string()).default({}),
});
type Options = z.infer<typeof options>;

/** UDAP client credentials: the assertion's `hl7-b2b` extension names this user, role, organisation and purpose (FAST Security §5.2). */
export const udapAuthorization: AuthorizationMethod<Options> = {
  kind: 'udap',
  options,
  open: (configured, context) => {
    const asserted = assertedUser(context.user, configured.names);
    if (!asserted) return undefined;
    return tokenAuthorization(configured, context, {
      grant: 'client_credentials',
      parameters: { udap: '1' },
      header: { x5c: configured.certificates },
      extensions: { 'hl7-b2b': b2b(asserted, configured.purposes) },
    });
  },
};

const purposeCodes = 'urn:oid:2.16.840.1.113883.5.8';

/** The `hl7-b2b` extension, each value as `system#code`. */
function b2b({ subject, organisation, role, purpose }: AssertedUser, purposes: Readonly<Record<string, string>>): object {
  return {
    version: '1',
    subject_name: subject.name,
    subject_id: `${subject.system}#${subject.value}`,
    ...(role && { subject_role: `${role.system}#${role.code}` }),
    organization_name: organisation.name,
    organization_id: organisation.id,
    purpose_of_use: [Object.hasOwn(purposes, purpose) ? purposes[purpose] : `${purposeCodes}#${purpose}`],
  };
}
