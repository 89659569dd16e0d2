import { describe, expect, test } from 'vitest';
import { drawn, drawnOf, entriesOf, subject } from './testing/drawn.ts';

const snomed = (code: string, display: string, text?: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
  ...(text !== undefined && { text }),
});
const hl7 = (system: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });
const not = snomed('304253006', 'Not for resuscitation');
const yes = snomed('304252001', 'For resuscitation');
const says = (concept: typeof not, text: string) => ({ ...concept, text });

interface Representation {
  readonly of: (concept: typeof not, more?: object) => object;
  /** Fields by which it is over, and the words that then come first. */
  readonly over: readonly (readonly [string, object])[];
}

/** Each way in which a server keeps a decision. */
const representations: Readonly<Record<string, Representation>> = {
  Flag: {
    of: (code, more) => ({ resourceType: 'Flag', id: '1', status: 'active', subject, code, period: { start: '2026-11-12' }, ...more }),
    over: [
      ['No longer in force', { status: 'inactive' }],
      ['Ended 18-Nov-2026', { period: { start: '2026-11-12', end: '2026-11-18' } }],
    ],
  },
  'Consent by its rule': {
    of: (code, more) => ({
      ...{
        resourceType: 'Consent',
        id: '1',
        status: 'active',
        patient: subject,
        dateTime: '2026-11-12',
        scope: hl7('consentscope', 'adr'),
      },
      ...{ category: [hl7('consentcategorycodes', 'acd')], provision: { type: 'permit', code: [code] }, ...more },
    }),
    over: [
      ['Draft', { status: 'draft' }],
      ['Proposed', { status: 'proposed' }],
      ['Rejected', { status: 'rejected' }],
      ['No longer in force', { status: 'inactive' }],
      ['Ended 18-Nov-2026', { provision: { type: 'permit', code: [not], period: { end: '2026-11-18' } } }],
    ],
  },
  ServiceRequest: {
    of: (code, more) => ({
      resourceType: 'ServiceRequest',
      id: '1',
      status: 'active',
      intent: 'order',
      subject,
      code,
      authoredOn: '2026-11-12',
      ...more,
    }),
    over: [
      ['Draft', { status: 'draft' }],
      ['Revoked', { status: 'revoked' }],
      ['Ended', { status: 'completed' }],
      ['On hold', { status: 'on-hold' }],
      ['Status unknown', { status: 'unknown' }],
      ['Proposed', { intent: 'proposal' }],
      ['Revoked 18-Nov-2026', { status: 'revoked', occurrencePeriod: { end: '2026-11-18' } }],
      ['Ended 18-Nov-2026', { occurrencePeriod: { start: '2026-11-12', end: '2026-11-18' } }],
    ],
  },
  'CarePlan by its activity': {
    of: (code, more) => ({
      ...{ resourceType: 'CarePlan', id: '1', status: 'active', intent: 'plan', subject, period: { start: '2026-11-12' } },
      ...{ activity: [{ detail: { status: 'not-started', code } }], ...more },
    }),
    over: [
      ['Draft', { status: 'draft' }],
      ['Revoked', { status: 'revoked' }],
      ['Ended', { status: 'completed' }],
      ['Ended 18-Nov-2026', { period: { start: '2026-11-12', end: '2026-11-18' } }],
    ],
  },
  'DocumentReference by what it is about': {
    of: (code, more) => ({
      ...{ resourceType: 'DocumentReference', id: '1', status: 'current', subject, date: '2026-11-12T09:00:00Z' },
      ...{ type: snomed('1382601000000107', 'ReSPECT form'), context: { event: [code] }, ...more },
    }),
    over: [
      ['Replaced', { status: 'superseded' }],
      ['Draft', { docStatus: 'preliminary' }],
    ],
  },
  'Observation by its value': {
    of: (code, more) => ({
      ...{ resourceType: 'Observation', id: '1', status: 'final', subject, effectiveDateTime: '2026-11-12' },
      ...{ code: snomed('304251008', 'Resuscitation status'), valueCodeableConcept: code, ...more },
    }),
    over: [
      ['Draft', { status: 'preliminary' }],
      ['Cancelled', { status: 'cancelled' }],
    ],
  },
  'QuestionnaireResponse by an answer': {
    of: (code, more) => ({
      ...{ resourceType: 'QuestionnaireResponse', id: '1', status: 'completed', subject, authored: '2026-11-12' },
      item: [
        {
          linkId: '4',
          text: 'Recommendation',
          answer: [{ valueCoding: { ...code.coding[0], ...('text' in code && { display: code.text }) } }],
        },
      ],
      ...more,
    }),
    over: [
      ['Draft', { status: 'in-progress' }],
      ['Stopped', { status: 'stopped' }],
    ],
  },
  'Condition of a practice': {
    of: (code, more) => ({
      ...{
        resourceType: 'Condition',
        id: '1',
        clinicalStatus: hl7('condition-clinical', 'active'),
        subject,
        recordedDate: '2026-11-12',
        code,
        ...more,
      },
    }),
    over: [
      ['No longer in force', { clinicalStatus: hl7('condition-clinical', 'resolved') }],
      ['Ruled out', { verificationStatus: hl7('condition-ver-status', 'refuted') }],
      ['Ended 18-Nov-2026', { abatementDateTime: '2026-11-18' }],
    ],
  },
};
const table = Object.entries(representations);
const toneOf = (lines: readonly string[]) => lines.map((line) => line.split(' | ')[0]);

