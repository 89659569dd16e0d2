import { allows, type Access, type CheckToken, type Verb } from './fhir-access.ts';
import { refusal } from './fhir-outcome.ts';

type Guarded = { readonly ok: true; readonly access: Access } | { readonly ok: false; readonly response: Response };

/** The bearer token of a request, checked for one type and verb: 401 without a good one, 403 when it does not cover this. */
export async function guard(request: Request, base: string, checkToken: CheckToken, type: string, verb: Verb): Promise<Guarded> {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const access = token === undefined ? undefined : await checkToken(token);
  if (access === undefined) {
    // RFC 6750 §3: the error is named only when a token was sent.
    const challenge = `Bearer realm="${base}"${token === undefined ? '' : ', error="invalid_token"'}`;
    return { ok: false, response: refusal(401, 'login', 'A good access token is needed', { 'WWW-Authenticate': challenge }) };
  }
  if (allows(access, type, verb)) return { ok: true, access };
  const challenge = `Bearer realm="${base}", error="insufficient_scope"`;
  return {
    ok: false,
    response: refusal(403, 'forbidden', `The token does not allow to ${verb} ${type}`, { 'WWW-Authenticate': challenge }),
  };
}

const json = /(?:^|[\s,])(?:application\/(?:fhir\+)?json|application\/\*|text\/json|\*\/\*)/i;

/** 406 for a client that takes no JSON: this server writes nothing else. */
export function unacceptable(request: Request): Response | undefined {
  const accept = request.headers.get('accept');
  return accept === null || json.test(accept) ? undefined : refusal(406, 'not-supported', 'Only application/fhir+json is written here');
}
