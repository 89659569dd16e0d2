import { describe, expect, test } from 'vitest';
import { coded, gpc, list, readAll, subject } from '#/lib/fhir/gp-connect/testing/read-all.ts';
import { consultationText } from '#/lib/record/sharing-parts/consultation-text.ts';
import { drawResources, drawRows, rowTitled } from './draw-resources.ts';

const category = (code: string) => [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code }] }];
const finding = (more: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Observation',
  id: 'f',
  status: 'final',
  code: coded('171207006', 'Seen in asthma clinic'),
  effectiveDateTime: '2026-11-10',
  ...more,
});
const note = [{ text: 'Inhaler technique good, peak flow diary explained.\nReview in a year.' }];

describe('H43 a finding without a value is no failed result', () => {
  test.each([
    ['without a category', finding()],
    ['of an examination', finding({ category: category('exam') })],
    ['of the social history', finding({ category: category('social-history') })],
    ['of a survey', finding({ category: category('survey') })],
    ['flagged', finding({ interpretation: [{ text: 'Abnormal' }] })],
    ['with a site', finding({ bodySite: { text: 'Left knee' } })],
  ])('%s', (_, resource) => {
    const { row, drawer, paper } = rowTitled(drawResources([resource]), 'Seen in asthma clinic');
    for (const text of [row, drawer, paper]) expect(text).not.toContain('No value sent');
  });

  test.each([
    ['of a laboratory', finding({ category: category('laboratory') }), 'No value sent'],
    ['a vital sign', finding({ category: category('vital-signs') }), 'No value sent'],
    ['with a range', finding({ referenceRange: [{ text: 'negative' }] }), 'No value sent'],
    ['whose value was not had', finding({ dataAbsentReason: { coding: [{ code: 'masked' }] } }), 'Withheld by the source'],
  ])('must not change: %s', (_, resource, words) => {
    expect(rowTitled(drawResources([resource]), 'Seen in asthma clinic').row).toContain(words);
  });
});

describe('H06 the first words of a finding’s comment stand on its row', () => {
  test.each([
    ['a note of two lines', note, '“Inhaler technique good, peak flow diary explained. …”'],
    ['a short note', [{ text: 'Doing well.' }], '“Doing well.”'],
    ['a long one', [{ text: `${'word '.repeat(40)}end` }], `“${'word '.repeat(15)}word …”`],
  ])('%s', (_, sentNote, words) => {
    const { row, drawer, paper } = rowTitled(drawResources([finding({ note: sentNote })]), 'Seen in asthma clinic');
    for (const text of [row, paper]) expect(text).toContain(words);
    expect(drawer).toContain('As written');
    expect(drawer).toContain(sentNote[0]?.text.split('\n').at(-1)?.slice(-10));
  });

  test('not on that of a laboratory’s result, whose comment stands in the drawer', () => {
    const result = finding({ category: category('laboratory'), valueQuantity: { value: 5, unit: 'x' }, note });
    const { row, drawer } = rowTitled(drawResources([result]), 'Seen in asthma clinic');
    expect(row).not.toContain('Inhaler');
    expect(drawer).toContain('Inhaler technique good');
  });

  test('H24 nor where consultation text is not shared', () => {
    const [entry] = [
      ...readAll([
        list('826501000000100', ['Observation/f']),
        finding({ subject, comment: 'Private words.', context: { reference: 'Encounter/e' } }),
      ]).entries.values(),
    ];
    expect(drawRows([entry!]).rows[0]?.row).toContain('Private words.');
    const { row, drawer, paper } = drawRows([consultationText.takeOut!(entry!)]).rows[0]!;
    for (const text of [row, drawer, paper]) expect(text).not.toContain('Private words.');
  });
});

