import { describe, expect, test } from 'vitest';
import { configSchema } from '#/lib/config/schema/schema.ts';
import { explainPolicy, rolesAt, type RoleAt } from './explain-policy.ts';
import { policyView } from './policy-view.ts';

const source = (id: string, more: object = {}) => ({
  ...{ id, name: `${id} name`, code: id.slice(0, 2).toUpperCase(), organisation: id, kind: 'fhir', url: `https://${id}.example/fhir` },
  match: [{ kind: 'identifier' }],
  ...more,
});

const config = configSchema.parse({
  publicUrl: 'https://viewer.example',
  organisation: { id: 'county', name: 'County' },
  organisations: { 'out-of-hours': 'Out of Hours' },
  identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', label: 'NHS No.', format: 'nhs-number' }],
  signIn: [{ id: 'staff', kind: 'oidc', issuer: 'https://login.example', client: { id: 'us', authentication: 'none' } }],
  viewers: [
    { organisation: 'city', roles: ['clinician', 'receptionist'] },
    { organisation: 'practice', roles: ['clinician'] },
    { organisation: 'out-of-hours', roles: ['clinician'] },
  ],
  sources: [source('city'), source('practice', { never: ['devices'] }), source('social', { mayWithholdPersonally: false })],
  sharing: [
    { source: 'practice', to: ['city'], roles: ['clinician', 'receptionist'], except: ['consultation-text', 'documents'] },
    { source: 'city', to: ['practice'], roles: ['clinician'] },
    { source: 'social', to: ['city', 'practice'], roles: ['clinician'] },
  ],
  labels: { open: [{ codes: ['PSY', '42CFRPart2'], to: ['city'], roles: ['clinician'] }] },
  safeguarding: { shownTo: [{ to: ['practice'], roles: ['clinician'] }] },
  roleLimits: [{ roles: ['receptionist'], shows: ['appointments', 'people'] }],
  consent: { url: 'https://consent.example/fhir' },
  session: { keys: [Buffer.alloc(32).toString('base64')] },
  audit: { kind: 'stdout' },
});

function lineOf(roleAt: RoleAt, id: string, about: string): string | undefined {
  const lines = explainPolicy(roleAt, config).find((row) => row.source === id)?.lines ?? [];
  const line = lines.find((candidate) => candidate.about === about);
  return line && [line.decision, ...line.rules].join(' | ');
}

const [city, desk, practice, outOfHours]: readonly RoleAt[] = rolesAt(config);

describe('what a role is shown, rule by rule', () => {
  test.each<[string, RoleAt | undefined, string, string, string | undefined]>([
    ['its own', city, 'city', 'Asked for a record', 'Yes | own-record'],
    ['under an agreement', city, 'practice', 'Asked for a record', 'Yes | sharing-agreement'],
    [
      'without one',
      outOfHours,
      'practice',
      'Asked for a record',
      'practice name does not share with your organisation and role. It may hold a record. | default',
    ],
    ['without one: nothing more is said', outOfHours, 'practice', 'Shown', undefined],
    [
      'blocked, another organisation’s',
      city,
      'practice',
      'Asked where the patient blocks sharing',
      'practice name does not share this patient’s record. It may hold one. | patient-opt-out',
    ],
    [
      'blocked, its own',
      city,
      'city',
      'Asked where the patient blocks sharing',
      'Sharing is blocked for this patient at city name. | patient-opt-out',
    ],
    ['excepted parts', city, 'practice', 'Parts of which date and author are shown', 'consultation-text and documents | excepted-parts'],
    ['no excepted parts at its own', practice, 'practice', 'Parts shown whole', 'consultation-text and documents | default'],
    ['safeguarding', city, 'city', 'Not shown', 'safeguarding and access details | safeguarding'],
    ['safeguarding, where the role is named', practice, 'practice', 'Not shown', undefined],
    ['a limited role', desk, 'city', 'Shown', 'appointments and people | default'],
    ['labels opened', city, 'practice', 'Shown though labelled', 'PSY and 42CFRPart2 | default'],
    ['the notice of 42 CFR Part 2', city, 'practice', 'Shown with a notice about telling others', '42CFRPart2'],
    ['a limited role: no label is opened', desk, 'practice', 'Shown though labelled', undefined],
    ['its own: no label keeps back', practice, 'practice', 'Kept back if labelled', undefined],
    ['a source that shares labelled items', city, 'social', 'Kept back if labelled', undefined],
  ])('%s', (_, roleAt, id, about, expected) => {
    expect(lineOf(roleAt ?? expect.unreachable(), id, about)).toBe(expected);
  });

  test.each(['R', 'V', 'ETH', 'HIV', 'SUD', 'not-known'])('another organisation: %s keeps back, by the rule of labels', (code) => {
    const kept = lineOf(city ?? expect.unreachable(), 'practice', 'Kept back if labelled') ?? '';
    expect(kept.split(/, | and | \| /)).toEqual(expect.arrayContaining([code, 'security-label']));
    expect(kept).not.toMatch(/\bPSY\b/);
  });

  test('a category that a source never holds is in no line', () => {
    expect(JSON.stringify(explainPolicy(city ?? expect.unreachable(), config).find((row) => row.source === 'practice'))).not.toContain(
      'devices',
    );
  });
});

test.each([
  [undefined, 'city/clinician'],
  ['city/receptionist', 'city/receptionist'],
  ['city/nobody', 'city/clinician'],
  [['city/receptionist', 'practice/clinician'], 'city/clinician'],
])('the page of the role %j shows %s', (named, chosen) => {
  const view = policyView(named, config);
  expect([view.chosen, view.roles.length, view.sources.length]).toEqual([chosen, 4, 3]);
});
