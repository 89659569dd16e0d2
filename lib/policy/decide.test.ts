import { describe, expect, test } from 'vitest';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { admit, hiddenReferences, release } from './decide.ts';
import type { PolicyRequest, PolicySource } from './model/policy.ts';
import { safeguardingNotShown } from './model/words.ts';
import { standingSentences } from './standing.ts';

const practice: PolicySource = { id: 'practice', name: 'Riverside Surgery', organisation: 'riverside', mayWithholdPersonally: false };
const hospital: PolicySource = { id: 'hospital', name: 'City Hospitals', organisation: 'city', mayWithholdPersonally: true };

function request(organisation: string, role = 'clinician', more: Partial<PolicyRequest> = {}): PolicyRequest {
  return {
    viewer: { subject: 'a', issuer: 'https://login.example', name: 'Dr A', role, organisation, organisationName: organisation },
    purpose: 'TREAT',
    blockedOrganisations: new Set(),
    sharing: [
      { source: 'practice', to: ['city'], roles: ['clinician'], except: ['consultation-text', 'documents'] },
      { source: 'hospital', to: ['riverside'], roles: ['clinician'], except: [] },
    ],
    ...more,
  };
}

function entry(more: Partial<TimelineEntry>): TimelineEntry {
  return {
    id: 'practice|Encounter/1',
    category: 'encounters',
    kind: 'encounter',
    resourceType: 'Encounter',
    title: 'Consultation: low mood',
    assertion: 'affirmed',
    otherDates: [],
    body: { shape: 'narrative', paragraphs: ['Feels low since March.'] },
    facts: [
      { label: 'Clinician', value: 'Dr P. Shah' },
      { label: 'Reason', value: 'Low mood' },
    ],
    text: ['Feels low since March.'],
    cautions: [],
    origins: [{ source: 'practice', reference: 'Encounter/1' }],
    identity: ['visit-1'],
    compare: { Status: 'finished' },
    ...more,
  };
}

const commentNote = { text: 'Comment note', codings: [{ system: 'http://snomed.info/sct', code: '37331000000100' }] };

describe('admit', () => {
  test.each([
    ['its own organisation', practice, request('riverside'), 'ask'],
    ['another organisation under a rule', practice, request('city'), 'ask'],
    ['another role than the rule names', practice, request('city', 'receptionist'), 'withheld'],
    ['an organisation that no rule names', practice, request('social-care'), 'withheld'],
    ['nobody known, not launched from here', practice, request('none', 'none'), 'withheld'],
    ['nobody known, launched from here', practice, request('none', 'none', { launchedFrom: 'practice' }), 'ask'],
    [
      'a known viewer launched from here without a rule',
      practice,
      request('social-care', 'clinician', { launchedFrom: 'practice' }),
      'withheld',
    ],
    [
      'a blocked patient, another organisation',
      practice,
      request('city', 'clinician', { blockedOrganisations: new Set(['riverside']) }),
      'withheld',
    ],
    [
      'a blocked patient, its own organisation',
      practice,
      request('riverside', 'clinician', { blockedOrganisations: new Set(['riverside']) }),
      'withheld',
    ],
  ])('H24 %s', (_, source, asked, verdict) => {
    expect(admit(asked, source).verdict).toBe(verdict);
  });

  test('H24 nothing is shared when there are no rules at all', () => {
    expect(admit(request('city', 'clinician', { sharing: [] }), practice).verdict).toBe('withheld');
  });

  test.each([
    ['city', 'Riverside Surgery does not share this patient’s record. It may hold one.'],
    ['riverside', 'Sharing is blocked for this patient at Riverside Surgery.'],
  ])('a block is said in words to %s', (organisation, why) => {
    const blocked = request(organisation, 'clinician', { blockedOrganisations: new Set(['riverside']) });
    expect(admit(blocked, practice)).toEqual({ verdict: 'withheld', basis: 'source', why });
  });
});