describe('H16 an order or request stands with the day that it is for', () => {
  const request = {
    resourceType: 'ServiceRequest',
    id: 's',
    status: 'active',
    intent: 'order',
    code: { text: 'Echocardiogram' },
    authoredOn: '2026-11-01',
  };
  test.each([
    ['a referral', { ...request, occurrenceDateTime: '2027-01-12' }],
    ['a span', { ...request, occurrencePeriod: { start: '2027-01-12', end: '2027-01-14' } }],
    ['a timing', { ...request, occurrenceTiming: { event: ['2027-01-12'] } }],
    [
      'a device',
      {
        resourceType: 'DeviceRequest',
        id: 's',
        status: 'active',
        intent: 'order',
        codeCodeableConcept: { text: 'Walking frame' },
        authoredOn: '2026-11-01',
        occurrenceDateTime: '2027-01-12',
      },
    ],
    [
      'a message',
      {
        resourceType: 'CommunicationRequest',
        id: 's',
        status: 'active',
        authoredOn: '2026-11-01',
        occurrenceDateTime: '2027-01-12',
        payload: [{ contentString: 'Call' }],
      },
    ],
    [
      'a task',
      {
        resourceType: 'Task',
        id: 's',
        status: 'requested',
        intent: 'order',
        code: { text: 'Recall' },
        authoredOn: '2026-11-01',
        restriction: { period: { end: '2027-01-12' } },
      },
    ],
  ])('%s', (_, resource) => {
    const [drawnRow] = drawResources([resource]).rows;
    expect(drawnRow?.row).toMatch(/12-Jan/);
    expect(drawnRow?.row).toContain('written 01-Nov-2026');
    expect(drawnRow?.paper).toContain('12-Jan-2027');
  });

  test.each([
    ['without a day', request],
    ['that forbids', { ...request, doNotPerform: true, occurrencePeriod: { start: '2027-01-12' } }],
  ])('must not change: one %s stands with the day of its writing', (_, resource) => {
    expect(drawResources([resource]).rows[0]?.row).toMatch(/01-Nov/);
  });

  test('a diary entry of a practice', () => {
    const diary = {
      resourceType: 'ProcedureRequest',
      id: 'd',
      status: 'active',
      intent: 'plan',
      subject,
      code: coded('170599006', 'Diabetic annual review'),
      authoredOn: '2026-02-01',
      occurrenceDateTime: '2027-02-03',
    };
    const { entries } = readAll([list('714311000000108', ['ProcedureRequest/d']), diary]);
    const [drawnRow] = drawRows([...entries.values()]).rows;
    expect(drawnRow?.title).toBe('Planned: Diabetic annual review');
    expect(drawnRow?.row).toContain('03-Feb');
    expect(drawnRow?.paper).toContain('03-Feb-2027');
    expect(drawnRow?.drawer).toContain('01-Feb-2026');
  });
});

describe('H26 a referral without a code is named by its reason', () => {
  const referral = { resourceType: 'ReferralRequest', id: 'r', status: 'active', intent: 'order', subject, authoredOn: '2026-11-01' };
  const drawnTitle = (resource: object): string | undefined => {
    const { entries } = readAll([list('792931000000107', ['ReferralRequest/r']), resource]);
    return drawRows([...entries.values()]).rows[0]?.title;
  };
  test.each([
    ['its reason', { ...referral, reasonCode: [{ text: 'Chest pain' }] }, 'Referral for Chest pain'],
    ['its specialty', { ...referral, specialty: { text: 'Cardiology' } }, 'Referral to Cardiology'],
    [
      'its reason before its specialty',
      { ...referral, reasonCode: [{ text: 'Chest pain' }], specialty: { text: 'Cardiology' } },
      'Referral for Chest pain',
    ],
    ['nothing', referral, 'Referral'],
    [
      'must not change: its code',
      { ...referral, serviceRequested: [{ text: 'Cardiology referral' }], reasonCode: [{ text: 'Chest pain' }] },
      'Cardiology referral',
    ],
  ])('%s', (_, resource, title) => {
    expect(drawnTitle(resource)).toBe(title);
  });

  test.each([
    [{ reasonCode: [{ text: 'Chest pain' }], category: [{ text: 'Referral' }] }, 'Referral for Chest pain'],
    [{ reasonCode: [{ text: 'Chest pain' }] }, 'Request for Chest pain'],
    [{ reasonReference: [{ display: 'Asthma' }] }, 'Request for Asthma'],
    [{ category: [{ text: 'Physiotherapy' }] }, 'Requested: Physiotherapy'],
  ])('R4 %j: %s', (more, title) => {
    const request = { resourceType: 'ServiceRequest', id: 's', status: 'active', intent: 'order', authoredOn: '2026-11-01', ...more };
    expect(drawResources([request]).rows[0]?.title).toBe(title);
  });
});