describe.each(table)('H38 %s', (name, { of, over }) => {
  test('against stands first, in the style of danger, in its own words', () => {
    const [line, ...more] = drawn(of(not));
    expect(more).toEqual([]);
    expect(line).toMatch(/^danger \| (?:\w+(?: \w+)*: )?Not for resuscitation · 12-Nov-2026/);
  });

  test('for is plain', () => {
    expect(drawn(of(yes))[0]).toMatch(/^plain \| (?:\w+(?: \w+)*: )?For resuscitation · 12-Nov-2026/);
  });

  test.each(over)('%s comes first, and is no danger', (words, more) => {
    const lines = drawn(of(not, more));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^plain \\| ${words}: .*Not for resuscitation`));
  });

  test('entered in error is in no strip; its row is struck through', () => {
    const error = { status: 'entered-in-error', verificationStatus: hl7('condition-ver-status', 'entered-in-error') };
    expect(drawn(of(not, error))).toEqual([]);
    expect(entriesOf([of(not, error)])[0]).toMatchObject({ assertion: 'removed', category: 'decisions' });
  });

  test('words that contradict the code: both, to be opened', () => {
    const [line, ...more] = drawn(of(says(not, 'For full CPR')));
    expect(more).toEqual([]);
    expect(line).toMatch(/^plain \| Contradictory: open: .*For full CPR/);
  });

  test('two that differ stand side by side', () => {
    const [left, right] = [entriesOf([of(not)]), entriesOf([of(yes)], 'park')];
    expect(toneOf(drawnOf(left, right)).toSorted((a, b) => a!.localeCompare(b!))).toEqual(['differs danger', 'differs plain']);
  });

  test('one in force and one that is over do not differ', () => {
    const [[, more]] = over as [[string, object]];
    expect(toneOf(drawnOf(entriesOf([of(yes)]), entriesOf([of(not, more)], 'park')))).toEqual(['plain', 'plain']);
  });

  test('in a stay that has ended says so; in one that goes on it is in force', () => {
    const stay = (period: object, status: string) => ({
      resourceType: 'Encounter',
      id: 'e',
      status,
      class: { code: 'IMP' },
      subject,
      period,
    });
    const reference = { reference: 'Encounter/e' };
    const made = (from: object) => drawn(of(not, { encounter: reference, context: { encounter: [reference], event: [not] } }), from);
    // A Consent names no encounter.
    if (name.startsWith('Consent')) return;
    expect(made(stay({ start: '2026-11-11', end: '2026-11-18' }, 'finished'))[0]).toMatch(
      /^plain \| Made in a stay that ended 18-Nov-2026: /,
    );
    expect(made(stay({ start: '2026-11-11' }, 'finished'))[0]).toMatch(/^plain \| Made in a stay that has ended: /);
    expect(toneOf(made(stay({ start: '2026-11-11' }, 'in-progress')))).toEqual(['danger']);
    expect(made({ ...stay({}, 'finished'), id: 'another' })[0]).toMatch(/^plain \| May be over: made in a contact that was not received: /);
  });

  test('words without a code are never read as a decision', () => {
    const inWords = entriesOf([of({ coding: [], text: 'Not for resuscitation' })]);
    expect(inWords[0]?.decision?.stance).not.toBe('refuses');
    expect(drawnOf(inWords).filter((line) => line.startsWith('danger'))).toEqual([]);
  });
});

describe('H38 replaced by a later one', () => {
  const order = (id: string, more: object) => ({ ...representations['ServiceRequest']!.of(not), id, ...more });
  const plan = (id: string, more: object) => ({ ...representations['CarePlan by its activity']!.of(not), id, ...more });
  const finding = (id: string, more: object) => ({ ...representations['Observation by its value']!.of(not), id, ...more });
  const letter = (id: string, more: object) => ({ ...representations['DocumentReference by what it is about']!.of(not), id, ...more });
  const extended = (type: string) => ({
    extension: [{ url: `http://hl7.org/fhir/StructureDefinition/${type}-replaces`, valueReference: { reference: 'Observation/1' } }],
  });
  test.each([
    ['ServiceRequest', order('1', {}), order('2', { authoredOn: '2026-11-20', replaces: [{ reference: 'ServiceRequest/1' }] })],
    ['CarePlan', plan('1', {}), plan('2', { period: { start: '2026-11-20' }, replaces: [{ reference: 'CarePlan/1' }] })],
    ['Observation', finding('1', {}), finding('2', { effectiveDateTime: '2026-11-20', ...extended('observation') })],
    [
      'DocumentReference',
      letter('1', {}),
      letter('2', { date: '2026-11-20', relatesTo: [{ code: 'replaces', target: { reference: 'DocumentReference/1' } }] }),
    ],
  ])('%s', (_, older, newer) => {
    const lines = drawn(older, newer);
    expect(lines.map((line) => line.replace(/: (?:Resus.*: )?Not for.*$/, ''))).toEqual([
      expect.stringMatching(/^danger \| /),
      'plain | Replaced 20-Nov-2026',
    ]);
  });
});

