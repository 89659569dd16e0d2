import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { forgedIdTokens, honestIdToken, type IssuerKeys } from './forged-tokens.ts';
import { readOrder, type LaunchOrder } from './launch-order.ts';
import { idOf } from './patients.ts';

export interface AuthorizationOptions {
  readonly issuer: string;
  /** FHIR base that a token is for; absent where no record system stands behind the sign-in. */
  readonly base: string;
  readonly callback: string;
  readonly client: JSONWebKeySet;
  readonly keys: IssuerKeys;
  readonly evil: string;
}

/** A request for a code, or a token, that a strict server refuses. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, why: string) {
    super(why);
    this.code = code;
  }
}

export interface Access {
  readonly order: LaunchOrder;
}

interface PendingCode {
  readonly order: LaunchOrder;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirect: string;
}

export interface Authorization {
  /** Returns where the browser goes with its code. Throws Refused. */
  readonly authorize: (query: URLSearchParams) => string;
  readonly token: (form: URLSearchParams) => Promise<object>;
  readonly introspect: (form: URLSearchParams) => Promise<object>;
  readonly revoke: (form: URLSearchParams) => Promise<void>;
  readonly accessOf: (header: string | undefined) => Access | undefined;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
const random = (): string => randomBytes(24).toString('base64url');

