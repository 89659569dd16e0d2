import 'server-only';
import { randomUUID } from 'node:crypto';
import { UnsecuredJWT, type JWTPayload } from 'jose';
import { z } from 'zod';
import type { PurposeOfUse } from '#/lib/record/model/viewer.ts';
import { assertedUser, namesOption, type AssertedUser } from '#/lib/sources/authorization/asserted-user.ts';
import type { AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';

const asid = z.string().regex(/^\d{12}$/, 'an ASID: 12 digits');

const options = z.strictObject({
  kind: z.literal('gp-connect-jwt'),
  /** The provider's ASID, from the Spine directory. */
  to: asid,
  /** Our own ASIDs, one for each organisation that people ask from: organisation id of this file → ASID. */
  from: z.record(z.string(), asid),
  /** `names.organisations`: ODS codes; `names.people`: system of the staff identifier. */
  names: namesOption,
  /** This viewer as a system: the address that vouches for its users. */
  issuer: z.url(),
  device: z.strictObject({ system: z.string().min(1), value: z.string().min(1), model: z.string().min(1), version: z.string().min(1) }),
});
type Options = z.infer<typeof options>;

/**
 * GP Connect: Spine's headers and, for each request, a JWT that names the user. The specification leaves it unsigned and
 * rests on mutual TLS with the Spine proxy (GP Connect, cross-organisation audit and provenance).
 */
export const gpConnectJwt: AuthorizationMethod<Options> = {
  kind: 'gp-connect-jwt',
  options,
  open: (configured, { source, user }) => {
    const asserted = assertedUser(user, configured.names);
    const from = Object.hasOwn(configured.from, user.viewer.organisation) ? configured.from[user.viewer.organisation] : undefined;
    // Any purpose but direct care needs its own agreement with GP Connect: without one, nothing is requested.
    if (!asserted || from === undefined || !isDirectCare(asserted.purpose)) return undefined;
    return {
      headers: async () => ({
        Authorization: `Bearer ${new UnsecuredJWT(claims(configured, asserted, source.url)).encode()}`,
        'Ssp-TraceID': randomUUID(),
        'Ssp-From': from,
        'Ssp-To': configured.to,
      }),
      renew: () => false,
    };
  },
};

const isDirectCare = (purpose: PurposeOfUse): boolean => purpose === 'TREAT' || purpose === 'ETREAT';

const lifetimeSeconds = 300;

function claims({ issuer, device }: Options, { subject, organisation, role }: AssertedUser, audience: string): JWTPayload {
  const iat = Math.floor(Date.now() / 1000);
  return {
    iss: issuer,
    sub: subject.value,
    aud: audience,
    iat,
    exp: iat + lifetimeSeconds,
    reason_for_request: 'directcare',
    requested_scope: 'patient/*.read conf/N',
    requesting_device: {
      resourceType: 'Device',
      identifier: [{ system: device.system, value: device.value }],
      model: device.model,
      version: device.version,
    },
    requesting_organization: {
      resourceType: 'Organization',
      name: organisation.name,
      identifier: [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: organisation.id }],
    },
    requesting_practitioner: {
      resourceType: 'Practitioner',
      id: subject.value,
      name: [practitionerName(subject.name)],
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/sds-user-id', value: 'UNK' },
        // UNK is the specification's code for a user without a smartcard.
        { system: 'https://fhir.nhs.uk/Id/sds-role-profile-id', value: role?.code ?? 'UNK' },
        { system: subject.system, value: subject.value },
      ],
    },
  };
}

const titles = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'mx', 'prof', 'professor', 'sir', 'dame', 'rev']);

/** Splits the one line that sign-in gives into GP Connect's parts: a title if the first word is one, and the last word as family name. */
function practitionerName(line: string): object {
  const words = line.trim().split(/\s+/);
  const [first = ''] = words;
  const prefix = words.length > 1 && titles.has(first.toLowerCase().replace(/\.$/, '')) ? words.slice(0, 1) : [];
  const rest = words.slice(prefix.length);
  const givenNames = rest.slice(0, -1);
  return { family: rest.at(-1) ?? line, ...(givenNames.length > 0 && { given: givenNames }), ...(prefix.length > 0 && { prefix }) };
}
