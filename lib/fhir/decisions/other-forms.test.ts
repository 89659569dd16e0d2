import { describe, expect, test } from 'vitest';
import { drawn, drawnOf, entriesOf, subject } from './testing/drawn.ts';

const sct = (code: string, display?: string) => ({ system: 'http://snomed.info/sct', code, ...(display !== undefined && { display }) });
const ln = (code: string, display?: string) => ({ system: 'http://loinc.org', code, ...(display !== undefined && { display }) });
const of = (...coding: readonly object[]) => ({ coding });
const consentCode = (system: string, code: string) => of({ system: `http://terminology.hl7.org/CodeSystem/${system}`, code });
const cpr = of(sct('89666000', 'Cardiopulmonary resuscitation'));
const dnr = [consentCode('consentcategorycodes', 'dnr')];

const consent = (more: object) => ({
  resourceType: 'Consent',
  id: '1',
  status: 'active',
  patient: subject,
  dateTime: '2026-11-12',
  scope: consentCode('consentscope', 'adr'),
  ...more,
});
const order = (more: object) => ({
  resourceType: 'ServiceRequest',
  id: '1',
  status: 'active',
  intent: 'order',
  subject,
  authoredOn: '2026-11-12',
  ...more,
});
const finding = (more: object) => ({
  resourceType: 'Observation',
  id: '1',
  status: 'final',
  subject,
  effectiveDateTime: '2026-11-12',
  ...more,
});
const flag = (code: object, more: object = {}) => ({
  resourceType: 'Flag',
  id: '1',
  status: 'active',
  subject,
  code,
  period: { start: '2026-11-12' },
  ...more,
});
const form = (items: readonly object[]) => ({
  resourceType: 'QuestionnaireResponse',
  id: '1',
  status: 'completed',
  subject,
  authored: '2026-11-12',
  item: items,
});
const presence = (value: object) => finding({ code: of(ln('81351-9', 'DNR order in place')), ...value });
const local = (display: string) => of({ system: 'https://city.example/codes', code: 'X1', display });