/** An authorisation server that checks all that RFC 9700, SMART 2.2 and OpenID Connect let it check, and forges what an order says. */
export function authorization(options: AuthorizationOptions): Authorization {
  const codes = new Map<string, PendingCode>();
  const usedCodes = new Map<string, readonly string[]>();
  const tokens = new Map<string, Access>();
  const refreshes = new Map<string, PendingCode>();
  const usedAssertions = new Set<string>();
  const clientKeys = createLocalJWKSet(options.client);

  async function authenticate(form: URLSearchParams): Promise<void> {
    const assertion = form.get('client_assertion') ?? '';
    if (form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      throw new Refused('invalid_client', 'a signed assertion is demanded');
    const { payload } = await jwtVerify(assertion, clientKeys, {
      audience: [`${options.issuer}/token`, options.issuer],
      issuer: 'tributary',
      subject: 'tributary',
      requiredClaims: ['jti', 'exp'],
      maxTokenAge: 300,
    }).catch(() => {
      throw new Refused('invalid_client', 'the assertion does not verify');
    });
    if (usedAssertions.has(payload.jti ?? '')) throw new Refused('invalid_client', 'the assertion was used before');
    usedAssertions.add(payload.jti ?? '');
  }

  function issue(pending: PendingCode): { access_token: string; refresh_token: string } {
    const [access, refresh] = [random(), random()];
    tokens.set(access, { order: pending.order });
    refreshes.set(refresh, pending);
    return { access_token: access, refresh_token: refresh };
  }

  async function byCode(form: URLSearchParams): Promise<object> {
    const code = form.get('code') ?? '';
    const pending = codes.get(code);
    codes.delete(code);
    if (!pending) {
      // A code that comes twice was stolen once: what it gave is void (RFC 6749 §4.1.2).
      for (const token of usedCodes.get(code) ?? []) tokens.delete(token);
      throw new Refused('invalid_grant', 'the code is not known');
    }
    if (form.get('redirect_uri') !== pending.redirect) throw new Refused('invalid_grant', 'another redirect_uri');
    if (digest(form.get('code_verifier') ?? '') !== pending.challenge) throw new Refused('invalid_grant', 'the verifier does not fit');
    const issued = issue(pending);
    usedCodes.set(code, [issued.access_token]);
    return answerOf(options, pending, issued);
  }

  async function byRefresh(form: URLSearchParams): Promise<object> {
    const pending = refreshes.get(form.get('refresh_token') ?? '');
    refreshes.delete(form.get('refresh_token') ?? '');
    if (!pending) throw new Refused('invalid_grant', 'the refresh token is not known');
    return refreshAnswerOf(options, pending, issue(pending));
  }

  return {
    authorize: (query) => {
      const pending = pendingOf(options, query);
      const code = random();
      codes.set(code, pending);
      return callbackOf(options, query, pending.order, code);
    },
    token: async (form) => {
      await authenticate(form);
      if (form.get('grant_type') === 'authorization_code') return byCode(form);
      if (form.get('grant_type') === 'refresh_token') return byRefresh(form);
      throw new Refused('unsupported_grant_type', 'neither a code nor a refresh token');
    },
    introspect: async (form) => {
      await authenticate(form);
      return { active: tokens.has(form.get('token') ?? '') };
    },
    revoke: async (form) => {
      await authenticate(form);
      tokens.delete(form.get('token') ?? '');
      refreshes.delete(form.get('token') ?? '');
    },
    accessOf: (header) => tokens.get(/^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? ''),
  };
}

function pendingOf({ base, callback }: AuthorizationOptions, query: URLSearchParams): PendingCode {
  const value = (name: string): string => {
    const [only = '', ...more] = query.getAll(name);
    if (more.length > 0) throw new Refused('invalid_request', `${name} comes twice`);
    return only;
  };
  const order = readOrder(value('launch') || value('login_hint'));
  const scopes = value('scope').split(' ');
  if (value('client_id') !== 'tributary' || value('redirect_uri') !== callback)
    throw new Refused('invalid_request', 'not our client, or not its redirect_uri');
  if (value('response_type') !== 'code' || value('code_challenge_method') !== 'S256' || value('code_challenge').length !== 43)
    throw new Refused('invalid_request', 'a code with PKCE by S256 is demanded');
  if (!scopes.includes('openid') || value('state').length < 22 || value('nonce').length < 22)
    throw new Refused('invalid_request', 'openid, state and nonce are demanded');
  if (base !== '' && (value('aud') !== base || !scopes.some((scope) => scope === 'launch')))
    throw new Refused('invalid_request', 'aud must be the base of the launch');
  if (!order) throw new Refused('invalid_request', 'the launch is not known');
  return { order, nonce: value('nonce'), challenge: value('code_challenge'), redirect: value('redirect_uri') };
}

/** The honest answer carries `iss` (RFC 9207), as the discovery document announces. */
function callbackOf({ issuer, callback }: AuthorizationOptions, query: URLSearchParams, { forgery }: LaunchOrder, code: string): string {
  const answer = new URLSearchParams({ code, state: query.get('state') ?? '' });
  if (forgery !== 'callback-no-iss') answer.set('iss', forgery === 'callback-other-iss' ? 'https://evil.example' : issuer);
  return `${callback}?${answer}`;
}

async function answerOf(options: AuthorizationOptions, { order, nonce }: PendingCode, issued: object): Promise<object> {
  const forge = forgedIdTokens[order.forgery] ?? honestIdToken;
  const id_token = await forge({ claims: { ...claimsOf(options, order.user), nonce }, keys: options.keys, evil: options.evil });
  const patient = { 'other-patient': idOf(order.person + 1), 'patient-elsewhere': 'https://evil.example/fhir/Patient/p1' }[order.forgery];
  return {
    ...issued,
    token_type: 'Bearer',
    expires_in: lifeOf(order),
    scope: 'launch openid fhirUser patient/*.rs',
    id_token,
    patient: patient ?? idOf(order.person),
  };
}

/** Makes some lives so short that the next renewal refreshes. */
const lifeOf = ({ forgery }: LaunchOrder): number => (forgery.startsWith('refresh-') ? 100 : 3_600);

async function refreshAnswerOf(options: AuthorizationOptions, { order, nonce }: PendingCode, issued: object): Promise<object> {
  const user = order.forgery === 'refresh-other-sub' ? 'mallory' : order.user;
  const claims = {
    ...claimsOf(options, user),
    ...(order.forgery === 'refresh-other-iss' && { iss: 'https://evil.example' }),
    ...(order.forgery === 'refresh-other-aud' && { aud: 'another' }),
    nonce,
  };
  const forge =
    order.forgery === 'refresh-alg-none'
      ? forgedIdTokens['alg-none']
      : order.forgery === 'refresh-stranger-key'
        ? forgedIdTokens['stranger-key-own-kid']
        : undefined;
  const id_token = await (forge ?? honestIdToken)({ claims, keys: options.keys, evil: options.evil });
  const patient = idOf(order.forgery === 'refresh-other-patient' ? order.person + 1 : order.person);
  return { ...issued, token_type: 'Bearer', expires_in: 3_600, scope: 'launch openid fhirUser patient/*.rs', id_token, patient };
}

function claimsOf({ issuer, base }: AuthorizationOptions, user: string): Record<string, unknown> {
  const seconds = Math.floor(Date.now() / 1_000);
  const staff = base === '' ? { role: 'clinician', organisation: 'alpha' } : { fhirUser: `${base}/Practitioner/${user}` };
  return { iss: issuer, sub: user, aud: 'tributary', name: `Dr ${user}`, iat: seconds, exp: seconds + 300, ...staff };
}
