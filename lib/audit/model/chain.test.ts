import { expect, test } from 'vitest';
import { firstBroken, linkEvents } from './chain.ts';
import { accessEvent, plannedQueries, queryOutcomes, type AuditContext } from './events.ts';

const context: AuditContext = {
  viewer: {
    subject: 'ode',
    issuer: 'https://ehr.example',
    name: 'Dr Sam Ode',
    role: 'clinician',
    organisation: 'city',
    organisationName: 'City',
  },
  purpose: 'TREAT',
  session: 's1',
  patient: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' }],
  at: '2026-11-21T14:02:00Z',
};
const source = { id: 'practice', url: 'https://gp.example/fhir' };
const query = { requestId: 'r1', query: 'AllergyIntolerance?patient=7' };
const events = [
  ...plannedQueries(context, source, [query]),
  ...queryOutcomes(context, source, [{ ...query, outcome: '0', detail: 'complete', counts: { received: 3, refused: 1 } }]),
  accessEvent({ action: 'print', outcome: '0', detail: 'printed', at: context.at, viewer: context.viewer }),
];

test('H32 a chain whose lines are untouched holds; a changed, missing or moved one is named', () => {
  const records = linkEvents({ chain: 'c', sequence: 0, hash: '' }, events);
  expect(firstBroken(records)).toBeUndefined();
  const [one, two, three] = records;
  expect(firstBroken([one!, { ...two!, event: { ...two!.event, outcome: '8' } }, three!])).toBe(2);
  expect(firstBroken([one!, three!])).toBe(3);
  expect(firstBroken([two!, one!, three!])).toBe(1);
});

test('H32 two batches make one chain', () => {
  const first = linkEvents({ chain: 'c', sequence: 0, hash: '' }, events.slice(0, 1));
  const second = linkEvents({ chain: 'c', sequence: 1, hash: first[0]!.hash }, events.slice(1));
  expect(firstBroken([...first, ...second])).toBeUndefined();
});

test('a planned query names user, purpose, patient, source and request (BALP PatientQuery)', () => {
  const [event] = events;
  expect(event!.entity!.map(({ query: sent, what }) => sent ?? what?.identifier?.value)).toEqual([
    Buffer.from('AllergyIntolerance?patient=7').toString('base64'),
    '9991020012',
    'r1',
    's1',
  ]);
  expect(event!.agent[0]).toMatchObject({ requestor: true, name: 'Dr Sam Ode', purposeOfUse: [{ coding: [{ code: 'TREAT' }] }] });
  expect(event!.agent[2]).toMatchObject({ network: { address: 'https://gp.example/fhir' } });
});
