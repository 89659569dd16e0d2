import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { authorization, Refused, type Access, type Authorization, type AuthorizationOptions } from './authorization.ts';
import type { System } from './canary.ts';
import { labelledResults, labelOf } from './labelled-people.ts';
import { idOf, identifierSystem, letterOf, numberOf, patientOf, recordOf } from './patients.ts';

export interface RecordSystemOptions extends Omit<AuthorizationOptions, 'base'> {
  readonly system: System;
  readonly port: number;
}

interface Served {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Discovery of a sign-in: SMART's or OpenID's. */
export const discoveryOf = (issuer: string): object => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  revocation_endpoint: `${issuer}/revoke`,
  introspection_endpoint: `${issuer}/introspect`,
  response_types_supported: ['code'],
  code_challenge_methods_supported: ['S256'],
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  authorization_response_iss_parameter_supported: true,
  capabilities: ['launch-ehr', 'client-confidential-asymmetric', 'context-ehr-patient', 'sso-openid-connect'],
});

/** Starts an organisation's record system: its SMART authorisation server and its FHIR server, which gives a token one patient. */
export function startRecordSystem(options: RecordSystemOptions): Promise<Server> {
  const origin = `http://127.0.0.1:${options.port}`;
  const base = `${origin}/fhir`;
  const server = authorization({ ...options, base });
  return serve(options.port, async (url, body, request) => {
    if (url.pathname === '/fhir/.well-known/smart-configuration') return { body: discoveryOf(options.issuer) };
    const answered = await answerSignIn(server, options, url, body);
    if (answered) return answered;
    if (!url.pathname.startsWith('/fhir/')) return { status: 404 };
    if (url.pathname === '/fhir/metadata') return { body: capabilities };
    const access = server.accessOf(request.headers.authorization) ?? systemAccess(request.headers.authorization, url);
    return access ? answerFhir(options.system, base, access, url) : { status: 401 };
  });
}

/** Answers what every authorisation server answers; undefined for anything else. */
export async function answerSignIn(
  server: Authorization,
  { keys }: Pick<AuthorizationOptions, 'keys'>,
  { pathname, searchParams }: URL,
  body: string,
): Promise<Served | undefined> {
  const form = new URLSearchParams(body);
  if (pathname === '/jwks') return { body: { keys: [keys.publicJwk] } };
  if (pathname === '/authorize') return { status: 302, headers: { Location: server.authorize(searchParams) } };
  if (pathname === '/token') return { body: await server.token(form) };
  if (pathname === '/introspect') return { body: await server.introspect(form) };
  if (pathname !== '/revoke') return undefined;
  await server.revoke(form);
  return { status: 200 };
}

export function serve(port: number, answer: (url: URL, body: string, request: IncomingMessage) => Promise<Served>): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
      answer(url, body, request).then(
        (served) => send(response, served),
        (error: unknown) => send(response, refusalOf(error)),
      );
    });
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)));
}

function refusalOf(error: unknown): Served {
  if (error instanceof Refused) return { status: 400, body: { error: error.code, error_description: error.message } };
  process.emitWarning(error instanceof Error ? error : String(error));
  return { status: 500 };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Served): void {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  response
    .writeHead(status, {
      'Content-Type': typeof body === 'string' ? 'text/plain' : 'application/json',
      'Cache-Control': 'no-store',
      ...headers,
    })
    .end(text);
}

/** Header of the other hospital's requests: they are given whom they ask for, one person a request. */
export const systemHeader = 'Bearer system-of-the-exchange';

function systemAccess(header: string | undefined, url: URL): Access | undefined {
  if (header !== systemHeader) return undefined;
  const identifier = url.searchParams.get('identifier')?.slice(`${identifierSystem}|9`.length);
  const named = identifier ?? /[a-z](\d+)$/.exec(url.searchParams.get('patient') ?? url.pathname)?.[1];
  const person = Number(named);
  if (
    !Number.isInteger(person) ||
    (identifier !== undefined && url.searchParams.get('identifier') !== `${identifierSystem}|${numberOf(person)}`)
  )
    return undefined;
  return { order: { person, user: 'system', forgery: 'honest' } };
}

const capabilities = {
  resourceType: 'CapabilityStatement',
  status: 'active',
  fhirVersion: '4.0.1',
  format: ['json'],
  rest: [{ mode: 'server', resource: ['Patient', 'Observation', 'AllergyIntolerance', 'DocumentReference'].map((type) => ({ type })) }],
};

function answerFhir(system: System, base: string, { order: { person, user } }: Access, url: URL): Served {
  const [type = '', id] = url.pathname.slice('/fhir/'.length).split('/');
  if (type === 'Practitioner') return { body: { resourceType: 'Practitioner', id: user, name: [{ prefix: ['Dr'], family: user }] } };
  if (type === 'PractitionerRole') return { body: searchset([roleOf(user)]) };
  if (type === 'Binary') return id === `b${person}` ? { body: letterOf(system, person) } : { status: 403 };
  if (type === 'Patient' && id !== undefined) return id === idOf(person) ? { body: patientOf(system, person) } : { status: 403 };
  if (type === 'Patient') return { body: searchset([patientOf(system, person)]) };
  const labelled = system === 'alpha' ? labelledResults(person) : [];
  const held = [...recordOf(system, person, base), ...labelled].filter(({ resourceType }) => resourceType === type);
  if (id === undefined) return { body: { ...searchset(held), ...(labelOf(person)?.onBundle && { meta: labelOf(person)?.meta }) } };
  const read = held.find((resource) => resource['id'] === id);
  return read ? { body: read } : { status: 403 };
}

const searchset = (resources: readonly unknown[]): object => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: resources.length,
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
});

/** A receptionist may not open records; `lent` has only a role that another server's practitioner of the same name holds. */
const roleOf = (user: string): object => ({
  resourceType: 'PractitionerRole',
  id: `role-${user}`,
  active: true,
  practitioner: { reference: user === 'lent' ? 'https://elsewhere.example/fhir/Practitioner/lent' : `Practitioner/${user}` },
  code: [{ coding: [{ code: user === 'reception' ? 'clerk' : 'doctor' }] }],
});
