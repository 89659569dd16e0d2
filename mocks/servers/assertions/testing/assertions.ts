import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type CryptoKey,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import { federalUsers } from '#/mocks/networks/federal/people/federal-names.ts';
import type { NamedUser } from '#/mocks/networks/model/network.ts';
import { assertionTokens } from '#/mocks/servers/assertions/assertion-tokens.ts';
import { demoAuthority, type EnrolledClient } from '#/mocks/servers/assertions/demo-authority.ts';
import { iuaRules } from '#/mocks/servers/assertions/iua.ts';
import { udapRules } from '#/mocks/servers/assertions/udap.ts';

/** The two token services of a demonstration, and assertions for them: right in everything but what a test changes. */
const tokenUrl = 'http://127.0.0.1:4012/oauth/token';
export const locator = 'http://127.0.0.1:4012/locator/fhir';
const uri = 'http://localhost:3000/udap';
const type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const [authority, stranger] = await Promise.all([demoAuthority(), demoAuthority()]);
export const [client, other, foreign] = await Promise.all([
  authority.enrol(uri),
  authority.enrol('http://elsewhere.example/udap'),
  stranger.enrol(uri),
]);
const published = await generateKeyPair('ES384');
export const unknown = await generateKeyPair('ES384');
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(published.publicKey)), kid: 'k', alg: 'ES384' }] });
export const reyes = federalUserNamed('Dr Carla Reyes');

const options = { tokenUrl, client: 'tributary', users: federalUsers, resources: new Set([locator]) };
export const udap = await assertionTokens({ ...options, rules: udapRules(authority.certificate, uri) });
export const iua = await assertionTokens({ ...options, rules: iuaRules(keys) });

const subject = `${reyes.subject.system}#${reyes.subject.value}`;
export const b2b = {
  version: '1',
  subject_name: reyes.name,
  subject_id: subject,
  subject_role: `${reyes.role.system}#${reyes.role.code}`,
  organization_id: reyes.organisation.id,
  organization_name: reyes.organisation.name,
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
};
const iheIua = {
  subject_name: reyes.name,
  subject_organization: reyes.organisation.name,
  subject_organization_id: reyes.organisation.id,
  subject_role: [{ ...reyes.role, display: 'General Practice Physician' }],
  purpose_of_use: [{ system: 'urn:oid:2.16.840.1.113883.5.8', code: 'TREAT' }],
  home_community_id: reyes.homeCommunity,
  person_id: subject,
};

export interface Change {
  readonly claims?: JWTPayload;
  /** Members of the extension; `undefined` takes one away. */
  readonly names?: Readonly<Record<string, unknown>>;
  readonly form?: Readonly<Record<string, string | undefined>>;
  readonly by?: EnrolledClient;
  readonly x5c?: readonly string[] | undefined;
  /** Type in the assertion's header; `undefined` leaves it out. */
  readonly typ?: string | undefined;
  readonly key?: CryptoKey;
  readonly headers?: Readonly<Record<string, string>>;
}

function federalUserNamed(name: string): NamedUser {
  const found = federalUsers.find((user) => user.name === name);
  if (!found) throw new Error(`the demonstration has a ${name}`);
  return found;
}

export const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;
const common = (): JWTPayload => ({
  iss: 'tributary',
  sub: 'tributary',
  aud: tokenUrl,
  iat: inSeconds(0),
  exp: inSeconds(60),
  jti: crypto.randomUUID(),
});

function formOf(assertion: string, own: Readonly<Record<string, string>>, changed: Change['form'] = {}): URLSearchParams {
  const usual = {
    grant_type: 'client_credentials',
    client_assertion_type: type,
    client_assertion: assertion,
    scope: 'system/*.rs',
    resource: locator,
  };
  return new URLSearchParams(
    Object.entries({ ...usual, ...own, ...changed }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

const posted = (body: URLSearchParams, headers: Change['headers']): Request =>
  new Request(tokenUrl, { method: 'POST', body, headers: { ...headers } });

export async function askUdap({ claims, names, form, by = client, headers, ...given }: Change) {
  const key = await importJWK(JSON.parse(by.key), 'RS256');
  const x5c = 'x5c' in given ? given.x5c : by.certificates;
  const header: JWTHeaderParameters = { alg: 'RS256', ...typOf(given), ...(x5c && { x5c: [...x5c] }) };
  const payload = { ...common(), extensions: { 'hl7-b2b': { ...b2b, ...names } }, ...claims };
  const assertion = await new SignJWT(payload).setProtectedHeader(header).sign(key);
  return answered(await udap.answer(posted(formOf(assertion, { udap: '1' }, form), headers)));
}

export async function askIua({ claims, names, form, key = published.privateKey, headers, ...given }: Change) {
  const payload = { ...common(), extensions: { ihe_iua: { ...iheIua, ...names } }, ...claims };
  const assertion = await new SignJWT(payload).setProtectedHeader({ alg: 'ES384', kid: 'k', ...typOf(given) }).sign(key);
  const own = { requested_token_type: 'urn:ietf:params:oauth:token-type:jwt' };
  return answered(await iua.answer(posted(formOf(assertion, own, form), headers)));
}

function typOf(given: Change): { readonly typ?: string } {
  const typ = 'typ' in given ? given.typ : 'JWT';
  return typ === undefined ? {} : { typ };
}

async function answered(response: Response) {
  const body: unknown = await response.json();
  return { status: response.status, body };
}
