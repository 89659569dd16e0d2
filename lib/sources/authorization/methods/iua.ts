import 'server-only';
import { z } from 'zod';
import { assertingClient } from '#/lib/config/schema/client.ts';
import { assertedUser, namesOption, type AssertedUser } from '#/lib/sources/authorization/asserted-user.ts';
import { tokenAuthorization, tokenClientKeys } from '#/lib/sources/authorization/token-request.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const options = z.strictObject({ kind: z.literal('iua'), ...tokenClientKeys, client: assertingClient, names: namesOption });
type Options = z.infer<typeof options>;

/** IHE IUA ITI-71: a JWT access token, requested with an assertion that names the user (`extensions.ihe_iua`). */
export const iuaAuthorization: AuthorizationMethod<Options> = {
  kind: 'iua',
  options,
  open: (configured, context) => {
    const asserted = assertedUser(context.user, configured.names);
    if (!asserted) return undefined;
    return tokenAuthorization(configured, context, {
      grant: 'client_credentials',
      parameters: { requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' },
      extensions: { ihe_iua: iheIua(asserted) },
    });
  },
};

const npi = 'urn:oid:2.16.840.1.113883.4.6';
const purposeSystem = 'urn:oid:2.16.840.1.113883.5.8';

/** IUA §3.71.4.2.2.1, JWT IUA extension. */
function iheIua({ subject, organisation, role, purpose, homeCommunity }: AssertedUser): object {
  return {
    subject_name: subject.name,
    subject_organization: organisation.name,
    subject_organization_id: organisation.id,
    ...(role && { subject_role: [role] }),
    purpose_of_use: [{ system: purposeSystem, code: purpose }],
    ...(homeCommunity !== undefined && { home_community_id: homeCommunity }),
    ...(subject.system === npi ? { national_provider_identifier: subject.value } : { person_id: `${subject.system}#${subject.value}` }),
  };
}
