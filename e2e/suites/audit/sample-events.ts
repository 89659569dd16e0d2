import { eventKinds, type AccessAction } from '#/lib/audit/model/event-kinds.ts';
import { accessEvent, applicationStart, type AuditEvent } from '#/lib/audit/model/events.ts';
import {
  auditSearched,
  patientRead,
  personFound,
  personSearchPlanned,
  queriesEnded,
  queriesPlanned,
  textSearched,
  type AuditContext,
} from '#/lib/audit/model/source-events.ts';
import { entryBytes } from '#/lib/audit/shown/sent-digests.ts';
import { shownEvents } from '#/lib/audit/shown/shown-events.ts';
import { tokenReference } from '#/lib/audit/model/token-reference.ts';

const at = '2026-11-21T14:02:00.000Z';
const user = {
  viewer: {
    subject: 'ode',
    issuer: 'https://ehr.example',
    name: 'Dr Sam Ode',
    role: 'clinician',
    organisation: 'city',
    organisationName: 'City Hospitals',
  },
  purpose: 'TREAT',
  clientId: 'tributary',
  token: tokenReference('an-opaque-token'),
} as const;
const patient = {
  identifiers: [
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' },
    { system: 'https://city.example/mrn', value: 'A-17' },
  ],
  reference: 'https://ehr.example/fhir/Patient/7',
};
export const source = { id: 'practice', name: 'Riverside Surgery', url: 'https://gp.example/fhir' };
export const context: AuditContext = { ...user, session: 's1', patient, at };
const noOne: AuditContext = { ...user, session: undefined, patient: undefined, at };
const queries = { requestId: 'r1', requests: ['Patient?identifier=1', 'AllergyIntolerance?patient=7'] };
const search = { requestId: 'r2', requests: ['Patient?family=Brooks'], shape: 'Patient?family=…' };
const read = { requestId: 'r3', reference: 'DocumentReference/7', part: 'file 1' };
const officer: AuditContext = { ...context, purpose: 'HCOMPL', session: undefined };
const auditSearch = {
  requestId: 'r4',
  requests: ['AuditEvent?date=ge2026-11-01'],
  outcome: '0',
  detail: 'read',
  facts: [['events', '4']],
} as const;
const complete = { request: 'AllergyIntolerance?patient=7', outcome: '0', detail: 'complete', counted: 'pages 1' } as const;
const failed = { request: 'Condition?patient=7', outcome: '8', detail: 'it did not answer' } as const;

/** Events of sources: each as it is written when all goes well, and when not. */
const sourceEvents: readonly (readonly [name: string, event: AuditEvent])[] = [
  ['queries-planned', queriesPlanned(context, source, queries)],
  ['queries-planned, of a patient without a number', queriesPlanned({ ...context, patient: { identifiers: [] } }, source, queries)],
  ['queries-planned, without a token', queriesPlanned({ ...context, token: undefined, clientId: undefined }, source, queries)],
  ['queries-ended', queriesEnded(context, source, { requestId: 'r1', requests: [complete], counts: { received: 3 } })],
  ['queries-ended, in part', queriesEnded(context, source, { requestId: 'r1', requests: [complete, failed], counts: { received: 3 } })],
  ['queries-ended, without an answer', queriesEnded(context, source, { requestId: 'r1', requests: [failed], counts: {} })],
  ['person-search-planned, by number', personSearchPlanned(context, source, search)],
  ['person-search-planned, by name', personSearchPlanned(noOne, source, search)],
  ['person-found', personFound(context, source, search)],
  ['text-search-planned', textSearched('text-search-planned', context, source, { ...queries, outcome: '0', detail: 'planned' })],
  [
    'text-search-ended, in part',
    textSearched('text-search-ended', context, source, { ...queries, outcome: '4', detail: 'not all were read', counts: { read: 1 } }),
  ],
  ['audit-search-planned, by number', auditSearched('audit-search-planned', officer, source, { ...auditSearch, detail: 'planned' })],
  ['audit-search-planned, by user', auditSearched('audit-search-planned', { ...officer, patient: undefined }, source, auditSearch)],
  ['audit-search-ended', auditSearched('audit-search-ended', officer, source, auditSearch)],
  ['audit-search-ended, without an answer', auditSearched('audit-search-ended', officer, source, { ...auditSearch, outcome: '8' })],
  ['read-planned', patientRead('read-planned', context, source, { ...read, outcome: '0', detail: 'planned' })],
  ['read-ended', patientRead('read-ended', context, source, { ...read, outcome: '0', detail: 'opened as file' })],
  ['read-ended, not shown', patientRead('read-ended', context, source, { ...read, outcome: '4', detail: 'not shown' })],
];

const sentAnswer = { source, requestId: 'r1', attempt: 1, from: at, keyId: 'a' };
const oneDigest = Buffer.alloc(entryBytes, 7);

/** Events of what was sent to the page. */
const shownSamples: readonly (readonly [name: string, event: AuditEvent])[] = [
  ...shownEvents(context, { ...sentAnswer, outcomes: new Map([['results', { state: 'none' }]]), digests: new Map() }),
  ...shownEvents(context, { ...sentAnswer, outcomes: undefined, digests: new Map([['results', oneDigest]]) }),
].map((event) => ['entries-shown', event]);

const actions = Object.keys(eventKinds).filter((name): name is AccessAction => Object.hasOwn(eventKinds, name));

/** Events of every kind that this product writes. */
export const sampleEvents: readonly (readonly [name: string, event: AuditEvent])[] = [
  ['application-start', applicationStart(at)],
  ...sourceEvents,
  ...shownSamples,
  ...actions.flatMap((action) => {
    const ending = { action, outcome: '0', detail: 'as it is', at } as const;
    return [
      [action, accessEvent({ ...ending, user, session: 's1', patient, source, facts: [['page', 'results']] })],
      [`${action}, by nobody known`, accessEvent({ ...ending, outcome: '4' })],
    ] as const;
  }),
];

/** Names of the events of sources, with the function that makes each and when it is written. */
export const sourceEventKinds = {
  'queries-planned': ['queriesPlanned', 'PatientQuery', 'before a source is queried: every planned request, one a line'],
  'queries-ended': ['queriesEnded', 'PatientQuery', 'a source has ended, or the reader left: each request, how it ended, the counts'],
  'person-search-planned': ['personSearchPlanned', 'Query, PatientQuery by number', 'before the patient index is searched'],
  'person-found': ['personFound', 'PatientQuery', 'a search showed this person to the reader: one event each'],
  'text-search-planned': ["'text-search-planned'", 'PatientQuery', 'before the text of a source’s documents is searched'],
  'text-search-ended': ["'text-search-ended'", 'PatientQuery', 'the text of a source’s documents has been searched'],
  'audit-search-planned': [
    "'audit-search-planned'",
    'Query, PatientQuery by number',
    'before a privacy officer’s search asks the trail’s server',
  ],
  'audit-search-ended': [
    "'audit-search-ended'",
    'Query, PatientQuery by number',
    'a privacy officer’s search of the trail has ended, before its answer leaves',
  ],
  'read-planned': ["'read-planned'", 'PatientRead', 'before a document, or the patient of a launch, is read'],
  'read-ended': ["'read-ended'", 'PatientRead', 'a document was opened, or not shown'],
} as const;
