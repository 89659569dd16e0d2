import { describe, expect, test } from 'vitest';
import { drawnOf, entriesOf, subject } from './testing/drawn.ts';

const concept = (system: string, code: string, display?: string, text?: string) => ({
  coding: [{ system, code, ...(display !== undefined && { display }) }],
  ...(text !== undefined && { text }),
});
const local = (display: string) => concept('urn:oid:1.2.840.114350.1.13.0.1.7.2.696580', '7', display);
const snomed = (code: string, display?: string) => concept('http://snomed.info/sct', code, display);
const loinc = (code: string, display?: string) => concept('http://loinc.org', code, display);
const icd = (display?: string) => concept('http://hl7.org/fhir/sid/icd-10-cm', 'Z66', display);
const hl7 = (system: string, code: string) => concept(`http://terminology.hl7.org/CodeSystem/${system}`, code);
const not = snomed('304253006', 'Not for resuscitation');
const resuscitation = snomed('89666000', 'Cardiopulmonary resuscitation');
const ventilation = snomed('40617009', 'Artificial ventilation');
const day = '2026-11-12';

const order = (code: unknown, more: object = {}) => ({
  ...{ resourceType: 'ServiceRequest', id: '1', status: 'active', intent: 'order', subject, code, authoredOn: day, ...more },
});
const finding = (code: unknown, more: object = {}) => ({
  ...{ resourceType: 'Observation', id: '1', status: 'final', subject, code, effectiveDateTime: day, ...more },
});
const problem = (code: unknown, more: object = {}) => ({
  ...{ resourceType: 'Condition', id: '1', clinicalStatus: hl7('condition-clinical', 'active'), subject, code, recordedDate: day, ...more },
});
const consent = (provision: object, scope = 'adr', category: unknown = hl7('consentcategorycodes', 'acd')) => ({
  ...{ resourceType: 'Consent', id: '1', status: 'active', patient: subject, dateTime: day },
  ...{ scope: hl7('consentscope', scope), category: [category], provision },
});
const plan = (activity: readonly object[], more: object = {}) => ({
  ...{ resourceType: 'CarePlan', id: '1', status: 'active', intent: 'plan', subject, period: { start: day }, activity, ...more },
});
const letter = (type: unknown) => ({ resourceType: 'DocumentReference', id: '1', status: 'current', subject, date: day, type });
const within = (more: object = {}) => ({
  activity: [{ reference: { reference: '#o' } }],
  contained: [{ resourceType: 'ServiceRequest', id: 'o', status: 'active', intent: 'order', subject, code: not, ...more }],
});
const linesOf = (resource: object, version = 'r4') => drawnOf(entriesOf([resource], 'city', version));

describe('H38 orders, problems and letters under the names that hospitals give them', () => {
  test.each<[object, string]>([
    ...['DNR', 'DNR/DNI', 'DNR (Do Not Resuscitate)', 'Do Not Resuscitate (DNR)', 'DNAR - Full Treatment', 'No CPR'].map(
      (name): [object, string] => [order(local(name)), `danger | ${name}`],
    ),
    ...['Allow Natural Death (AND)', 'Do Not Intubate', 'Comfort Measures Only', 'Not for ICU'].map((name): [object, string] => [
      order(local(name)),
      `danger | ${name}`,
    ]),
    ...['FULL CODE', 'Full Resuscitation', 'Partial Code', 'Limited Code'].map((name): [object, string] => [
      order(local(name)),
      `plain | ${name}`,
    ]),
    [order(local('Code Status'), { orderDetail: [local('Do Not Resuscitate')] }), 'danger | Code Status: Do Not Resuscitate'],
    [order(local('Resuscitation Status'), { orderDetail: [{ text: 'DNR' }] }), 'plain | Resuscitation Status: DNR'],
    [problem(icd()), 'danger | Do not resuscitate'],
    [problem(icd('DNR no code (do not resuscitate)')), 'danger | DNR no code (do not resuscitate)'],
    [
      problem(concept('http://read.info/readv2', '1R10.', 'Not for attempted CPR (cardiopulmonary resuscitation)')),
      'danger | Not for attempted CPR (cardiopulmonary resuscitation)',
    ],
    [
      problem(concept('http://read.info/readv2', '1R00.', 'For attempted CPR (cardiopulmonary resuscitation)')),
      'plain | For attempted CPR (cardiopulmonary resuscitation)',
    ],
  ])('%#: %s', (resource, line) => {
    expect(linesOf(resource)).toEqual([`${line} · 12-Nov-2026`]);
  });

  test('a letter', () => {
    expect(linesOf(letter(local('Advance Directives and Living Will')))).toEqual([
      'plain | Advance Directives and Living Will, 12-Nov-2026: open to read',
    ]);
  });

  test.each<[string, object]>([
    ['a talk', problem(local('DNR discussion'))],
    ['what was not discussed', problem(local('DNR status not discussed'))],
    ['a missing code', order(local('No code'))],
    ['a kind of care', order(local('Comfort care'))],
    ['words alone', order({ text: 'DNR/DNI' })],
    ['a note', letter(loinc('11506-3', 'Progress note'))],
    ['a plan whose order is no decision', plan([], within({ code: snomed('91251008', 'Physiotherapy') }))],
  ])('must not change: %s is no decision', (_, resource) => {
    expect(linesOf(resource)).toEqual([]);
  });
});

