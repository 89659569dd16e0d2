import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { http, HttpResponse, type HttpHandler, type JsonBodyType } from 'msw';

/** An authorisation server for this folder's tests whose every answer a test may counterfeit. */
export interface TrialServer {
  readonly handlers: readonly HttpHandler[];
  readonly key: CryptoKey;
  readonly kid: string;
  readonly alg: string;
  /** The form bodies that reached its token endpoint. */
  readonly forms: URLSearchParams[];
  /** The headers of the same requests. */
  readonly headers: Headers[];
  /** Answers, parts of which tests replace. */
  readonly answers: {
    /** A Response in its place is sent as it is. */
    discovery: Readonly<Record<string, unknown>> | Response;
    /** OpenID discovery at the FHIR base or, of a record system, at its issuer; 404 when absent. */
    openId: Readonly<Record<string, unknown>> | undefined;
    userInfo: () => Response;
    /** Status with which the FHIR base answers reads. */
    readStatus: number;
    token: (form: URLSearchParams) => Promise<Readonly<Record<string, unknown>> | Response>;
    /** Undefined: a web page comes. */
    patient: JsonBodyType;
    practitionerRole: JsonBodyType;
    active: boolean;
    /** Further members of an introspection. */
    introspection: Readonly<Record<string, unknown>>;
  };
}

export interface TrialServerOptions {
  readonly origin: string;
  /** Issuer, where it is not the origin. */
  readonly issuer?: string;
  /** Signature of its id_tokens. */
  readonly alg?: string;
  /** Base of the SMART configuration; absent for an identity provider. */
  readonly fhirBase?: string;
}

export async function newPrivateJwk(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, alg: 'ES384', kid: await calculateJwkThumbprint(jwk) });
}

export async function trialServer({ origin, fhirBase, issuer = origin, alg = 'ES384' }: TrialServerOptions): Promise<TrialServer> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'k1', alg, use: 'sig' };
  const forms: URLSearchParams[] = [];
  const headers: Headers[] = [];
  const answers: TrialServer['answers'] = {
    discovery: {
      issuer,
      jwks_uri: `${origin}/jwks`,
      authorization_endpoint: `${origin}/auth`,
      token_endpoint: `${origin}/token`,
      revocation_endpoint: `${origin}/revoke`,
      introspection_endpoint: `${origin}/introspect`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: [alg],
    },
    openId: undefined,
    userInfo: () => new HttpResponse(undefined, { status: 404 }),
    readStatus: 200,
    token: async () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 }),
    patient: { resourceType: 'Patient', id: 'p1' },
    practitionerRole: roleBundle('doctor'),
    active: true,
    introspection: {},
  };
  const handlers = [
    http.get(
      fhirBase === undefined
        ? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
        : `${fhirBase}/.well-known/smart-configuration`,
      () => (answers.discovery instanceof Response ? answers.discovery.clone() : HttpResponse.json(answers.discovery)),
    ),
    http.get(`${origin}/userinfo`, () => answers.userInfo()),
    http.get(`${origin}/jwks`, () => HttpResponse.json({ keys: [jwk] })),
    http.post(`${origin}/token`, async ({ request }) => {
      const form = new URLSearchParams(await request.text());
      forms.push(form);
      headers.push(request.headers);
      const answer = await answers.token(form);
      return answer instanceof Response ? answer : HttpResponse.json(answer);
    }),
    http.post(`${origin}/introspect`, () => HttpResponse.json({ active: answers.active, ...answers.introspection })),
    http.post(`${origin}/revoke`, async ({ request }) => {
      forms.push(new URLSearchParams(await request.text()));
      return new HttpResponse(undefined, { status: 200 });
    }),
    ...(fhirBase === undefined
      ? []
      : [
          http.get(`${fhirBase}/Practitioner/ode`, () =>
            HttpResponse.json({ resourceType: 'Practitioner', id: 'ode', name: [{ prefix: ['Dr'], given: ['Sam'], family: 'Ode' }] }),
          ),
          http.get(`${fhirBase}/PractitionerRole`, () => HttpResponse.json(answers.practitionerRole, { status: answers.readStatus })),
          http.get(`${fhirBase}/Patient/p1`, () =>
            answers.patient === undefined
              ? new HttpResponse('<h1>It works!</h1>', { headers: { 'Content-Type': 'text/html' } })
              : HttpResponse.json(answers.patient, { status: answers.readStatus }),
          ),
          http.get(`${fhirBase}/Patient/:id`, () => new HttpResponse(undefined, { status: 404 })),
          ...[fhirBase, origin].map((at) =>
            http.get(`${at}/.well-known/openid-configuration`, () =>
              answers.openId ? HttpResponse.json(answers.openId) : new HttpResponse(undefined, { status: 404 }),
            ),
          ),
        ]),
  ];
  return { handlers, key: privateKey, kid: 'k1', alg, forms, headers, answers };
}

/** A search of roles that found one of the user who launches. */
export const roleBundle = (code: string): JsonBodyType => ({
  resourceType: 'Bundle',
  entry: [
    {
      resource: { resourceType: 'PractitionerRole', practitioner: { reference: 'Practitioner/ode' }, code: [{ coding: [{ code }] }] },
    },
  ],
});

export interface TrialClaims {
  readonly iss: string;
  readonly nonce: string | undefined;
  readonly [name: string]: unknown;
}

/** A good id_token; a test changes one thing. */
export function idToken(
  { iss, nonce, ...more }: TrialClaims,
  { key, kid, alg }: Pick<TrialServer, 'key' | 'kid' | 'alg'>,
): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss, nonce, sub: 'ode', aud: 'tributary', iat: seconds, exp: seconds + 300, ...more })
    .setProtectedHeader({ alg, kid })
    .sign(key);
}