describe('H38 a decision in another form', () => {
  test.each<[string, object, string]>([
    ['Consent of category dnr, without a rule', consent({ category: dnr }), 'danger | Do not resuscitate'],
    ['Consent of category dnr whose rule denies', consent({ category: dnr, provision: { type: 'deny' } }), 'danger | Do not resuscitate'],
    [
      'Consent of category dnr whose rule permits',
      consent({ category: dnr, provision: { type: 'permit' } }),
      'plain | Contradictory: open: Do not resuscitate',
    ],
    [
      'Consent that denies resuscitation',
      consent({ provision: { type: 'deny', code: [cpr] } }),
      'danger | Refused: Cardiopulmonary resuscitation',
    ],
    [
      'Consent that permits resuscitation',
      consent({ provision: { type: 'permit', code: [cpr] } }),
      'plain | Cardiopulmonary resuscitation',
    ],
    [
      'Consent whose rule within the rule denies it',
      consent({ provision: { type: 'permit', provision: [{ type: 'deny', code: [cpr] }] } }),
      'danger | Refused: Cardiopulmonary resuscitation',
    ],
    [
      'Consent that both permits and denies it',
      consent({ provision: { type: 'permit', code: [cpr], provision: [{ type: 'deny', code: [cpr] }] } }),
      'plain | Contradictory: open: ',
    ],
    [
      'Consent that permits "not for resuscitation"',
      consent({ category: dnr, provision: { type: 'permit', code: [of(sct('304253006', 'Not for resuscitation'))] } }),
      'danger | Not for resuscitation',
    ],
    [
      'POLST',
      consent({ category: [consentCode('consentcategorycodes', 'polst')] }),
      'plain | Orders for life-sustaining treatment · 12-Nov-2026',
    ],
    [
      'advance directive with a file',
      consent({ category: [consentCode('consentcategorycodes', 'acd')], sourceAttachment: { url: 'Binary/1' } }),
      'plain | Advance directive, 12-Nov-2026: open to read',
    ],
    ['order not to resuscitate', order({ code: cpr, doNotPerform: true }), 'danger | Do not perform: Cardiopulmonary resuscitation'],
    [
      'order "No CPR" of an answer list',
      order({
        category: [of(ln('100822-6', 'Cardiopulmonary resuscitation orders'))],
        code: of(ln('LA33471-6', 'No CPR: Do Not Attempt Resuscitation')),
      }),
      'danger | No CPR: Do Not Attempt Resuscitation',
    ],
    [
      'order "Yes CPR" of an answer list',
      order({ category: [of(ln('100822-6'))], code: of(ln('LA33470-8', 'Yes CPR')) }),
      'plain | Yes CPR',
    ],
    [
      'order not to do "Yes CPR"',
      order({ category: [of(ln('100822-6'))], code: of(ln('LA33470-8', 'Yes CPR')), doNotPerform: true }),
      'plain | Contradictory: open: Do not perform: Yes CPR',
    ],
    [
      'order not to do "not for resuscitation"',
      order({ code: of(sct('304253006', 'Not for resuscitation')), doNotPerform: true }),
      'plain | Contradictory: open: ',
    ],
    [
      'question answered with no CPR',
      finding({ code: of(ln('81329-5', 'Thoughts on resuscitation (CPR)')), valueCodeableConcept: of(ln('LA33471-6', 'No CPR')) }),
      'danger | Thoughts on resuscitation (CPR): No CPR',
    ],
    ['order in place: present', presence({ valueCodeableConcept: of(ln('LA9633-4', 'Present')) }), 'danger | DNR order in place: Present'],
    ['order in place: true', presence({ valueBoolean: true }), 'danger | DNR order in place: Yes'],
    ['order in place: absent', presence({ valueCodeableConcept: of(ln('LA9634-2', 'Absent')) }), 'plain | DNR order in place: Absent'],
    ['order in place: not answered', presence({}), 'plain | DNR order in place'],
    ['order in place: in words', presence({ valueString: 'see notes' }), 'plain | DNR order in place: see notes'],
    [
      'finding that is denied',
      finding({ code: of(sct('304253006', 'Not for resuscitation')), valueBoolean: false }),
      'plain | Contradictory: open: Not for resuscitation: No',
    ],
    [
      'component of a form',
      finding({
        code: { text: 'Form' },
        component: [
          { code: of(sct('304251008', 'Resuscitation status')), valueCodeableConcept: of(sct('450476008', 'Not for attempted CPR')) },
        ],
      }),
      'danger | Resuscitation status: Not for attempted CPR',
    ],
    [
      'two codes of one finding that contradict',
      flag(of(sct('304253006', 'Not for resuscitation'), sct('304252001', 'For resuscitation'))),
      'plain | Contradictory: open: ',
    ],
    [
      'two answers of one form that contradict',
      form([
        { linkId: '1', text: 'First', answer: [{ valueCoding: sct('304253006', 'Not for resuscitation') }] },
        { linkId: '2', text: 'Second', answer: [{ valueCoding: sct('304252001', 'For resuscitation') }] },
      ]),
      'plain | Contradictory: open: ',
    ],
    ['question of a LOINC form', form([{ linkId: '/100822-6', text: 'CPR', answer: [{ valueBoolean: false }] }]), 'danger | CPR: No'],
    [
      'answer deep in a form',
      form([{ linkId: 'a', item: [{ linkId: 'b', text: 'Recommendation', answer: [{ valueCoding: ln('LA33471-6', 'No CPR') }] }] }]),
      'danger | Recommendation: No CPR',
    ],
    ['local code of that name', flag(local('DNACPR')), 'danger | DNACPR'],
    [
      'Read code of that name',
      {
        resourceType: 'Condition',
        id: '1',
        subject,
        clinicalStatus: consentCode('condition-clinical', 'active'),
        recordedDate: '2026-11-12',
        code: of({ system: 'http://read.info/readv2', code: '1R1..', display: 'Not for resuscitation' }),
      },
      'danger | Not for resuscitation',
    ],
    ['local code in favour', flag(local('Full code')), 'plain | Full code'],
    [
      'edition of SNOMED CT in its address',
      flag(of({ system: 'http://snomed.info/sct/999000041000000102', code: '450476008' })),
      'danger | Not for attempted cardiopulmonary resuscitation',
    ],
    [
      'advance refusal',
      flag(of(sct('816301000000100', 'Has advance decision to refuse treatment'))),
      'danger | Has advance decision to refuse treatment',
    ],
    [
      'advance refusal taken back',
      flag(of(sct('962601000000103', 'Advance decision to refuse treatment retracted'))),
      'plain | Revoked: Advance decision to refuse treatment retracted',
    ],
    [
      'attorney',
      flag(of(sct('816361000000101', 'Has appointed person with personal welfare lasting power of attorney'))),
      'plain | Has appointed person',
    ],
    [
      'form known only as a document',
      {
        resourceType: 'DocumentReference',
        id: '1',
        status: 'current',
        subject,
        date: '2026-11-12T10:00:00Z',
        type: of(sct('1382601000000107', 'ReSPECT form')),
        content: [{ attachment: { url: 'Binary/1' } }],
      },
      'plain | ReSPECT form, 12-Nov-2026: open to read',
    ],
    [
      'past its review date',
      flag(of(sct('304253006', 'Not for resuscitation')), {
        extension: [{ url: 'https://city.example/review-date', valueDate: '2026-10-01' }],
      }),
      'plain | Review was due 01-Oct-2026: Not for resuscitation',
    ],
    [
      'not yet begun',
      flag(of(sct('304253006', 'Not for resuscitation')), { period: { start: '2026-12-01' } }),
      'plain | Not before 01-Dec-2026: Not for resuscitation',
    ],
    [
      'words that say it was taken back',
      flag({ ...of(sct('304253006', 'Not for resuscitation')), text: 'DNACPR revoked by Dr Ward' }),
      'plain | Contradictory: open: DNACPR revoked by Dr Ward (coded: Not for resuscitation)',
    ],
    [
      'status that nobody knows',
      flag(of(sct('304253006', 'Not for resuscitation')), { status: 'under-review' }),
      'plain | Status unknown (under-review): Not for resuscitation',
    ],
  ])('%s', (_, resource, line) => {
    const lines = drawn(resource);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.slice(0, line.length)).toBe(line);
  });

  test('who decided stands beside it', () => {
    const asked = order({ code: of(sct('304253006', 'Not for resuscitation')), requester: { display: 'Dr Obi Achebe' } });
    expect(drawn(asked)).toEqual(['danger | Not for resuscitation · 12-Nov-2026 · Dr Obi Achebe']);
  });
});

