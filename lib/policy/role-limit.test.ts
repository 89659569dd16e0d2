import { describe, expect, test } from 'vitest';
import { type Category, categories } from '#/lib/record/model/category.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { admit, release } from './decide.ts';
import type { PolicyRequest, PolicySource, RoleLimit } from './model/policy.ts';
import { categoriesHiddenFromRole } from './model/role-limit.ts';
import { standingSentences } from './standing.ts';

const practice: PolicySource = { id: 'practice', name: 'Riverside Surgery', organisation: 'riverside', mayWithholdPersonally: true };
const desk: RoleLimit = { roles: ['receptionist'], shows: ['appointments', 'people'] };
const rota: RoleLimit = { roles: ['receptionist'], to: ['city'], shows: ['appointments', 'encounters'] };

const request = (
  organisation: string,
  role: string,
  roleLimits: readonly RoleLimit[] = [desk],
  except: readonly string[] = [],
): PolicyRequest => ({
  viewer: { subject: 'a', issuer: 'https://login.example', name: 'A', role, organisation, organisationName: organisation },
  purpose: 'TREAT',
  blockedOrganisations: new Set(),
  sharing: [{ source: 'practice', to: ['city'], roles: ['clinician', 'receptionist'], except }],
  labels: { open: [{ codes: ['PSY'], to: ['city'], roles: ['clinician', 'receptionist'] }], keepBack: [], harmless: [] },
  safeguarding: [{ to: ['riverside'], roles: ['clinician', 'receptionist'] }],
  roleLimits,
});

const entry = (category: Category, more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: `practice|${category}`,
  category,
  kind: 'resource',
  resourceType: 'Basic',
  title: category,
  assertion: 'affirmed',
  otherDates: [],
  body: { shape: 'facts' },
  facts: [],
  cautions: [],
  origins: [],
  identity: [],
  compare: {},
  ...more,
});

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const act = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';
const [restricted, psychiatry, hiv, ethanol, substances, part2]: readonly Coding[] = [
  { system: confidentiality, code: 'R' },
  ...['PSY', 'HIV', 'ETH', 'SUD', '42CFRPart2'].map((code) => ({ system: act, code })),
];

describe('H24 rule × role × label', () => {
  test.each<[string, string, Category, Coding | undefined, 'shown' | 'withheld']>([
    // A clinician is as before.
    ['riverside', 'clinician', 'problems', undefined, 'shown'],
    ['riverside', 'clinician', 'problems', restricted, 'shown'],
    ['riverside', 'clinician', 'appointments', hiv, 'shown'],
    ['riverside', 'clinician', 'safeguarding', undefined, 'shown'],
    ['city', 'clinician', 'problems', undefined, 'shown'],
    ['city', 'clinician', 'problems', restricted, 'withheld'],
    ['city', 'clinician', 'problems', psychiatry, 'shown'],
    ['city', 'clinician', 'problems', hiv, 'withheld'],
    ['city', 'clinician', 'problems', ethanol, 'withheld'],
    ['city', 'clinician', 'problems', substances, 'withheld'],
    ['city', 'clinician', 'problems', part2, 'withheld'],
    ['city', 'clinician', 'appointments', undefined, 'shown'],
    ['city', 'clinician', 'safeguarding', undefined, 'withheld'],
    // A receptionist sees what the limit names, and no more of it than labels allow.
    ['riverside', 'receptionist', 'appointments', undefined, 'shown'],
    ['riverside', 'receptionist', 'appointments', restricted, 'shown'],
    ['riverside', 'receptionist', 'people', undefined, 'shown'],
    ['riverside', 'receptionist', 'problems', undefined, 'withheld'],
    ['riverside', 'receptionist', 'documents', undefined, 'withheld'],
    ['riverside', 'receptionist', 'allergies', undefined, 'withheld'],
    ['riverside', 'receptionist', 'safeguarding', undefined, 'withheld'],
    ['city', 'receptionist', 'appointments', undefined, 'shown'],
    ['city', 'receptionist', 'appointments', restricted, 'withheld'],
    ['city', 'receptionist', 'appointments', psychiatry, 'shown'],
    ['city', 'receptionist', 'appointments', hiv, 'withheld'],
    ['city', 'receptionist', 'appointments', part2, 'withheld'],
    ['city', 'receptionist', 'problems', psychiatry, 'withheld'],
    ['city', 'receptionist', 'other', undefined, 'withheld'],
  ])('%s %s: %s with %j is %s', (organisation, role, category, label, verdict) => {
    const labels = label ? [label] : [];
    expect(release(request(organisation, role), practice, { entry: entry(category), labels }).verdict).toBe(verdict);
  });

  test('an excepted part that the role is not shown leaves no stub', () => {
    const letter = entry('documents', { kind: 'document-reference', resourceType: 'DocumentReference' });
    const candidate = { entry: letter, labels: [] };
    expect(release(request('city', 'clinician', [desk], ['documents']), practice, candidate).verdict).toBe('stub');
    expect(release(request('city', 'receptionist', [desk], ['documents']), practice, candidate).verdict).toBe('withheld');
  });

  test.each(categories)('no limit, no change: %s', (category) => {
    for (const role of ['clinician', 'receptionist'])
      for (const organisation of ['riverside', 'city']) {
        const candidate = { entry: entry(category), labels: [] };
        const without = release(request(organisation, role, []), practice, candidate);
        const { roleLimits: _roleLimits, ...older } = request(organisation, role);
        expect(release(older, practice, candidate)).toEqual(without);
        expect(without.verdict).toBe(category === 'safeguarding' && organisation === 'city' ? 'withheld' : 'shown');
      }
  });
});

describe('which limit holds', () => {
  test.each<[string, string, string, readonly RoleLimit[], readonly Category[]]>([
    ['none', 'riverside', 'receptionist', [], categories],
    ['one for everywhere', 'riverside', 'receptionist', [desk], ['appointments', 'people']],
    ['one for another organisation', 'riverside', 'receptionist', [rota], categories],
    ['one for theirs', 'city', 'receptionist', [rota], ['encounters', 'appointments']],
    ['two: what both show', 'city', 'receptionist', [desk, rota], ['appointments']],
    ['one for another role', 'city', 'clinician', [desk, rota], categories],
    ['one that shows nothing', 'city', 'receptionist', [{ ...desk, shows: [] }], []],
  ])('%s', (_, organisation, role, limits, shown) => {
    const hidden = categoriesHiddenFromRole(request(organisation, role, limits));
    expect(categories.filter((category) => !hidden.has(category))).toEqual(shown);
  });

  test('a limit opens no source, and closes none', () => {
    for (const organisation of ['riverside', 'city', 'elsewhere'])
      expect(admit(request(organisation, 'receptionist'), practice)).toEqual(admit(request(organisation, 'receptionist', []), practice));
  });

  test.each<[readonly RoleLimit[], string | undefined]>([
    [[], undefined],
    [[desk], 'Your role is shown appointments and people, and nothing else of the record.'],
    [[{ ...desk, shows: [] }], 'Your role is shown who the patient is, and nothing of the record.'],
  ])('each source says so for every patient', (limits, sentence) => {
    const sentences = standingSentences(request('riverside', 'receptionist', limits), practice);
    expect(sentences.find((text) => text.startsWith('Your role is shown'))).toBe(sentence);
  });
});
