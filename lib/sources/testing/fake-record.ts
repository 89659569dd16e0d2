import { limitsSchema, type Limits, type SourceConfig } from '#/lib/config/schema/schema.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { SourceEvent } from '#/lib/sources/answer/source-event.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import type { Answer, Answering, Said } from './serve-source.ts';

export const nhs = 'https://fhir.nhs.uk/Id/nhs-number';

/** A made-up person: the reference identity of these tests. */
export const ada: PatientIdentity = {
  identifiers: [{ system: nhs, value: '9991020012' }],
  family: 'Brooks',
  given: ['Ada'],
  birthDate: '1951-03-14',
  gender: 'female',
  restricted: false,
};

export const adaAtSource = {
  resourceType: 'Patient',
  id: 'ada',
  identifier: [{ system: nhs, value: '9991020012' }],
  name: [{ family: 'Brooks', given: ['Ada'] }],
  birthDate: '1951-03-14',
  gender: 'female',
};

export const viewer: Viewer = {
  subject: 'dr-one',
  issuer: 'https://login.example',
  name: 'Dr One',
  role: 'clinician',
  organisation: 'hill',
  organisationName: 'Hill',
};
export const user: RequestingUser = { viewer, purpose: 'TREAT' };

export function sourceAt(url: string, limits: Partial<Limits> = {}, more: Partial<SourceConfig> = {}): SourceConfig {
  return {
    id: 'vale',
    name: 'Vale Surgery',
    code: 'VS',
    organisation: 'vale',
    kind: 'fhir',
    url,
    authorization: [],
    match: [{ kind: 'identifier' }],
    attachments: [],
    never: [],
    ask: 'always',
    updated: 'continuously',
    mayWithholdPersonally: false,
    limits: limitsSchema.parse(limits),
    ...more,
  };
}

export const observation = (id: string, patient = 'ada', more: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
  code: { text: 'Sodium' },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: '2026-01-02',
  valueQuantity: { value: 140, unit: 'mmol/L' },
  ...more,
});

export const bundle = (resources: readonly unknown[], more: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  ...more,
});

const capability = (...types: readonly string[]) => ({
  resourceType: 'CapabilityStatement',
  rest: [{ mode: 'server', resource: types.map((type) => ({ type })) }],
});

/** A source that knows Ada, offers `searches`' types and nothing else, and answers a search of each as told; the rest is empty. */
export function knowsAda(
  searches: Readonly<Record<string, Said | ((url: URL) => Answer)>>,
  patients: readonly unknown[] = [adaAtSource],
): Answering {
  return (url) => {
    const type = url.pathname.replace('/fhir/', '');
    if (type === 'metadata') return { body: capability(...Object.keys(searches)) };
    if (type === 'Patient') return { body: bundle(patients) };
    const answer = Object.hasOwn(searches, type) ? searches[type] : undefined;
    if (answer === undefined) return { body: bundle([]) };
    return typeof answer === 'function' ? answer(url) : answer;
  };
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function endedOf(events: readonly SourceEvent[]): Extract<SourceEvent, { type: 'ended' }> {
  const ended = events.filter((event) => event.type === 'ended');
  const [only] = ended;
  if (!only || ended.length !== 1 || events.at(-1) !== only)
    throw new Error(`one end, and last: ${events.map(({ type }) => type).join(' ')}`);
  return only;
}

export const idsOf = (events: readonly SourceEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry.id) : []));
