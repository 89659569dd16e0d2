import { randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose';
import { demandStrictAssertion, onlyOnce } from '#/mocks/servers/assertions/assertion-rules.ts';
import { TokenRefused } from '#/mocks/servers/assertions/token-refused.ts';
import { allowsAccess, type TokenAccess } from '#/mocks/servers/fhir/fhir-access.ts';
import { fhirRefusal } from '#/mocks/servers/fhir/fhir-outcome.ts';
import { textsAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { isBundle } from './bundle-edit.ts';
import type { AnswerRequest } from './platform.ts';

/** Address at which the service gives tokens, and the other address that an assertion must be for. */
export const launchTokenService = (base: string): { readonly tokenUrl: string; readonly audience: string } => {
  const { origin } = new URL(base);
  return { tokenUrl: `${origin}/oauth2/health/system/v1/token`, audience: `${origin}/oauth2/aus-1/v1/token` };
};

/**
 * Tokens for one patient each, whom the request names: `launch` is base64 of `{"patient":"…"}`. Without it there is none,
 * without a token nothing is read, with another patient's everything is forbidden, and so is each type that no scope names.
 */
export function onePatientTokens(inner: AnswerRequest, base: string): AnswerRequest {
  const patients = new Map<string, TokenAccess>();
  const demandFirstUse = onlyOnce();
  const { tokenUrl } = launchTokenService(base);
  return async (request) => {
    if (request.url === tokenUrl) return tokenAnswer(new URLSearchParams(await request.text()), { base, patients, demandFirstUse });
    const token = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1] ?? '';
    const path = new URL(request.url).pathname.slice(new URL(base).pathname.length + 1);
    if (path === 'metadata') return inner(request);
    const access = patients.get(token);
    const patient = access?.patient;
    if (access === undefined || patient === undefined)
      return fhirRefusal(401, 'login', 'A token for a patient is needed', { 'WWW-Authenticate': 'Bearer error="invalid_token"' });
    const askedPatient = /^Patient\/(.+)$/.exec(path)?.[1] ?? new URL(request.url).searchParams.get('patient');
    if (askedPatient !== null && askedPatient !== patient) return forbidden();
    const [type = '', id] = path.split('/');
    if (!allowsAccess(access, type, id === undefined ? 'search' : 'read')) return fhirRefusal(403, 'forbidden', `No scope names ${type}`);
    return onlyAbout(patient, await inner(request));
  };
}

const forbidden = (): Response => fhirRefusal(403, 'forbidden', 'The token is for another patient');

interface TokenIssue {
  readonly base: string;
  readonly patients: Map<string, TokenAccess>;
  readonly demandFirstUse: (payload: JWTPayload) => void;
}

async function tokenAnswer(form: URLSearchParams, { base, patients, demandFirstUse }: TokenIssue): Promise<Response> {
  const patient = patientIn(form.get('launch') ?? '');
  if (patient === undefined) return refused('invalid_request', 'launch must name a patient');
  const scope = form.get('scope') ?? '';
  if (!scope.split(' ').includes('launch')) return refused('invalid_scope', 'launch is missing');
  const fault = assertionFault(form.get('client_assertion') ?? '', launchTokenService(base).audience, demandFirstUse);
  if (fault !== undefined) return refused('invalid_client', fault);
  const token = randomUUID();
  patients.set(token, { scope, patient });
  return Response.json({ access_token: token, token_type: 'Bearer', expires_in: 300, scope });
}

const refused = (error: string, error_description: string): Response => Response.json({ error, error_description }, { status: 400 });

function patientIn(launch: string): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(launch, 'base64').toString('utf8'));
    return textsAt(value, 'patient')[0];
  } catch {
    return undefined;
  }
}

/** Reason for refusing an assertion, whose signature is not looked at; undefined for a good one. */
function assertionFault(assertion: string, audience: string, demandFirstUse: TokenIssue['demandFirstUse']): string | undefined {
  try {
    const payload = decodeJwt(assertion);
    demandStrictAssertion(decodeProtectedHeader(assertion), payload, audience);
    demandFirstUse(payload);
    return undefined;
  } catch (error) {
    return error instanceof TokenRefused ? error.message : 'the assertion could not be read';
  }
}

/** A person found by name or number is given out to their own token alone. */
async function onlyAbout(patient: string, answer: Response): Promise<Response> {
  const body: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined);
  const people = isBundle(body) ? body.entry.filter(({ resource }) => textsAt(resource, 'resourceType')[0] === 'Patient') : [];
  return people.some(({ resource }) => textsAt(resource, 'id')[0] !== patient) ? forbidden() : answer;
}
