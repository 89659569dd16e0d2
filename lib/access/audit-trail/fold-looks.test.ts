import { describe, expect, test } from 'vitest';
import { linkEvents } from '#/lib/audit/model/chain.ts';
import { eventKinds } from '#/lib/audit/model/event-kinds.ts';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import { patientRead, queriesEnded, queriesPlanned, type AuditContext, type EndedRequest } from '#/lib/audit/model/source-events.ts';
import { actWords } from '#/lib/record/looks/words.ts';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import { failureClauses } from '#/lib/sources/http/words.ts';
import { foldLooks } from './fold-looks.ts';
import { fitsCriteria, isWithin, narrowingParams } from './narrow-search.ts';
import { readStoredEvent, type StoredEvent } from './stored-event.ts';
import { lateDetail } from './words.ts';

const nhs = 'https://fhir.nhs.uk/Id/nhs-number';
const mrn = 'https://city.example/mrn';
const identifiers = [
  { system: nhs, label: 'NHS No.', format: 'nhs-number' as const },
  { system: mrn, label: 'Hospital No.', format: 'plain' as const },
];
const viewer = {
  subject: 'ward',
  issuer: 'https://idp.example',
  name: 'Dr Hélène Ward',
  role: 'clinician',
  organisation: 'royal-park',
  organisationName: 'Royal Park Hospital',
};
const patient = {
  identifiers: [
    { system: nhs, value: '9991020012' },
    { system: mrn, value: 'A-17' },
  ],
  reference: 'https://ehr.example/fhir/Patient/7',
};
const context = (minute: number, session: string | undefined = 's1'): AuditContext => ({
  viewer,
  purpose: 'TREAT',
  clientId: 'tributary',
  token: 'urn:x:1',
  session,
  patient,
  at: `2026-11-21T14:${String(minute).padStart(2, '0')}:00.000Z`,
});
const source = (id: string) => ({ id, name: id.toUpperCase(), url: `https://${id}.example/fhir` });
const act = (
  action: 'record-opened' | 'viewed' | 'printed' | 'denied-by-rule' | 'denied-by-consent',
  minute: number,
  at?: string,
  detail = 'as it is',
): AuditEvent => {
  const { at: time, session, patient: about, ...user } = context(minute);
  return accessEvent({
    action,
    outcome: '0',
    detail,
    at: time,
    session,
    patient: about,
    user,
    ...(at !== undefined && { source: source(at) }),
  });
};
const planned = (id: string, minute: number): AuditEvent =>
  queriesPlanned(context(minute), source(id), { requestId: `r-${id}`, requests: ['Condition?patient=7'] });
const ended = (id: string, minute: number, requests: readonly EndedRequest[], shown = 0): AuditEvent =>
  queriesEnded(context(minute), source(id), { requestId: `r-${id}`, requests, counts: { shown } });
const ok: EndedRequest = { request: 'Condition?patient=7', outcome: '0', detail: 'all received', counted: 'pages 1, received 3' };
const failed = (detail: string): EndedRequest => ({ request: 'Condition?patient=7', outcome: '8', detail, counted: 'pages 0, received 0' });
const refused: EndedRequest = {
  request: 'Condition?patient=7',
  outcome: '4',
  detail: 'it refused this request (403)',
  counted: 'pages 0, received 0',
};

const stored = (events: readonly AuditEvent[]): readonly StoredEvent[] =>
  linkEvents({ chain: 'c1', sequence: 0, hash: '' }, events).map((record) => readStoredEvent(record)!);
const fold = (events: readonly AuditEvent[], isEvery = false) => foldLooks(stored(events), { identifiers }, isEvery);

test('every kind of event has words of its own', () => {
  expect(
    [
      ...Object.keys(eventKinds),
      'queries-planned',
      'queries-ended',
      'read-planned',
      'read-ended',
      'audit-search-planned',
      'audit-search-ended',
    ].filter((name) => !Object.hasOwn(actWords, name)),
  ).toEqual([]);
});

