import { calculateJwkThumbprint, exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { http, HttpResponse, type HttpHandler, type JsonBodyType } from 'msw';

/** An authorisation server for this folder's tests whose every answer a test may counterfeit. */
export interface TrialServer {
  readonly handlers: readonly HttpHandler[];
  readonly key: CryptoKey;
  readonly kid: string;
  /** The form bodies that reached its token endpoint. */
  readonly forms: URLSearchParams[];
  /** Answers, parts of which tests replace. */
  readonly answers: {
    discovery: Readonly<Record<string, unknown>>;
    token: (form: URLSearchParams) => Promise<Readonly<Record<string, unknown>> | Response>;
    patient: JsonBodyType;
    practitionerRole: JsonBodyType;
    active: boolean;
  };
}

export interface TrialServerOptions {
  readonly origin: string;
  /** Base of the SMART configuration; absent for an identity provider. */
  readonly fhirBase?: string;
}

export async function newPrivateJwk(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, alg: 'ES384', kid: await calculateJwkThumbprint(jwk) });
}

export async function trialServer({ origin, fhirBase }: TrialServerOptions): Promise<TrialServer> {
  const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES384', use: 'sig' };
  const forms: URLSearchParams[] = [];
  const answers: TrialServer['answers'] = {
    discovery: {
      issuer: origin,
      jwks_uri: `${origin}/jwks`,
      authorization_endpoint: `${origin}/auth`,
      token_endpoint: `${origin}/token`,
      revocation_endpoint: `${origin}/revoke`,
      introspection_endpoint: `${origin}/introspect`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES384'],
    },
    token: async () => HttpResponse.json({ error: 'invalid_grant' }, { status: 400 }),
    patient: { resourceType: 'Patient', id: 'p1' },
    practitionerRole: {
      resourceType: 'Bundle',
      entry: [
        {
          resource: {
            resourceType: 'PractitionerRole',
            practitioner: { reference: 'Practitioner/ode' },
            code: [{ coding: [{ code: 'doctor' }] }],
          },
        },
      ],
    },
    active: true,
  };
  const handlers = [
    http.get(fhirBase === undefined ? `${origin}/.well-known/openid-configuration` : `${fhirBase}/.well-known/smart-configuration`, () =>
      HttpResponse.json(answers.discovery),
    ),
    http.get(`${origin}/jwks`, () => HttpResponse.json({ keys: [jwk] })),
    http.post(`${origin}/token`, async ({ request }) => {
      const form = new URLSearchParams(await request.text());
      forms.push(form);
      const answer = await answers.token(form);
      return answer instanceof Response ? answer : HttpResponse.json(answer);
    }),
    http.post(`${origin}/introspect`, () => HttpResponse.json({ active: answers.active })),
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
          http.get(`${fhirBase}/PractitionerRole`, () => HttpResponse.json(answers.practitionerRole)),
          http.get(`${fhirBase}/Patient/p1`, () => HttpResponse.json(answers.patient)),
        ]),
  ];
  return { handlers, key: privateKey, kid: 'k1', forms, answers };
}

export interface TrialClaims {
  readonly iss: string;
  readonly nonce: string;
  readonly [name: string]: unknown;
}

/** A good id_token; a test changes one thing. */
export function idToken({ iss, nonce, ...more }: TrialClaims, { key, kid }: Pick<TrialServer, 'key' | 'kid'>): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000);
  return new SignJWT({ iss, nonce, sub: 'ode', aud: 'tributary', iat: seconds, exp: seconds + 300, ...more })
    .setProtectedHeader({ alg: 'ES384', kid })
    .sign(key);
}