describe('H06 H26 a consultation has the values and comments of its items, and no names of types', () => {
  const at = { context: { reference: 'Encounter/e' } };
  const encounter = {
    resourceType: 'Encounter',
    id: 'e',
    status: 'finished',
    type: [{ text: 'GP surgery' }],
    subject,
    period: { start: '2026-11-10' },
  };
  const items = [
    finding({
      id: 'peak',
      subject,
      ...at,
      code: coded('18491006', 'Peak flow'),
      valueQuantity: { value: 410, unit: 'L/min' },
      comment: 'Best of three.',
    }),
    finding({
      id: 'bp',
      subject,
      ...at,
      code: coded('75367002', 'Blood pressure'),
      component: [
        { code: coded('271649006', 'Systolic'), valueQuantity: { value: 132, unit: 'mmHg' } },
        { code: coded('271650006', 'Diastolic'), valueQuantity: { value: 84, unit: 'mmHg' } },
      ],
    }),
    {
      resourceType: 'ReferralRequest',
      id: 'ref',
      status: 'active',
      intent: 'order',
      subject,
      ...at,
      reasonCode: [{ text: 'Wheeze' }],
      authoredOn: '2026-11-10',
    },
    {
      resourceType: 'ProcedureRequest',
      id: 'diary',
      status: 'active',
      intent: 'plan',
      subject,
      ...at,
      reasonCode: [{ text: 'Asthma review' }],
      authoredOn: '2026-11-10',
      occurrenceDateTime: '2027-11-10',
    },
    finding({
      id: 'secret',
      subject,
      ...at,
      code: coded('165816005', 'Labelled finding'),
      meta: { security: [{ system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'R' }] },
    }),
    finding({ id: 'comment', subject, ...at, code: coded('37331000000100', 'Comment note'), comment: 'Feels well.' }),
  ];
  const references = items.map(({ resourceType, id }) => `${resourceType}/${id}`);
  const { entries } = readAll([
    list('1149501000000101', ['Encounter/e']),
    list('325851000000107', ['List/whole'], { id: 'top', encounter: { reference: 'Encounter/e' } }),
    list('24781000000107', references, {
      id: 'whole',
      title: 'Examination',
      encounter: { reference: 'Encounter/e' },
      extension: [gpc('Unknown', { valueString: 'x' })],
    }),
    encounter,
    ...items,
  ]);
  const drawn = drawRows([entries.get('Encounter/e')!]).rows[0]!;

  test.each([
    'Examination: Peak flow 410 L/min – Best of three.',
    'Examination: Blood pressure Systolic 132 mmHg, Diastolic 84 mmHg',
    'Examination: Referral for Wheeze',
    'Request for Asthma review',
    'Examination: Feels well.',
  ])('%s', (words) => {
    expect(drawn.drawer).toContain(words);
  });

  test('no type of FHIR, and nothing twice', () => {
    expect(drawn.drawer.replace(/Where from.*/, '')).not.toMatch(/ReferralRequest|ProcedureRequest|Observation|Encounter\b/);
    expect(drawn.drawer.match(/Feels well/g)).toHaveLength(1);
  });

  test('H45 an item with a label of its own stands in its own row only', () => {
    expect(drawn.drawer).not.toContain('Labelled finding');
    expect(entries.get('Observation/secret')?.title).toBe('Labelled finding');
  });

  test('a comment that stands for itself is written once', () => {
    const [alone] = [...readAll([items.at(-1)!, list('826501000000100', ['Observation/comment'])]).entries.values()];
    const { row, drawer } = drawRows([alone!]).rows[0]!;
    expect(row).toContain('Feels well.');
    expect(drawer.match(/As written Feels well\./g)).toHaveLength(1);
    expect(drawer.split('As written')[1]?.match(/Feels well/g)).toHaveLength(1);
  });
});

test('H06 a note that came twice, or that is the value, is written once', () => {
  const twice = rowTitled(drawResources([finding({ note: [{ text: 'Once.' }, { text: 'Once.' }] })]), 'Seen in asthma clinic');
  expect(twice.drawer.split('As written')[1]?.match(/Once\./g)).toHaveLength(1);
  const value = rowTitled(drawResources([finding({ valueString: 'As said.', note: [{ text: 'As said.' }] })]), 'Seen in asthma clinic');
  expect(value.drawer.match(/As said\./g)).toHaveLength(1);
});