describe('H38 a decision of another version of FHIR', () => {
  const read = (version: string, resource: object) => drawnOf(entriesOf([resource], 'city', version));
  test.each<[string, string, object, string]>([
    ['STU3 Consent', 'stu3', { ...consent({ category: dnr }), scope: undefined }, 'danger | Do not resuscitate'],
    [
      'STU3 ProcedureRequest',
      'stu3',
      { ...order({ code: cpr, doNotPerform: true }), resourceType: 'ProcedureRequest' },
      'danger | Do not perform: Cardiopulmonary resuscitation',
    ],
    ['STU3 Flag', 'stu3', flag(of(sct('450476008', 'Not for attempted CPR'))), 'danger | Not for attempted CPR'],
    [
      'STU3 CarePlan',
      'stu3',
      {
        resourceType: 'CarePlan',
        id: '1',
        status: 'active',
        intent: 'plan',
        subject,
        title: 'Ward plan',
        activity: [{ detail: { prohibited: true, status: 'not-started', code: cpr } }],
      },
      'danger | Do not perform: Cardiopulmonary resuscitation',
    ],
    ['DSTU2 Flag', 'dstu2', flag(of(sct('304253006', 'Not for resuscitation'))), 'danger | Not for resuscitation'],
    [
      'DSTU2 CarePlan',
      'dstu2',
      {
        resourceType: 'CarePlan',
        id: '1',
        status: 'active',
        subject,
        activity: [{ detail: { prohibited: true, status: 'not-started', code: cpr } }],
      },
      'danger | Do not perform: Cardiopulmonary resuscitation',
    ],
    ['R4B Consent', 'r4b', consent({ category: dnr }), 'danger | Do not resuscitate'],
    [
      'R5 Consent',
      'r5',
      { resourceType: 'Consent', id: '1', status: 'active', subject, date: '2026-11-12', category: dnr, decision: 'deny' },
      'danger | Do not resuscitate',
    ],
    [
      'R5 Consent with an exception',
      'r5',
      {
        resourceType: 'Consent',
        id: '1',
        status: 'active',
        subject,
        date: '2026-11-12',
        category: [consentCode('consentcategorycodes', 'acd')],
        decision: 'permit',
        provision: [{ code: [cpr] }],
      },
      'plain | Contradictory: open: ',
    ],
    [
      'R5 ServiceRequest',
      'r5',
      order({ code: { concept: cpr }, doNotPerform: true }),
      'danger | Do not perform: Cardiopulmonary resuscitation',
    ],
  ])('%s', (_, version, resource, line) => {
    expect(read(version, resource).map((text) => text.slice(0, line.length))).toEqual([line]);
  });
});