describe('H38 a decision made in a contact', () => {
  const decision = (encounter: object) => representations['ServiceRequest']!.of(not, { encounter });
  const inContact = decision({ reference: 'Encounter/e' });
  const contact = (more: object) => ({ resourceType: 'Encounter', id: 'e', class: { code: 'IMP' }, subject, ...more });
  const notReceived = /^plain \| May be over: made in a contact that was not received: /;
  const unclear = /^plain \| May be over: made in a stay of which the end is not known: /;
  const inForce = /^danger \| Not for/;
  const started = { period: { start: '2026-11-11' } };
  test.each<[string, readonly object[], RegExp]>([
    ['that did not come', [inContact], notReceived],
    ['named in words alone', [decision({ display: 'Ward 7, November' })], notReceived],
    ['named by its number alone', [decision({ identifier: { system: 'urn:visits', value: 'V1' } })], notReceived],
    ['of another server', [decision({ reference: 'https://elsewhere.example/fhir/Encounter/9' })], notReceived],
    ['inside itself', [{ ...decision({ reference: '#e' }), contained: [contact({ status: 'in-progress', ...started })] }], notReceived],
    ['that is a stay of unknown status', [inContact, contact({ status: 'unknown', ...started })], unclear],
    ['that is a stay of a status that nobody knows', [inContact, contact({ status: 'parked', ...started })], unclear],
    ['that is a stay entered in error', [inContact, contact({ status: 'entered-in-error', ...started })], unclear],
    ['that is a stay without status or dates', [inContact, contact({})], unclear],
    ['that is a stay without status that has begun', [inContact, contact(started)], inForce],
    ['that is a stay on leave', [inContact, contact({ status: 'onleave', ...started })], inForce],
    ['that is a consultation', [inContact, contact({ class: { code: 'AMB' }, status: 'finished', ...started })], inForce],
    ['that is an episode of care', [decision({ reference: 'EpisodeOfCare/1' })], inForce],
    ['of which nothing is said', [representations['ServiceRequest']!.of(not)], inForce],
  ])('%s', (_, resources, line) => {
    expect(drawn(...resources)[0]).toMatch(line);
  });
});

describe('H38 a decision made on a ward', () => {
  const stay = (id: string, period: object, more: object = {}) => ({
    ...{
      resourceType: 'Encounter',
      id,
      status: 'end' in period ? 'finished' : 'in-progress',
      class: { code: 'IMP' },
      subject,
      period,
      ...more,
    },
  });
  const ward = stay('w', { start: '2026-11-11', end: '2026-11-13' }, { partOf: { reference: 'Encounter/a' } });
  const decision = representations['ServiceRequest']!.of(not, { encounter: { reference: 'Encounter/w' } });
  test.each<[string, readonly object[], RegExp]>([
    ['of an admission that goes on is in force', [ward, stay('a', { start: '2026-11-11' })], /^danger \| Not for/],
    [
      'of an admission that has ended says so',
      [ward, stay('a', { start: '2026-11-11', end: '2026-11-18' })],
      /^plain \| Made in a stay that ended 18-Nov-2026: /,
    ],
    ['of an admission that did not come ends with the ward', [ward], /^plain \| Made in a stay that ended 13-Nov-2026: /],
    [
      'that is a part of itself ends once',
      [{ ...ward, partOf: { reference: 'Encounter/w' } }],
      /^plain \| Made in a stay that ended 13-Nov-2026: /,
    ],
    ['and a clinic visit that is over ends nothing', [{ ...ward, class: { code: 'AMB' }, partOf: undefined }], /^danger \| Not for/],
  ])('%s', (_, stays, line) => {
    expect(drawn(decision, ...stays)[0]).toMatch(line);
  });
});