describe('H38 an answer that is none, or says no, never looks like a refusal in force', () => {
  test.each<[unknown, object, string]>([
    [local('DNR status'), { valueString: 'No' }, 'plain | Contradictory: open: DNR status: No'],
    [local('DNR status'), { valueString: 'Full code' }, 'plain | Contradictory: open: DNR status: Full code'],
    [local('DNR status'), { valueCodeableConcept: { text: 'None' } }, 'plain | Contradictory: open: DNR status: None'],
    [local('DNR status'), { valueCodeableConcept: local('Unknown') }, 'plain | DNR status: Unknown'],
    [local('DNR status'), { valueCodeableConcept: hl7('v3-NullFlavor', 'ASKU') }, 'plain | DNR status: Asked, not known'],
    [not, { dataAbsentReason: hl7('data-absent-reason', 'not-asked') }, 'plain | Not for resuscitation: Not asked'],
    [loinc('81351-9'), { dataAbsentReason: hl7('data-absent-reason', 'unknown') }, 'plain | Do not resuscitate order in place: Not known'],
    // Must not change.
    [not, { valueString: 'discussed with family' }, 'danger | Not for resuscitation: discussed with family'],
    [local('DNR'), { valueString: 'Yes' }, 'danger | DNR: Yes'],
    [not, {}, 'danger | Not for resuscitation'],
  ])('%#: %j %j', (code, value, line) => {
    expect(linesOf(finding(code, value))).toEqual([`${line} · 12-Nov-2026`]);
  });
});

describe('H38 a directive names what its rules refuse', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'within a rule that permits',
      consent({ type: 'permit', provision: [{ type: 'deny', code: [ventilation] }] }),
      ['Artificial ventilation'],
    ],
    [
      'beside resuscitation',
      consent({
        type: 'permit',
        provision: [
          { type: 'deny', code: [resuscitation] },
          { type: 'deny', code: [ventilation] },
        ],
      }),
      ['Cardiopulmonary resuscitation, Artificial ventilation'],
    ],
    [
      'a consent to treatment',
      consent({ type: 'deny', code: [snomed('116859006', 'Transfusion of blood product')] }, 'treatment', loinc('59284-0', 'Consent')),
      ['Transfusion of blood product'],
    ],
    [
      'must not change: who may read',
      consent({ type: 'deny', code: [loinc('55277-8', 'HIV status')] }, 'patient-privacy', loinc('59284-0')),
      [],
    ],
    ['must not change: research', consent({ type: 'deny', code: [ventilation] }, 'research', hl7('consentcategorycodes', 'research')), []],
  ])('%s', (_, resource, refused) => {
    expect(linesOf(resource)).toEqual(refused.map((words) => `danger | Refused: ${words} · 12-Nov-2026`));
  });
});

describe('H38 a part of a plan, a problem and an order that are over', () => {
  const over = (resource: object, line: string): [object, string] => [resource, line];
  test.each<[object, string]>([
    over(plan([{ detail: { status: 'cancelled', code: not } }]), 'plain | Cancelled: Not for resuscitation'),
    over(
      plan([{ detail: { status: 'stopped', doNotPerform: true, code: resuscitation } }]),
      'plain | Stopped: Do not perform: Cardiopulmo',
    ),
    over(plan([], within({ status: 'revoked' })), 'plain | Revoked: Not for resuscitation'),
    over(problem(not, { abatementString: 'revoked by patient 2025' }), 'plain | No longer in force: Not for resuscitation'),
    over(problem(not, { abatementAge: { value: 81, unit: 'years' } }), 'plain | No longer in force: Not for resuscitation'),
    over(order(not, { occurrenceTiming: { repeat: { boundsPeriod: { end: '2026-11-14' } } } }), 'plain | Ended 14-Nov-2026: Not for res'),
    // Must not change.
    over(plan([{ detail: { status: 'in-progress', code: not } }]), 'danger | Not for resuscitation'),
    over(plan([], within()), 'danger | Not for resuscitation'),
    over(problem(not, { abatementString: 'ongoing' }), 'danger | Not for resuscitation'),
    over(order(not, { occurrenceTiming: { repeat: { boundsPeriod: { end: '2027-11-14' } } } }), 'danger | Not for resuscitation'),
  ])('%#: %j', (resource, line) => {
    expect(linesOf(resource)[0]).toMatch(new RegExp(`^${line.replace('|', String.raw`\|`)}`));
  });

  test('an activity entered in error decides nothing', () => {
    expect(linesOf(plan([{ detail: { status: 'entered-in-error', doNotPerform: true, code: resuscitation } }]))).toEqual([]);
  });

  test('before R4 a problem is over by a yes, and an order stands within its plan', () => {
    const older = { resourceType: 'Condition', id: '1', clinicalStatus: 'active', subject, code: not, abatementBoolean: true };
    expect(linesOf(older, 'stu3')).toEqual(['plain | No longer in force: Not for resuscitation']);
    const inner = { resourceType: 'ServiceRequest', id: 'o', status: 'active', intent: 'order', subject, doNotPerform: true };
    const later = plan([{ plannedActivityReference: { reference: '#o' } }], {
      contained: [{ ...inner, code: { concept: resuscitation } }],
    });
    expect(linesOf(later, 'r5')).toEqual(['danger | Do not perform: Cardiopulmonary resuscitation · 12-Nov-2026']);
  });
});