describe('H32 events of one opening are one row with its sources', () => {
  test.each<[string, readonly AuditEvent[], readonly (readonly [string, string, number])[]]>([
    ['answered', [planned('a', 1), ended('a', 2, [ok], 3)], [['A', 'answered', 3]]],
    ['in part', [ended('a', 2, [ok, failed('it did not answer')])], [['A', 'in-part', 0]]],
    ['no answer', [ended('a', 2, [failed('the connection was lost')])], [['A', 'failed', 0]]],
    ['late', [ended('a', 2, [failed(failureClauses.timeout['first-byte']('10 seconds'))])], [['A', 'late', 0]]],
    ['planned and never ended', [planned('a', 1)], [['A', 'late', 0]]],
    ['refused', [ended('a', 2, [refused])], [['A', 'refused', 0]]],
    ['not asked by rule', [act('denied-by-rule', 1, 'a')], [['A', 'rule', 0]]],
    ['not asked by choice', [act('denied-by-consent', 1, 'a')], [['A', 'choice', 0]]],
    [
      'not asked as the choice is not known',
      [act('denied-by-consent', 1, 'a', 'the consent registry gave no answer')],
      [['A', 'consent-unknown', 0]],
    ],
    ['the consent registry holds no record', [ended('consent-registry', 1, [ok])], []],
    ['asked again: the newest end', [ended('a', 2, [failed('lost')]), planned('a', 3), ended('a', 4, [ok], 2)], [['A', 'answered', 2]]],
    ['asked again without an end: the end before', [ended('a', 2, [ok], 2), planned('a', 3)], [['A', 'answered', 2]]],
  ])('%s', (_, events, sources) => {
    const [row, ...more] = fold([act('record-opened', 0), ...events]);
    expect(more).toEqual([]);
    expect(row?.sources.map(({ name, state, shownEntries }) => [name, state, shownEntries])).toEqual(sources);
  });

  test.each(Object.values(failureClauses.timeout))('every time limit of a source reads as late', (clause) =>
    expect(lateDetail.test(clause('10 seconds'))).toBe(true),
  );

  test('H05 a look whose opening is not among the events is a row all the same', () => {
    expect(fold([planned('a', 1), ended('a', 2, [ok], 1)]).map(({ action, sources }) => [action, sources.length])).toEqual([
      ['record-read', 1],
    ]);
  });

  test('H05 a document is one row, also where its end is missing; the patient of a launch is none', () => {
    const document = { requestId: 'd1', reference: 'DocumentReference/7', outcome: '0', detail: 'planned' } as const;
    const launchRead = { requestId: 'p1', reference: 'Patient/7', outcome: '0', detail: 'planned' } as const;
    const begun = patientRead('read-planned', context(3), source('a'), document);
    const launched = patientRead('read-planned', context(0), source('a'), launchRead);
    const end = patientRead('read-ended', context(4), source('a'), { ...document, detail: 'opened as file' });
    expect(fold([act('record-opened', 0), launched, begun, end]).map(({ action }) => action)).toEqual(['read-ended', 'record-opened']);
    expect(fold([act('record-opened', 0), launched, begun]).map(({ action }) => action)).toEqual(['read-planned', 'record-opened']);
  });

  test('all events, each by itself, where every event is wanted', () => {
    const events = [act('record-opened', 0), planned('a', 1), ended('a', 2, [ok], 1), act('viewed', 3)];
    expect(fold(events, true).map(({ action }) => action)).toEqual(['viewed', 'queries-ended', 'queries-planned', 'record-opened']);
  });

  test('numbers carry their labels, as they are read out', () => {
    expect(fold([act('printed', 0)])[0]?.patient).toEqual([
      { label: 'NHS No.', value: '999 102 0012' },
      { label: 'Hospital No.', value: 'A-17' },
    ]);
    const local = foldLooks(stored([act('printed', 0)]), { identifiers: identifiers.slice(0, 1) });
    expect(local[0]?.patient).toEqual([{ label: 'NHS No.', value: '999 102 0012' }]);
    const unknown = foldLooks(stored([act('printed', 0)]), { identifiers: [] });
    expect(unknown[0]?.patient.map(({ label }) => label)).toEqual([nhs, mrn]);
  });
});