describe('release', () => {
  test('the hospital gets a stub of a consultation: date and author, not one word of it', () => {
    const released = release(request('city'), practice, { entry: entry({}), labels: [] });
    expect(released.verdict).toBe('stub');
    expect(JSON.stringify(released)).not.toMatch(/low/i);
    expect(JSON.stringify(released)).toContain('Dr P. Shah · text not shared with your organisation');
  });

  test('the practice gets its own consultation whole', () => {
    expect(release(request('riverside'), practice, { entry: entry({}), labels: [] })).toEqual({ verdict: 'shown', entry: entry({}) });
  });

  test.each([
    ['a document', entry({ category: 'documents', kind: 'document-reference', resourceType: 'DocumentReference' }), 'stub'],
    [
      'a report with files',
      entry({
        category: 'imaging',
        kind: 'diagnostic-report',
        resourceType: 'DiagnosticReport',
        body: { shape: 'attachments', attachments: [] },
      }),
      'stub',
    ],
    ['an assessment, of the generic kind', entry({ category: 'problems', kind: 'generic', resourceType: 'ClinicalImpression' }), 'stub'],
    ['a comment note', entry({ category: 'other', kind: 'observation', resourceType: 'Observation', code: commentNote }), 'stub'],
    ['an allergy', entry({ category: 'allergies', kind: 'allergy-intolerance', resourceType: 'AllergyIntolerance' }), 'shown'],
    [
      'a panel with files',
      entry({
        category: 'results',
        resourceType: 'DiagnosticReport',
        body: { shape: 'panel', members: ['city|Observation/1'], attachments: [{ index: 0 }] },
      }),
      'stub',
    ],
    [
      'a panel',
      entry({ category: 'results', resourceType: 'DiagnosticReport', body: { shape: 'panel', members: ['city|Observation/1'] } }),
      'shown',
    ],
  ])('the hospital gets %s as %s', (_, one, verdict) => {
    expect(release(request('city'), practice, { entry: one, labels: [] }).verdict).toBe(verdict);
  });

  test('H38 a form that is a decision leaves as any document: its category would say as much as its title', () => {
    const form = entry({
      category: 'decisions',
      kind: 'document-reference',
      resourceType: 'DocumentReference',
      body: { shape: 'attachments', attachments: [{ index: 0 }] },
      decision: { subject: 'resuscitation', stance: 'refuses', words: 'Not for resuscitation' },
    });
    const released = release(request('city'), practice, { entry: form, labels: [] });
    expect(released).toMatchObject({ verdict: 'stub', entry: { category: 'documents', title: 'Document' } });
    expect(JSON.stringify(released)).not.toMatch(/resuscitation|"decision/);
  });

  test('H24 a coded entry of a consultation is shown, what was written beside it is not', () => {
    const coded = entry({
      id: 'practice|Observation/2',
      kind: 'observation',
      resourceType: 'Observation',
      title: 'Ankle oedema',
      encounter: 'practice|Encounter/1',
      text: ['Told me about the drinking.'],
    });
    const shown = release(request('city'), practice, { entry: coded, labels: [] });
    expect(shown).toMatchObject({ verdict: 'shown', entry: { title: 'Ankle oedema' } });
    expect(JSON.stringify(shown)).not.toContain('drinking');
    expect(JSON.stringify(shown)).toContain('not shared with your organisation');
    expect(release(request('riverside'), practice, { entry: coded, labels: [] })).toEqual({ verdict: 'shown', entry: coded });
    const { encounter: _, ...loose } = coded;
    expect(release(request('city'), practice, { entry: loose, labels: [] })).toEqual({ verdict: 'shown', entry: loose });
  });

  test('a second rule that shares the part opens it', () => {
    const both = request('city');
    const sharing = [...both.sharing, { source: 'practice', to: ['city'], roles: ['clinician'], except: ['documents'] }];
    expect(release({ ...both, sharing }, practice, { entry: entry({}), labels: [] }).verdict).toBe('shown');
  });

  const label = (code: string): Coding => ({ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code });
  test.each([
    ['N', hospital, 'shown'],
    ['R', hospital, 'withheld'],
    ['V', hospital, 'withheld'],
    ['QQ', hospital, 'withheld'],
    ['R', { ...hospital, mayWithholdPersonally: false }, 'shown'],
  ])('H24 label %s', (code, source, verdict) => {
    expect(release(request('riverside'), source, { entry: entry({}), labels: [label(code)] }).verdict).toBe(verdict);
  });

  test.each(['http://hl7.org/fhir/v3/Confidentiality', 'urn:oid:2.16.840.1.113883.5.25', undefined])(
    'H24 a label is one in any version’s name of its system, or without: %s',
    (system) => {
      const labels = [{ ...(system !== undefined && { system }), code: 'R' }];
      expect(release(request('riverside'), hospital, { entry: entry({}), labels }).verdict).toBe('withheld');
    },
  );

  test('a restricted item stays visible at home', () => {
    expect(release(request('city'), hospital, { entry: entry({}), labels: [label('R')] }).verdict).toBe('shown');
  });
});

describe('references to what is kept back', () => {
  const restricted: Coding = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
  const references = [
    { text: 'Observation/kept', id: 'hospital|Observation/kept', labels: [] },
    { text: 'Observation/late', id: 'hospital|Observation/late', labels: [] },
    { text: 'Observation/open', id: 'hospital|Observation/open', labels: [] },
    { text: '#contained', labels: [restricted] },
  ] as const;
  const progress = {
    keptBack: new Set(['hospital|Observation/kept' as const]),
    undecided: new Set(['hospital|Observation/late' as const]),
  };

  test('H24 are hidden by id or by label, and where it is not decided yet', () => {
    const hidden = hiddenReferences(request('riverside'), hospital, references, progress);
    expect(hidden.keptBack.map(({ text }) => text)).toEqual(['Observation/kept', '#contained']);
    expect(hidden.undecided.map(({ text }) => text)).toEqual(['Observation/late']);
  });

  test.each([
    ['at home', request('city'), hospital],
    ['where nothing is kept back', request('riverside'), { ...hospital, mayWithholdPersonally: false }],
  ])('are named %s', (_, asked, source) => {
    expect(hiddenReferences(asked, source, references, progress)).toEqual({ keptBack: [], undecided: [] });
  });

  const report = entry({ resourceType: 'DiagnosticReport', title: 'Report of a restricted result' });
  const withoutHiddenReferences = entry({ resourceType: 'DiagnosticReport', title: 'Report' });

  test('H24 the entry leaves without them', () => {
    const candidate = { entry: report, labels: [], pointsToKeptBack: true, withoutHiddenReferences };
    expect(release(request('riverside'), hospital, candidate)).toEqual({ verdict: 'shown', entry: withoutHiddenReferences });
  });

  test.each([
    [true, 'withheld'],
    [false, 'shown'],
  ])('H24 a document written in FHIR, a part of which is kept back: %s, is %s', (pointsToKeptBack, verdict) => {
    const document = { ...report, resourceType: 'Composition' };
    const candidate = { entry: document, labels: [], pointsToKeptBack, withoutHiddenReferences: document };
    expect(release(request('riverside'), hospital, candidate).verdict).toBe(verdict);
  });
});

test('standing sentences are of the agreement, never of the patient', () => {
  expect(standingSentences(request('city'), practice)).toEqual([
    'Riverside Surgery: consultation text is not shared with your organisation.',
    'Riverside Surgery: documents are not shared with your organisation.',
    safeguardingNotShown,
  ]);
  expect(standingSentences(request('riverside'), practice)).toEqual([safeguardingNotShown]);
  expect(standingSentences(request('riverside'), hospital)).toEqual([
    'Some information may not be shown because of confidentiality or the patient’s choices.',
    safeguardingNotShown,
  ]);
});

describe('safeguarding flags and access details', () => {
  const keySafe = entry({ category: 'safeguarding', title: 'Key safe 1234', id: 'practice|Flag/1' });
  const shownTo = [{ to: ['city'], roles: ['social-worker'] }];
  test.each<[string, PolicyRequest, 'shown' | 'withheld']>([
    ['nobody is named', request('city'), 'withheld'],
    ['another role is named', request('city', 'clinician', { safeguarding: shownTo }), 'withheld'],
    ['another organisation is named', request('riverside', 'social-worker', { safeguarding: shownTo }), 'withheld'],
    ['the source’s own organisation makes no exception', request('riverside', 'clinician', { safeguarding: shownTo }), 'withheld'],
    ['a viewer whom nobody knows', request('none', 'none', { safeguarding: [{ to: ['none'], roles: ['none'] }] }), 'withheld'],
    ['the role is named', request('city', 'social-worker', { safeguarding: shownTo }), 'shown'],
  ])('%s', (_, viewer, verdict) => {
    expect(release(viewer, practice, { entry: keySafe, labels: [] }).verdict).toBe(verdict);
  });

  test('unchanged: other alerts are shown to all', () => {
    expect(release(request('riverside'), practice, { entry: entry({ category: 'alerts' }), labels: [] }).verdict).toBe('shown');
  });

  test('it is said for every patient to a role that is not named, and to no other', () => {
    const named = request('city', 'social-worker', { safeguarding: shownTo });
    expect(standingSentences(request('riverside'), practice)).toContain(safeguardingNotShown);
    expect(standingSentences(named, practice)).not.toContain(safeguardingNotShown);
  });
});
