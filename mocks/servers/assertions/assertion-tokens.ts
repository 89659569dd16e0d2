import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, jwtVerify, SignJWT, type CryptoKey } from 'jose';
import type { NamedUser } from '#/mocks/networks/model/network.ts';
import type { ControlActions } from '#/mocks/servers/http/control.ts';
import type { CheckToken } from '#/mocks/servers/fhir/fhir-access.ts';
import { assertionLog } from './assertion-log.ts';
import { checkClaims, demandStrictAssertion, onlyOnce, type AssertionRules } from './assertion-rules.ts';
import { demandEqual, TokenRefused } from './token-refused.ts';

export interface AssertionTokensOptions {
  readonly tokenUrl: string;
  /** The one client that is registered here. */
  readonly client: string;
  readonly rules: AssertionRules;
  /** Users who may ask, as this network's directory names them. */
  readonly users: readonly NamedUser[];
  /** The bases that a token may be for. */
  readonly resources: ReadonlySet<string>;
}

/** A token service that wants to know who asks, and the check of its tokens. */
export interface AssertionTokens {
  readonly answer: (request: Request) => Promise<Response>;
  readonly tokens: (base: string) => CheckToken;
  readonly actions: ControlActions;
}

const lifetimeSeconds = 300;
const scopes: ReadonlySet<string> = new Set(['system/*.rs', 'system/*.read']);
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export async function assertionTokens(options: AssertionTokensOptions): Promise<AssertionTokens> {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const [log, once, uses] = [assertionLog(), onlyOnce(), new Map<string, () => void>()];
  const answer = async (request: Request): Promise<Response> => {
    const form = new URLSearchParams(await request.text());
    const seen = { resource: form.get('resource') ?? '', extensions: extensionsIn(form.get('client_assertion') ?? '') };
    try {
      await check(options, request.headers, form, once);
      const jti = randomUUID();
      uses.set(jti, log.note({ ...seen, outcome: 'granted' }));
      return tokenAnswer(await signed(options, form, jti, privateKey), form.get('scope') ?? '');
    } catch (error) {
      const refused = error instanceof TokenRefused ? error : new TokenRefused('invalid_client', 'the assertion cannot be verified');
      log.note({ ...seen, outcome: refused.error });
      return Response.json({ error: refused.error, error_description: refused.message }, { status: 400, headers: noStore });
    }
  };
  const tokens = (base: string): CheckToken => {
    return async (token) => {
      const read = await jwtVerify(token, publicKey, { issuer: options.tokenUrl, audience: base, typ: 'at+jwt' }).catch(() => undefined);
      if (!read) return undefined;
      uses.get(read.payload.jti ?? '')?.();
      return { scope: String(read.payload['scope']) };
    };
  };
  return { answer, tokens, actions: log.actions };
}

async function check(
  { tokenUrl, client, rules, users, resources }: AssertionTokensOptions,
  headers: Headers,
  form: URLSearchParams,
  once: ReturnType<typeof onlyOnce>,
): Promise<void> {
  if (headers.has('authorization')) throw new TokenRefused('invalid_request', 'the client is known by its assertion, not by a header');
  demandEqual('unsupported_grant_type', 'grant_type', form.get('grant_type'), 'client_credentials');
  demandEqual('invalid_client', 'client_assertion_type', form.get('client_assertion_type'), assertionType);
  for (const [name, value] of Object.entries(rules.form)) demandEqual('invalid_request', name, form.get(name), value);
  const assertion = form.get('client_assertion') ?? '';
  const payload = await rules.verified(assertion);
  demandStrictAssertion(decodeProtectedHeader(assertion), payload, tokenUrl);
  checkClaims(payload, { client, tokenUrl });
  once(payload);
  rules.namesUser(payload['extensions'], users);
  if (!scopes.has(form.get('scope') ?? '')) throw new TokenRefused('invalid_scope', 'system/*.rs is what there is');
  if (!resources.has(form.get('resource') ?? '')) throw new TokenRefused('invalid_target', 'no server of this network has this address');
}

/** For the log alone: a refused assertion is shown as it claimed to be. */
function extensionsIn(assertion: string): unknown {
  try {
    return decodeJwt(assertion)['extensions'];
  } catch {
    return undefined;
  }
}

function signed({ tokenUrl, client }: AssertionTokensOptions, form: URLSearchParams, jti: string, key: CryptoKey): Promise<string> {
  return new SignJWT({ client_id: client, scope: form.get('scope') ?? '' })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(tokenUrl)
    .setAudience(form.get('resource') ?? '')
    .setJti(jti)
    .setIssuedAt()
    .setExpirationTime(`${lifetimeSeconds}s`)
    .sign(key);
}

const noStore = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };

const tokenAnswer = (token: string, scope: string): Response =>
  Response.json({ access_token: token, token_type: 'Bearer', expires_in: lifetimeSeconds, scope }, { headers: noStore });
