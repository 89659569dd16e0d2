import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { ehrBase } from '#/lib/session/testing/config.ts';
import { finish, grantLaunch, launch, reason, trialNetwork, trialSignIn, type TrialSignIn } from '#/lib/session/testing/sign-in.ts';

let trial: TrialSignIn;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  const started = await trialSignIn();
  // Everyone whom the map does not name is a clinician.
  const signIn = started.config.signIn.map((entry) =>
    entry.kind === 'smart' ? { ...entry, role: { ...entry.role, otherwise: 'clinician' } } : entry,
  );
  trial = { ...started, config: { ...started.config, signIn } };
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['a patient', { fhirUser: `${ehrBase}/Patient/p1` }, 'not-staff'],
  ['a patient, relative', { fhirUser: 'Patient/p1' }, 'not-staff'],
  ['a relative', { fhirUser: 'RelatedPerson/mother' }, 'not-staff'],
  ['a relative, absolute', { fhirUser: `${ehrBase}/RelatedPerson/mother` }, 'not-staff'],
  ['a patient of another server', { fhirUser: 'https://ehr.other.example/fhir/Patient/9' }, 'not-staff'],
  ['a patient of one version', { fhirUser: 'Patient/p1/_history/2' }, 'not-staff'],
  ['a patient with an id of other signs', { fhirUser: 'Patient/p 1%20?x' }, 'not-staff'],
  ['a patient as a Reference', { fhirUser: { reference: 'Patient/p1' } }, 'not-staff'],
  ['a patient in a list', { fhirUser: ['Patient/p1'] }, 'not-staff'],
  ['a patient by the older claim', { fhirUser: undefined, profile: 'Patient/p1' }, 'not-staff'],
  ['a patient by the older claim beside null', { fhirUser: null, profile: `${ehrBase}/Patient/p1` }, 'not-staff'],
  ['a patient by the older claim beside an empty text', { fhirUser: '', profile: 'Patient/p1' }, 'not-staff'],
  ['a patient by the older claim beside a name of sign-in', { fhirUser: 'ode', profile: 'Patient/p1' }, 'not-staff'],
  ['a patient as a search', { fhirUser: `${ehrBase}/Patient?_id=p1` }, 'not-staff'],
  ['a patient whose slash is escaped', { fhirUser: 'Patient%2Fp1' }, 'not-staff'],
  ['a patient as a Reference of that type', { fhirUser: { type: 'Patient', identifier: { value: '9' } } }, 'not-staff'],
  ['a relative beside a practitioner', { fhirUser: ['Practitioner/ode', 'RelatedPerson/mother'] }, 'not-staff'],
  ['a relative with a last slash', { fhirUser: `${ehrBase}/RelatedPerson/mother/_history/2/` }, 'not-staff'],
  ['a practitioner', { fhirUser: `${ehrBase}/Practitioner/ode` }, 'opened'],
  ['a practitioner, host in capitals', { fhirUser: `${ehrBase.replace('ehr.city', 'EHR.City')}/Practitioner/ode` }, 'opened'],
  ['a practitioner, relative', { fhirUser: 'Practitioner/ode' }, 'opened'],
  ['a practitioner whose profile page is that of a patient', { fhirUser: 'Practitioner/ode', profile: 'Patient/p1' }, 'opened'],
  ['a practitioner whose id is Patient', { fhirUser: 'https://ehr.other.example/fhir/Practitioner/Patient' }, 'opened'],
  ['a practitioner under a base of that name', { fhirUser: 'https://ehr.other.example/Patient/Practitioner/ode' }, 'opened'],
  ['a practitioner of one version', { fhirUser: 'Practitioner/ode/_history/2' }, 'opened'],
  ['a practitioner by the older claim', { fhirUser: undefined, profile: `${ehrBase}/Practitioner/ode` }, 'opened'],
  ['a profile page (OpenID Connect)', { fhirUser: undefined, profile: 'https://staff.example/people/ode' }, 'opened'],
  ['nobody named', { fhirUser: undefined }, 'opened'],
])('H01 `otherwise` makes no clinician of a patient or relative: %s', async (_, claims, expected) => {
  const started = await launch(trial);
  grantLaunch(trial, started, {}, claims);
  expect(await reason(finish(trial, started))).toBe(expected);
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['a Person, who may be a patient', { fhirUser: 'Person/ode' }, 'identity-missing'],
  ['a Person, absolute and of one version', { fhirUser: `${ehrBase}/Person/ode/_history/1` }, 'identity-missing'],
  ['a Person by the older claim', { fhirUser: undefined, profile: 'Person/ode' }, 'identity-missing'],
  ['a Person as a Reference', { fhirUser: { reference: 'Person/ode' } }, 'identity-missing'],
  ['a Person of another server', { fhirUser: 'https://ehr.other.example/fhir/Person/9' }, 'identity-missing'],
  ['a device', { fhirUser: 'Device/kiosk' }, 'identity-missing'],
  ['a group', { fhirUser: 'Group/p1' }, 'identity-missing'],
  ['an organisation', { fhirUser: 'Organization/city' }, 'identity-missing'],
])('H01 `otherwise` makes no clinician of a Person: %s', async (_, claims, expected) => {
  const started = await launch(trial);
  grantLaunch(trial, started, {}, claims);
  expect(await reason(finish(trial, started))).toBe(expected);
});

test.each<[string, Readonly<Record<string, unknown>>, string]>([
  ['a Person whose role is sent', { fhirUser: 'Person/ode', staff_role: 'doctor' }, 'opened'],
  ['a Person whose role is not mapped', { fhirUser: 'Person/ode', staff_role: 'porter' }, 'role-not-allowed'],
  ['a Person without a role', { fhirUser: 'Person/ode' }, 'role-missing'],
  ['a patient whose role is sent', { fhirUser: 'Patient/p1', staff_role: 'doctor' }, 'not-staff'],
])('H01 where the role is a claim of its own: %s', async (_, claims, expected) => {
  const signIn = trial.config.signIn.map((entry) =>
    entry.kind === 'smart' ? { ...entry, role: { ...entry.role, from: 'staff_role' } } : entry,
  );
  const claimed = { ...trial, config: { ...trial.config, signIn } };
  const started = await launch(claimed);
  grantLaunch(claimed, started, {}, claims);
  expect(await reason(finish(claimed, started))).toBe(expected);
});

test('H01 a refused patient is named in the audit without a role, and the tokens are given back', async () => {
  const started = await launch(trial);
  grantLaunch(trial, started, {}, { fhirUser: 'Patient/p1', name: 'Amara Brooks' });
  const error: unknown = await finish(trial, started).catch((refusal: unknown) => refusal);
  expect(error instanceof SignInRefused && error.facts.viewer).toMatchObject({ subject: 'ode', name: 'Amara Brooks', role: 'none' });
  expect(trial.ehr.forms.map((form) => form.get('token'))).toEqual([null, 'refresh', 'access']);
  expect(trial.events).toEqual([]);
});