describe('H38 what is no decision stays what it was', () => {
  test.each<[string, object, string]>([
    [
      'consent to share',
      consent({
        scope: consentCode('consentscope', 'patient-privacy'),
        category: [of(ln('59284-0', 'Consent Document'))],
        provision: { type: 'deny' },
      }),
      'decisions',
    ],
    [
      'consent to research',
      consent({ scope: consentCode('consentscope', 'research'), category: [{ text: 'Do not resuscitate study' }] }),
      'decisions',
    ],
    [
      'resuscitation that was done',
      { resourceType: 'Procedure', id: '1', status: 'completed', subject, code: cpr, performedDateTime: '2026-11-01' },
      'procedures',
    ],
    ['training in resuscitation', order({ code: local('Resuscitation training') }), 'requests'],
    ['discussion alone', flag(local('DNACPR discussed with family')), 'alerts'],
    ['free text of a flag', flag({ text: 'Not for resuscitation' }), 'alerts'],
    ['free text of an order', order({ code: { text: 'DNACPR' } }), 'requests'],
    [
      'free text of a plan',
      { resourceType: 'CarePlan', id: '1', status: 'active', intent: 'plan', subject, title: 'Not for resuscitation' },
      'care-plans',
    ],
    [
      'note beside a result',
      finding({
        code: of(ln('718-7', 'Haemoglobin')),
        category: [consentCode('observation-category', 'laboratory')],
        valueQuantity: { value: 120 },
        note: [{ text: 'DNACPR in place' }],
      }),
      'results',
    ],
    [
      'letter about it',
      {
        resourceType: 'DocumentReference',
        id: '1',
        status: 'current',
        subject,
        description: 'DNACPR discussion',
        type: of(ln('18842-5', 'Discharge summary')),
        content: [],
      },
      'documents',
    ],
    [
      'finding of the fetus',
      finding({ code: of(sct('304253006', 'Not for resuscitation')), focus: [{ reference: 'RelatedPerson/baby' }] }),
      'other',
    ],
    ['question in words alone', form([{ linkId: '1', text: 'For CPR?', answer: [{ valueBoolean: false }] }]), 'assessments'],
  ])('%s', (_, resource, category) => {
    const [entry] = entriesOf([resource]);
    expect([entry?.category, entry?.decision]).toEqual([category, undefined]);
    expect(drawn(resource).filter((line) => line.startsWith('danger'))).toEqual([]);
  });
});
