import { describe, expect, test } from 'vitest';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { drawn, drawnOf, entriesOf, subject, today } from './testing/drawn.ts';

const medicine = (more: object = {}) => ({
  ...{
    resourceType: 'MedicationRequest',
    id: '1',
    status: 'active',
    intent: 'order',
    subject,
    authoredOn: '2026-11-01',
    doNotPerform: true,
  },
  ...{ medicationCodeableConcept: { text: 'Ibuprofen' }, ...more },
});
const request = (resourceType: string, more: object = {}) => ({
  ...{
    resourceType,
    id: '1',
    status: 'active',
    intent: 'order',
    subject,
    authoredOn: '2026-11-01',
    doNotPerform: true,
    code: { text: 'MRI scan' },
    ...more,
  },
});
const plan = (detail: object, more: object = {}) => ({
  ...{ resourceType: 'CarePlan', id: '1', status: 'active', intent: 'plan', subject, title: 'Ward plan', activity: [{ detail }], ...more },
});

describe('H37 an order that forbids, while it is active, stands in the strip', () => {
  test.each<[string, object, string]>([
    ['a medicine', medicine(), 'forbids | Do not give: Ibuprofen · 01-Nov-2026'],
    ['a medicine, on hold', medicine({ status: 'on-hold' }), 'forbids | Do not give: Ibuprofen · 01-Nov-2026'],
    ['a medicine of unknown status', medicine({ status: 'unknown' }), 'forbids | Do not give: Ibuprofen · 01-Nov-2026 · status unknown'],
    [
      'a medicine until a day to come',
      medicine({ dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2027-01-01' } } } }] }),
      'forbids | Do not give: Ibuprofen',
    ],
    [
      'a medicine of an older version, by FHIR’s own modifier',
      medicine({
        doNotPerform: undefined,
        modifierExtension: [{ url: 'http://hl7.org/fhir/StructureDefinition/request-doNotPerform', valueBoolean: true }],
      }),
      'forbids | Do not give: Ibuprofen',
    ],
    ['an examination', request('ServiceRequest'), 'forbids | Do not perform: MRI scan · 01-Nov-2026'],
    [
      'a device',
      request('DeviceRequest', { codeCodeableConcept: { text: 'Urinary catheter' }, code: undefined }),
      'forbids | Do not perform: ',
    ],
    [
      'a diet',
      request('NutritionOrder', { code: undefined, dateTime: '2026-11-01', oralDiet: { type: [{ text: 'Thin fluids' }] } }),
      'forbids | Do not perform: ',
    ],
    ['a message', request('CommunicationRequest', { payload: [{ contentString: 'Tell the employer' }] }), 'forbids | Do not perform'],
    ['a task', request('Task', { status: 'requested' }), 'forbids | Do not perform: MRI scan'],
    [
      'an activity of a plan',
      plan({ status: 'not-started', doNotPerform: true, code: { text: 'Weight bearing' } }),
      'forbids | Do not perform: Weight bearing',
    ],
  ])('%s', (_, resource, line) => {
    expect(drawn(resource).map((text) => text.slice(0, line.length))).toEqual([line]);
  });

  test.each<[string, object]>([
    ['stopped', medicine({ status: 'stopped' })],
    ['cancelled', medicine({ status: 'cancelled' })],
    ['completed', request('ServiceRequest', { status: 'completed' })],
    ['revoked', request('ServiceRequest', { status: 'revoked' })],
    ['a draft', medicine({ status: 'draft' })],
    ['a proposal', medicine({ intent: 'proposal' })],
    ['entered in error', medicine({ status: 'entered-in-error' })],
    ['ended by its dosage', medicine({ dosageInstruction: [{ timing: { repeat: { boundsPeriod: { end: '2026-11-10' } } } }] })],
    ['no order that forbids', medicine({ doNotPerform: false })],
    ['a plan that has ended', plan({ status: 'completed', doNotPerform: true, code: { text: 'Weight bearing' } })],
  ])('%s does not', (_, resource) => {
    expect(drawn(resource)).toEqual([]);
  });

  test('after resuscitation, and before every other notice', () => {
    const flag = (id: string, code: object) => ({ resourceType: 'Flag', id, status: 'active', subject, code });
    const sct = (code: string, display: string) => ({ coding: [{ system: 'http://snomed.info/sct', code, display }] });
    const lines = drawn(
      flag('1', { text: 'Lives alone' }),
      flag('2', { text: 'Needs an interpreter' }),
      { ...flag('3', { text: 'Allow more time' }), category: [{ text: 'Reasonable adjustment' }] },
      flag('4', sct('816361000000101', 'Has lasting power of attorney')),
      flag('5', sct('816301000000100', 'Has advance decision to refuse treatment')),
      medicine(),
      flag('6', sct('304252001', 'For resuscitation')),
    );
    expect(lines.map((line) => line.split(' · ')[0])).toEqual([
      'plain | For resuscitation',
      'forbids | Do not give: Ibuprofen',
      'danger | Has advance decision to refuse treatment',
      'plain | Has lasting power of attorney',
      'adjustment | Adjustment: Allow more time',
      'adjustment | Needs an interpreter',
      'alert | Lives alone',
    ]);
  });
});

describe('H37 the medicines of the first screen', () => {
  const blockOf = (...resources: readonly object[]) =>
    summariseRecord(timelineOf({ source: source('city'), entries: entriesOf(resources) }), wholeView, today).medicines;
  const given = { ...medicine({ doNotPerform: false, id: '2' }), medicationCodeableConcept: { text: 'Ramipril' } };
  const names = (groups: readonly { readonly lead: { readonly title: string } }[]) => groups.map(({ lead }) => lead.title);

  test('what is forbidden stands first, is no current medicine and is not counted as past', () => {
    const { forbidding, items, restCount } = blockOf(medicine(), given);
    expect([names(forbidding), names(items), restCount]).toEqual([['Do not give: Ibuprofen'], ['Ramipril'], 0]);
  });

  test('what was forbidden is past', () => {
    const { forbidding, restCount } = blockOf(medicine({ status: 'stopped' }), given);
    expect([names(forbidding), restCount]).toEqual([[], 1]);
  });

  test('a source that gives and one that forbids are both said', () => {
    const lines = drawnOf(entriesOf([medicine()]), entriesOf([medicine({ doNotPerform: false })], 'park'));
    expect(lines).toEqual(['forbids | Do not give: Ibuprofen · 01-Nov-2026']);
  });
});

describe('safeguarding flags and access details stand in no strip (design §8)', () => {
  const flag = (text: string, more: object = {}) => ({ resourceType: 'Flag', id: '1', status: 'active', subject, code: { text }, ...more });
  test.each([
    ...['Lives alone; key safe at the door', 'Door code 4711', 'Keysafe by the gate', 'Child protection plan', 'Safeguarding concern'],
    ...['FGM identified', 'Domestic abuse: do not ring the home', 'MARAC', 'Looked after child'],
  ])('%s', (text) => {
    expect(drawn(flag(text))).toEqual([]);
  });
  test.each([
    'Lives alone',
    'Keyworker: Ola Hart',
    'Doorstep visits only',
    'Access by ramp',
    'Risk of falls',
    'Child of a donor',
    'Protected learning time',
  ])('%s is an alert as ever', (text) => {
    expect(drawn(flag(text))).toEqual([`alert | ${text}`]);
  });
});
