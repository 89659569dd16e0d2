import { X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose';
import type { NamedUser } from '#/mocks/networks/model/network.ts';
import type { AssertionRules } from './assertion-rules.ts';
import { keyOfClient } from './certificate-chain.ts';
import { demandEqual, membersOf, TokenRefused } from './token-refused.ts';

const purposes: readonly string[] = ['TREAT', 'ETREAT'].map((code) => `urn:oid:2.16.840.1.113883.5.8#${code}`);

/** UDAP client credentials with the `hl7-b2b` extension (FAST Security §5.2): the client is known by its certificate. */
export function udapRules(root: string, uri: string): AssertionRules {
  const trusted = new X509Certificate(root);
  return {
    form: { udap: '1' },
    verified: (assertion) => verified(assertion, trusted, uri),
    namesUser: (extensions, users) => checkB2b(membersOf(membersOf(extensions)['hl7-b2b']), users),
  };
}

async function verified(assertion: string, root: X509Certificate, uri: string): Promise<JWTPayload> {
  const { x5c } = decodeProtectedHeader(assertion);
  const key = keyOfClient(x5c, root, uri);
  return (await jwtVerify(assertion, key, { algorithms: ['RS256', 'RS384', 'ES256', 'ES384'] })).payload;
}

function checkB2b(b2b: Readonly<Record<string, unknown>>, users: readonly NamedUser[]): void {
  demandEqual('invalid_grant', 'version', b2b['version'], '1');
  const user = users.find(({ subject }) => b2b['subject_id'] === `${subject.system}#${subject.value}`);
  if (!user) throw new TokenRefused('invalid_grant', 'subject_id names nobody here');
  demandEqual('invalid_grant', 'subject_name', b2b['subject_name'], user.name);
  demandEqual('invalid_grant', 'subject_role', b2b['subject_role'], `${user.role.system}#${user.role.code}`);
  demandEqual('invalid_grant', 'organization_id', b2b['organization_id'], user.organisation.id);
  demandEqual('invalid_grant', 'organization_name', b2b['organization_name'], user.organisation.name);
  const purpose: unknown = b2b['purpose_of_use'];
  if (!purposes.some((allowed) => isDeepStrictEqual(purpose, [allowed])))
    throw new TokenRefused('invalid_grant', 'purpose_of_use is not one of treatment');
}