const span = { from: '2026-11-21T00:00:00.000Z', to: '2026-11-22T00:00:00.000Z' };
const criteria = (more: Partial<AuditCriteria>): AuditCriteria => ({ ...span, ...more });

describe('H32 filters of this process', () => {
  const [event] = stored([act('printed', 0)]);
  test.each<[string, Partial<AuditCriteria>, boolean]>([
    ['no criteria', {}, true],
    ['the first number', { patient: { by: 'number', system: nhs, value: '9991020012' } }, true],
    ['a number with spaces', { patient: { by: 'number', system: nhs, value: '999 102 0012' } }, true],
    ['a number in the details', { patient: { by: 'number', system: mrn, value: 'a-17' } }, true],
    ['the number of another system', { patient: { by: 'number', system: mrn, value: '9991020012' } }, false],
    ['another number', { patient: { by: 'number', system: nhs, value: '9991020144' } }, false],
    ['the address', { patient: { by: 'address', value: 'https://ehr.example/fhir/Patient/7' } }, true],
    ['another address', { patient: { by: 'address', value: 'https://ehr.example/fhir/Patient/77' } }, false],
    ['a part of the name, without its accents', { person: { by: 'name', value: 'helene w' } }, true],
    ['another name', { person: { by: 'name', value: 'Ode' } }, false],
    ['the ID', { person: { by: 'id', value: 'ward' } }, true],
    ['a part of the ID', { person: { by: 'id', value: 'war' } }, false],
    ['the purpose', { purpose: 'TREAT' }, true],
    ['another purpose', { purpose: 'BTG' }, false],
    ['the organisation', { organisation: 'royal-park' }, true],
    ['another organisation', { organisation: 'city' }, false],
    ['two of which one does not fit', { organisation: 'royal-park', purpose: 'BTG' }, false],
  ])('%s', (_, more, fits) => expect(fitsCriteria(event!, criteria(more))).toBe(fits));

  test.each([
    ['2026-11-21T14:00:00.000Z', '2026-11-21T14:00:00.001Z', true],
    ['2026-11-21T14:00:00.001Z', '2026-11-22T00:00:00Z', false],
    ['2026-11-21T13:00:00Z', '2026-11-21T14:00:00.000Z', false],
  ])('from %s up to, but not at, %s', (from, to, isIn) => expect(isWithin(event!, { from, to })).toBe(isIn));

  test('nobody signed in: no user fits', () => {
    const [unknown] = stored([accessEvent({ action: 'request-refused', outcome: '4', detail: '401', at: '2026-11-21T14:00:00Z' })]);
    expect(fitsCriteria(unknown!, criteria({ person: { by: 'name', value: '' } }))).toBe(false);
  });
});

test.each<[string, Partial<AuditCriteria>, readonly (readonly [string, string])[]]>([
  ['nothing', {}, []],
  ['the first number', { patient: { by: 'number', system: nhs, value: '9991020012' } }, [['entity:identifier', `${nhs}|9991020012`]]],
  ['another system, which may stand in details', { patient: { by: 'number', system: mrn, value: 'A-17' } }, []],
  ['an address', { patient: { by: 'address', value: 'https://e/Patient/7' } }, [['entity', 'https://e/Patient/7']]],
  ['a name', { person: { by: 'name', value: 'Ward' } }, [['agent-name:contains', 'Ward']]],
  ['purpose, which has no parameter', { purpose: 'BTG' }, []],
  [
    'user and organisation, both',
    { person: { by: 'id', value: 'ward' }, organisation: 'city' },
    [
      ['agent:identifier', 'ward'],
      ['agent:identifier', 'urn:tributary:organisation|city'],
    ],
  ],
])('H32 parameters for the server: %s', (_, more, params) => expect(narrowingParams(criteria(more), { identifiers })).toEqual(params));

test.each<[string, unknown]>([
  ['no agents', { recorded: '2026-11-21T14:00:00Z' }],
  ['no time', { agent: [] }],
  ['a time that is none', { recorded: 'yesterday', agent: [] }],
])('H05 an event with %s is not read as one', (_, event) =>
  expect(readStoredEvent({ chain: 'c', sequence: 1, previous: '', hash: '', event: event as AuditEvent })).toBeUndefined(),
);
