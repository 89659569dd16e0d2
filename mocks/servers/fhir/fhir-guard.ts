import { allowsAccess, type TokenAccess, type CheckToken, type AccessVerb } from './fhir-access.ts';
import { fhirRefusal } from './fhir-outcome.ts';

type Guarded = { readonly ok: true; readonly access: TokenAccess } | { readonly ok: false; readonly response: Response };

/** The bearer token of a request, checked for one type and verb: 401 without a good one, 403 when it does not cover this. */
export async function guardRequest(
  request: Request,
  base: string,
  checkToken: CheckToken,
  type: string,
  verb: AccessVerb,
): Promise<Guarded> {
  const token = /^Bearer +([\w.~+/=-]+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  const access = token === undefined ? undefined : await checkToken(token);
  if (access === undefined) {
    // RFC 6750 §3: the error is named only when a token was sent.
    const challenge = `Bearer realm="${base}"${token === undefined ? '' : ', error="invalid_token"'}`;
    return { ok: false, response: fhirRefusal(401, 'login', 'A good access token is needed', { 'WWW-Authenticate': challenge }) };
  }
  if (allowsAccess(access, type, verb)) return { ok: true, access };
  const challenge = `Bearer realm="${base}", error="insufficient_scope"`;
  return {
    ok: false,
    response: fhirRefusal(403, 'forbidden', `The token does not allow to ${verb} ${type}`, { 'WWW-Authenticate': challenge }),
  };
}

const json = /(?:^|[\s,])(?:application\/(?:fhir\+)?json|application\/\*|text\/json|\*\/\*)/i;

/** 406 for a client that takes no JSON: this server writes nothing else. */
export function refuseNonJson(request: Request): Response | undefined {
  const accept = request.headers.get('accept');
  return accept === null || json.test(accept) ? undefined : fhirRefusal(406, 'not-supported', 'Only application/fhir+json is written here');
}
