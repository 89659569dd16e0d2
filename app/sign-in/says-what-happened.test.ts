import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { NoticeWords } from '#/components/notice/step-words.ts';
import { noticeWords } from '#/components/notice/words.ts';
import type { RefusalReason } from '#/lib/session/model/refusal.ts';
import { roleBundle } from '#/lib/session/testing/authorization-server.ts';
import { ehrBase } from '#/lib/session/testing/config.ts';
import { ehrIssuer, trialNetwork, trialSignIn, withSignIn, type TrialSignIn } from '#/lib/session/testing/sign-in.ts';
import { endOfLaunch, type LaunchDifference } from '#/lib/session/testing/launch-difference.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialSignIn();
});

/** A search of roles as a sloppy server writes it. */
const rolesWithNulls = {
  resourceType: 'Bundle',
  total: null,
  entry: [
    {
      resource: {
        resourceType: 'PractitionerRole',
        active: null,
        practitioner: { reference: `${ehrBase}/Practitioner/ode/_history/2`, display: null },
        code: [{ coding: [{ code: null, display: 'Doctor' }, { code: 'doctor' }] }],
      },
    },
  ],
};

/** Every sentence of a refusal's page. */
const pageText = ({ title, happened, next }: NoticeWords): string => [title, happened, ...next.launch].join(' ');

const textPlain = (body: string) => new HttpResponse(body, { headers: { 'Content-Type': 'text/plain' } });
const inSeconds = (seconds: number): number => Math.floor(Date.now() / 1_000) + seconds;

describe('a launch that opens all the same', () => {
  test.each<[string, LaunchDifference]>([
    ['nothing differs', {}],
    ['the patient as a reference', { token: { patient: 'Patient/p1' } }],
    ['the patient as an absolute reference of this base', { token: { patient: `${ehrBase}/Patient/p1` } }],
    ['the patient as a reference of one version', { token: { patient: 'Patient/p1/_history/3' } }],
    ['the patient as an address with a last slash', { token: { patient: `${ehrBase}/Patient/p1/` } }],
    [
      'the patient as an address whose host is in capitals',
      { token: { patient: `${ehrBase.replace('ehr.city', 'EHR.City')}/Patient/p1` } },
    ],
    [
      'the patient as an address with its default port',
      { token: { patient: `${ehrBase.replace('.example', '.example:443')}/Patient/p1` } },
    ],
    ['the patient as a Reference', { token: { patient: { reference: 'Patient/p1' } } }],
    ['an encounter that is null', { token: { encounter: null } }],
    ['an encounter as a reference', { token: { encounter: 'Encounter/e1' } }],
    ['an encounter that is a number', { token: { encounter: 7 } }],
    ['a refresh token that is null', { token: { refresh_token: null } }],
    ['a refresh token that is empty', { token: { refresh_token: '' } }],
    ['a life that is null', { token: { expires_in: null } }],
    ['a life as text', { token: { expires_in: '600' } }],
    ['a life in words', { token: { expires_in: 'ten minutes' } }],
    ['scopes that are null', { token: { scope: null } }],
    ['scopes as a list', { token: { scope: ['launch', 'openid'] } }],
    ['no scopes', { token: { scope: undefined } }],
    ['a type in small letters', { token: { token_type: 'bearer' } }],
    ['members that nobody knows', { token: { need_patient_banner: 'true', 'not-before-policy': 0, smart_style_url: null } }],
    ['a relative fhirUser', { claims: { fhirUser: 'Practitioner/ode' } }],
    ['a fhirUser of one version', { claims: { fhirUser: `${ehrBase}/Practitioner/ode/_history/2` } }],
    ['a fhirUser with a last slash', { claims: { fhirUser: `${ehrBase}/Practitioner/ode/` } }],
    [
      'a fhirUser whose address has its default port',
      { claims: { fhirUser: `${ehrBase.replace('.example', '.example:443')}/Practitioner/ode` } },
    ],
    ['the older claim beside an empty fhirUser', { claims: { fhirUser: '', profile: 'Practitioner/ode' } }],
    ['the older claim beside a name of sign-in', { claims: { fhirUser: 'ode', profile: 'Practitioner/ode' } }],
    ['the older claim', { claims: { fhirUser: undefined, profile: `${ehrBase}/Practitioner/ode` } }],
    ['an id_token issued 90 s in the future', { claims: { iat: inSeconds(90) } }],
    ['an id_token issued 300 s in the future', { claims: { iat: inSeconds(300) } }],
    ['endpoints that are empty', { discovery: { introspection_endpoint: '', revocation_endpoint: '' } }],
    ['scopes as one text', { discovery: { scopes_supported: 'openid launch' } }],
    ['roles with null members', { change: ({ ehr }) => void (ehr.answers.practitionerRole = rolesWithNulls) }],
    ['endpoints that are null', { discovery: { introspection_endpoint: null, userinfo_endpoint: null, management_endpoint: null } }],
    [
      'neither issuer nor keys, which the OpenID discovery document has',
      {
        discovery: { issuer: undefined, jwks_uri: undefined },
        change: ({ ehr }) => void (ehr.answers.openId = { issuer: ehrIssuer, jwks_uri: `${ehrIssuer}/jwks` }),
      },
    ],
    [
      'no keys, which the OpenID discovery document of the issuer has',
      {
        discovery: { jwks_uri: null },
        change: ({ ehr }) => void (ehr.answers.openId = { issuer: ehrIssuer, jwks_uri: `${ehrIssuer}/jwks` }),
      },
    ],
    [
      'no statement of PKCE, where the configuration assumes it',
      {
        discovery: { code_challenge_methods_supported: undefined },
        assumePkce: true,
      },
    ],
  ])('%s', async (_, difference) => expect(await endOfLaunch(trial, difference)).toBe('opened'));
});

