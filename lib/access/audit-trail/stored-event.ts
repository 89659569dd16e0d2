import 'server-only';
import { z } from 'zod';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import type { AuditPerson } from '#/lib/record/looks/audit-row.ts';
import type { PatientIdentifier } from '#/lib/record/model/patient.ts';

const identifier = z.looseObject({ system: z.string().optional(), value: z.string().optional() });
const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional() });
const detail = z.looseObject({ type: z.string(), valueString: z.string().optional() });
const agentSchema = z.looseObject({
  type: concept.optional(),
  who: z.looseObject({ identifier: identifier.optional(), display: z.string().optional() }).optional(),
  name: z.string().optional(),
  requestor: z.boolean(),
  role: z.array(concept).optional(),
  purposeOfUse: z.array(concept).optional(),
});
const entitySchema = z.looseObject({
  type: coding.optional(),
  name: z.string().optional(),
  what: z.looseObject({ type: z.string().optional(), reference: z.string().optional(), identifier: identifier.optional() }).optional(),
  detail: z.array(detail).optional(),
});
const eventSchema = z.looseObject({
  subtype: z.array(coding).optional(),
  recorded: z.iso.datetime({ offset: true }),
  outcome: z.string().optional(),
  outcomeDesc: z.string().optional(),
  agent: z.array(agentSchema),
  entity: z.array(entitySchema).optional(),
});

type StoredAgent = z.infer<typeof agentSchema>;
type StoredEntity = z.infer<typeof entitySchema>;

export type StoredFacts = readonly (readonly [name: string, value: string])[];

/** Event of the trail by the parts that an officer's page needs. */
export interface StoredEvent {
  /** Chain and number. */
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly outcome: string;
  readonly detail: string;
  readonly person: AuditPerson | undefined;
  readonly purpose: string | undefined;
  readonly numbers: readonly PatientIdentifier[];
  /** Address of the Patient at the launching server. */
  readonly address: string | undefined;
  readonly source: { readonly id: string; readonly name: string } | undefined;
  readonly session: string | undefined;
  readonly requestId: string | undefined;
  /** Type of the resource that was read. */
  readonly readType: string | undefined;
  readonly counts: StoredFacts;
  readonly answers: StoredFacts;
  readonly facts: StoredFacts;
}

/** Reads a record's event as it was written (`lib/audit/model`); undefined where it is no such event. */
export function readStoredEvent({ chain, sequence, event }: AuditRecord): StoredEvent | undefined {
  const { success, data } = eventSchema.safeParse(event);
  if (!success) return undefined;
  const { subtype = [], recorded, outcome = '', outcomeDesc = '', agent, entity = [] } = data;
  const named = (name: string): StoredFacts => entity.flatMap((part) => (part.name === name ? factsOf(part) : []));
  const patient = entity.find((part) => part.what?.type === 'Patient');
  const identifierIn = (system: string): string | undefined =>
    entity.find((part) => part.what?.identifier?.system === system)?.what?.identifier?.value;
  return {
    id: `${chain}/${sequence}`,
    at: recorded,
    action: subtype.find(({ system }) => system === 'urn:tributary:access')?.code ?? '',
    outcome,
    detail: outcomeDesc,
    person: personOf(agent),
    purpose: agent.find(({ requestor }) => requestor)?.purposeOfUse?.[0]?.coding?.[0]?.code,
    numbers: patient ? numbersOf(patient) : [],
    address: patient?.what?.reference,
    source: sourceOf(agent),
    session: identifierIn('urn:tributary:record-session'),
    requestId: entity.find(({ type }) => type?.code === 'XrequestId')?.what?.identifier?.value,
    readType: readTypeOf(entity),
    counts: named('counts'),
    answers: named('answers'),
    facts: [...named('facts'), ...named('audit search')],
  };
}

const factsOf = ({ detail: details = [] }: StoredEntity): StoredFacts =>
  details.flatMap(({ type, valueString }) => (valueString === undefined ? [] : [[type, valueString] as const]));

function numbersOf({ what: patient, detail: details = [] }: StoredEntity): readonly PatientIdentifier[] {
  const { system, value } = patient?.identifier ?? {};
  const first = system !== undefined && value !== undefined ? [{ system, value }] : [];
  return [
    ...first,
    ...details.flatMap(({ type, valueString }) => (valueString === undefined ? [] : [{ system: type, value: valueString }])),
  ];
}

/** The Binary or DocumentReference of a read; absent in a query, whose entity has no `what`. */
const readTypeOf = (entity: readonly StoredEntity[]): string | undefined =>
  entity.flatMap(({ type, what: read }) =>
    type?.code === '2' ? (/\/([A-Z][A-Za-z]+)\/[^/]+$/.exec(read?.reference ?? '')?.[1] ?? []) : [],
  )[0];

function personOf(agents: readonly StoredAgent[]): AuditPerson | undefined {
  const user = agents.find(({ requestor }) => requestor);
  if (user?.who?.identifier?.value === undefined) return undefined;
  const organisation = agents.find(({ who }) => who?.identifier?.system === organisationSystem)?.who;
  return {
    id: user.who.identifier.value,
    issuer: user.who.identifier.system ?? '',
    name: user.name ?? user.who.display ?? user.who.identifier.value,
    role: user.role?.[0]?.coding?.[0]?.code ?? '',
    organisation: organisation?.identifier?.value ?? '',
    organisationName: organisation?.display ?? organisation?.identifier?.value ?? '',
  };
}

const organisationSystem = 'urn:tributary:organisation';
/** Code of the agent that is this service. */
const applicationCode = '110150';

/** The server that was queried or decided about: neither the person, nor their organisation, nor this service. */
function sourceOf(agents: readonly StoredAgent[]): StoredEvent['source'] {
  const server = agents.find(
    ({ requestor, type, who }) =>
      !requestor &&
      who?.identifier?.system !== organisationSystem &&
      !type?.coding?.some(({ code }) => code === applicationCode) &&
      who?.identifier?.value !== undefined,
  )?.who;
  const id = server?.identifier?.value;
  return id === undefined ? undefined : { id, name: server?.display ?? id };
}
