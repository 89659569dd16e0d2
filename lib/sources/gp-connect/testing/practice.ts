import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { ada, adaAtSource, bundle, endedOf, idsOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answer, Said } from '#/lib/sources/testing/serve-source.ts';
import type { GatherInput, SourceEvent } from '#/lib/sources/answer/source-event.ts';
import { prepareGpConnect } from '#/lib/sources/gp-connect/prepare-gp-connect.ts';

/** SNOMED CT codes of the primary Lists. */
export const codes = {
  allergies: '886921000000105',
  ended: '1103671000000101',
  medications: '933361000000108',
  problems: '717711000000103',
  immunisations: '1102181000000102',
  consultations: '1149501000000101',
  investigations: '887191000000108',
  uncategorised: '826501000000100',
  referrals: '792931000000107',
  diary: '714311000000108',
} as const;
export type ListName = keyof typeof codes;

export const first: readonly ListName[] = ['allergies', 'ended', 'medications', 'problems', 'immunisations'];
export const second: readonly ListName[] = ['consultations', 'investigations', 'uncategorised', 'referrals', 'diary'];

const snomed = 'http://snomed.info/sct';
export const subject = { reference: 'Patient/ada' };
export const coded = (code: string, display: string, text?: string) => ({
  coding: [{ system: snomed, code, display }],
  ...(text !== undefined && { text }),
});

/** A primary List; without items it is empty for the usual reason. */
export const listOf = (name: ListName, items: readonly string[] = [], more: object = {}) => ({
  resourceType: 'List',
  id: `list-${name}`,
  status: 'current',
  mode: 'snapshot',
  code: coded(codes[name], name),
  subject,
  ...(items.length > 0
    ? { entry: items.map((reference) => ({ item: { reference } })) }
    : { emptyReason: { coding: [{ code: 'no-content-recorded' }] }, note: [{ text: 'Information not available' }] }),
  ...more,
});

const collection = (resources: readonly object[]) => ({
  resourceType: 'Bundle',
  type: 'collection',
  entry: [adaAtSource, ...resources].map((resource) => ({ resource })),
});

/** A whole answer: every List of the call, empty unless given, and the resources. */
export function answerOf(names: readonly ListName[], lists: Partial<Record<ListName, object>>, resources: readonly object[] = []): Said {
  return { body: collection([...names.map((name) => lists[name] ?? listOf(name)), ...resources]) };
}

export interface Practice {
  readonly first?: Answer;
  readonly second?: Answer;
  readonly patients?: Answer;
  readonly documents?: Answer;
  readonly metadata?: Answer;
  readonly source?: Partial<SourceConfig>;
  readonly input?: Partial<GatherInput>;
  readonly onEvent?: (event: SourceEvent) => void;
}

/** A practice over real HTTP that knows Ada, and what was made of its answers. */
export async function ask(practice: Practice) {
  const bodies: string[] = [];
  const server = await serve((url, body = '') => {
    const path = url.pathname.replace('/fhir/', '');
    if (path === 'metadata' && practice.metadata) return practice.metadata;
    if (path === 'metadata') {
      const resource = practice.documents ? [{ type: 'Patient' }, { type: 'DocumentReference' }] : [{ type: 'Patient' }];
      return { body: { resourceType: 'CapabilityStatement', fhirVersion: '3.0.1', rest: [{ mode: 'server', resource }] } };
    }
    if (path === 'Patient') return practice.patients ?? { body: bundle([adaAtSource]) };
    if (path.endsWith('/DocumentReference')) return practice.documents ?? { status: 404 };
    bodies.push(body);
    return body.includes('includeAllergies') ? (practice.first ?? answerOf(first, {})) : (practice.second ?? answerOf(second, {}));
  });
  const source = sourceAt(server.url, {}, { kind: 'gp-connect', ...practice.source });
  const gathering = prepareGpConnect({ source, user, patient: ada, systems: [nhs], ...practice.input });
  const events: SourceEvent[] = [];
  for await (const event of gathering.start(new AbortController().signal)) {
    events.push(event);
    practice.onEvent?.(event);
  }
  const ended = endedOf(events);
  const entries = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry) : []));
  return {
    server,
    bodies,
    gathering,
    events,
    ended,
    ids: idsOf(events),
    entries,
    outcome: (name: Parameters<typeof ended.outcomes.get>[0]) => ended.outcomes.get(name),
  };
}

export const balanced = ({
  resources,
}: {
  readonly resources: { received: number; entries: number; supporting: number; refused: number };
}): boolean => resources.received === resources.entries + resources.supporting + resources.refused;

export const penicillin = (id: string, more: object = {}) => ({
  resourceType: 'AllergyIntolerance',
  id,
  identifier: [{ system: 'https://fhir.nhs.uk/Id/cross-care-setting-identifier', value: `uuid-${id}` }],
  clinicalStatus: 'active',
  verificationStatus: 'unconfirmed',
  code: coded('764146007', 'Penicillin'),
  patient: subject,
  assertedDate: '2020-01-02',
  ...more,
});

/** An OperationOutcome with one of the Spine's codes. */
export const spine = (code: string, more: object = {}) => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: 'processing',
      details: { coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/Spine-ErrorOrWarningCode-1', code }] },
      ...more,
    },
  ],
});
