import { jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { NamedUser } from '#/mocks/networks/model/network.ts';
import type { AssertionRules } from './assertion-rules.ts';
import { demandEqual, membersOf, TokenRefused } from './token-refused.ts';

const purposeSystem = 'urn:oid:2.16.840.1.113883.5.8';

/** IHE IUA ITI-71 with its JWT extension: the client is known by its published keys. */
export function iuaRules(keys: JWTVerifyGetKey): AssertionRules {
  return {
    form: { requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' },
    verified: async (assertion) => (await jwtVerify(assertion, keys, { algorithms: ['ES384', 'RS384'] })).payload,
    namesUser: (extensions, users) => checkIua(membersOf(membersOf(extensions)['ihe_iua']), users),
  };
}

function checkIua(iua: Readonly<Record<string, unknown>>, users: readonly NamedUser[]): void {
  const user = users.find(({ subject }) => iua['person_id'] === `${subject.system}#${subject.value}`);
  if (!user) throw new TokenRefused('invalid_grant', 'person_id names nobody here');
  demandEqual('invalid_grant', 'subject_name', iua['subject_name'], user.name);
  demandEqual('invalid_grant', 'subject_organization', iua['subject_organization'], user.organisation.name);
  demandEqual('invalid_grant', 'subject_organization_id', iua['subject_organization_id'], user.organisation.id);
  demandEqual('invalid_grant', 'home_community_id', iua['home_community_id'], user.homeCommunity);
  const [role] = codings(iua['subject_role']);
  demandEqual('invalid_grant', 'subject_role', { system: role?.['system'], code: role?.['code'] }, user.role);
  const [purpose, ...more] = codings(iua['purpose_of_use']);
  const isTreatment = purpose?.['system'] === purposeSystem && (purpose['code'] === 'TREAT' || purpose['code'] === 'ETREAT');
  if (!isTreatment || more.length > 0) throw new TokenRefused('invalid_grant', 'purpose_of_use is not one of treatment');
}

const codings = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value.map(membersOf) : []);