describe('a launch that is refused says what happened, and blames nobody for what a server did', () => {
  test.each<[string, RefusalReason, LaunchDifference]>([
    ['no patient', 'no-patient', { token: { patient: undefined } }],
    ['a patient that is null', 'no-patient', { token: { patient: null } }],
    ['a patient that is a number', 'patient-form', { token: { patient: 12_345 } }],
    ['a list of patients', 'patient-form', { token: { patient: ['p1'] } }],
    ['a patient of another server', 'patient-form', { token: { patient: 'https://ehr.other.example/fhir/Patient/p1' } }],
    ['a patient of a look-alike base', 'patient-form', { token: { patient: `${ehrBase}2/Patient/p1` } }],
    ['a patient over http', 'patient-form', { token: { patient: `${ehrBase.replace('https', 'http')}/Patient/p1` } }],
    ['a patient as a search', 'patient-form', { token: { patient: 'Patient?_id=p1' } }],
    ['a reference to someone else', 'patient-form', { token: { patient: 'RelatedPerson/p1' } }],
    ['a patient who is not found', 'patient-not-found', { token: { patient: 'p9' } }],
    [
      'a patient who may not be read',
      'patient-refused',
      { change: ({ ehr }) => void (ehr.answers.readStatus = 403), claims: { staff: 'doctor' } },
    ],
    ['a web page in place of the patient', 'patient-unreadable', { change: ({ ehr }) => void (ehr.answers.patient = undefined) }],
    ['no PKCE', 'server-settings', { discovery: { code_challenge_methods_supported: undefined } }],
    ['no usable PKCE', 'server-settings', { discovery: { code_challenge_methods_supported: ['plain'] } }],
    ['neither issuer nor keys anywhere', 'server-settings', { discovery: { issuer: undefined, jwks_uri: undefined } }],
    ['no token endpoint', 'server-settings', { discovery: { token_endpoint: undefined } }],
    ['a token endpoint that is no address', 'server-settings', { discovery: { token_endpoint: '/token' } }],
    ['a token endpoint elsewhere', 'server-settings', { discovery: { token_endpoint: 'https://evil.example/token' } }],
    [
      'settings as text/plain',
      'server-settings',
      { change: ({ ehr }) => void (ehr.answers.discovery = textPlain(JSON.stringify(ehr.answers.discovery))) },
    ],
    ['settings that are no JSON', 'server-settings', { change: ({ ehr }) => void (ehr.answers.discovery = jsonText('{"issuer":')) }],
    [
      'settings behind a byte order mark',
      'server-settings',
      { change: ({ ehr }) => void (ehr.answers.discovery = jsonText(`\uFEFF${JSON.stringify(ehr.answers.discovery)}`)) },
    ],
    ['no settings', 'server-settings', { change: ({ ehr }) => void (ehr.answers.discovery = new HttpResponse('', { status: 404 })) }],
    [
      'an error in place of settings',
      'server-error',
      { change: ({ ehr }) => void (ehr.answers.discovery = new HttpResponse('', { status: 503 })) },
    ],
    ['nothing that answers', 'server-unreachable', { change: ({ ehr }) => void (ehr.answers.discovery = HttpResponse.error()) }],
    ['a token of another kind', 'answer-unusable', { token: { token_type: 'mac' } }],
    ['no token', 'answer-unusable', { token: { access_token: null } }],
    ['a refresh token that is a number', 'answer-unusable', { token: { refresh_token: 7 } }],
    ['an error with a status of success', 'server-refused', { change: answering({ error: 'invalid_grant' }, 200) }],
    ['an error that is an OperationOutcome', 'server-refused', { change: answering({ resourceType: 'OperationOutcome', issue: [] }, 400) }],
    ['a fault with an error of OAuth', 'server-error', { change: answering({ error: 'server_error' }, 500) }],
    ['too many requests', 'server-error', { change: answering({ error: 'slow_down' }, 429) }],
    [
      'an error whose description is no text',
      'server-refused',
      { change: answering({ error: 'invalid_grant', error_description: { a: 1 } }, 400) },
    ],
    ['no id_token', 'identity-missing', { token: { id_token: null } }],
    ['an id_token of another issuer', 'identity-invalid', { claims: { iss: 'https://evil.example' } }],
    ['nobody named', 'identity-missing', { claims: { fhirUser: undefined } }],
    ['a user of another server', 'identity-missing', { claims: { fhirUser: 'https://ehr.other.example/fhir/Practitioner/ode' } }],
    ['no role', 'role-missing', { change: ({ ehr }) => void (ehr.answers.practitionerRole = { resourceType: 'Bundle' }) }],
    ['a role that is not mapped', 'role-not-allowed', { change: ({ ehr }) => void (ehr.answers.practitionerRole = roleBundle('porter')) }],
    ['roles that may not be read', 'role-unreadable', { change: ({ ehr }) => void (ehr.answers.readStatus = 403) }],
  ])('%s: %s', async (_, expected, difference) => {
    if (expected === 'patient-refused')
      trial = withSignIn(trial, 'smart', { role: { from: 'staff', map: { doctor: 'clinician' }, otherwise: 'none' } });
    const kind = await endOfLaunch(trial, difference);
    expect(kind).toBe(expected);
    const text = pageText(noticeWords[expected]);
    if (kind !== 'server-unreachable') expect(text).not.toMatch(/does not answer|could not be reached/);
    if (kind !== 'role-not-allowed') expect(text).not.toMatch(/your role (?:does not|or organisation may not)/i);
    if (kind !== 'no-patient') expect(text).not.toContain('No patient was chosen');
  });
});

/** The token endpoint answers so, whatever is granted. */
const answering = (body: Readonly<Record<string, unknown>>, status: number) => (): void =>
  trialNetwork.use(http.post(`${ehrIssuer}/token`, () => HttpResponse.json(body, { status })));

const jsonText = (body: string) => new HttpResponse(body, { headers: { 'Content-Type': 'application/json' } });
