import 'server-only';
import type { AuditEvent, AuditEventAgent } from 'fhir/r4';
import { sessionSystem, type AuditedPatient } from '#/lib/audit/model/event-parts.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { eventName, factsOf, readShown, sourceOf, type ShownAnswer } from './read-shown.ts';

/** Act of the reader on the page, or a decision about a source, as the trail has it: `page results`, `hid vale`, `denied-by-rule vale`. */
export interface ViewAct {
  readonly at: string;
  readonly act: string;
  readonly value: string;
}

/** Opening of a record, as the trail tells it. */
export interface AuditedView {
  readonly session: string;
  readonly viewer: Viewer;
  /** Code of HL7 v3 ActReason. */
  readonly purpose: string;
  readonly patient: AuditedPatient;
  readonly from: string;
  readonly to: string;
  readonly answers: readonly ShownAnswer[];
  readonly acts: readonly ViewAct[];
}

/** Id of the opening that an event belongs to. */
export function sessionOf({ entity = [] }: AuditEvent): string | undefined {
  return entity.map((part) => part.what?.identifier).find((identifier) => identifier?.system === sessionSystem)?.value;
}

/** The patient of an event by its numbers, and by its address at the launching server. */
export function auditedPatientOf({ entity = [] }: AuditEvent): AuditedPatient | undefined {
  const person = entity.find(({ type }) => type?.code === '1');
  if (!person) return undefined;
  const { identifier, reference } = person.what ?? {};
  const first = identifier?.value === undefined ? [] : [{ system: identifier.system ?? '', value: identifier.value }];
  const further = (person.detail ?? []).map(({ type, valueString = '' }) => ({ system: type, value: valueString }));
  return { identifiers: [...first, ...further], ...(reference !== undefined && { reference }) };
}

/** Reads one opening from its events; undefined where they do not tell who looked at whom. */
export function readView(session: string, unsorted: readonly AuditEvent[]): AuditedView | undefined {
  const events = unsorted.toSorted((left, right) => (left.recorded < right.recorded ? -1 : 1));
  const [first] = events;
  const viewer = events.map(viewerOf).find((candidate) => candidate !== undefined);
  const patient = events.map(auditedPatientOf).find((candidate) => candidate !== undefined);
  if (!first || !viewer || !patient) return undefined;
  return {
    session,
    viewer,
    purpose: events.map(purposeOf).find((purpose) => purpose !== undefined) ?? 'TREAT',
    patient,
    from: first.recorded,
    to: events.at(-1)?.recorded ?? first.recorded,
    answers: readShown(events),
    acts: events.flatMap(actsOf),
  };
}

const readerOf = ({ agent }: AuditEvent): AuditEventAgent | undefined => agent.find(({ requestor }) => requestor);

/** The reader of an event, as `userAgents` writes them. */
export function viewerOf(event: AuditEvent): Viewer | undefined {
  const reader = readerOf(event);
  const { system: issuer = '', value: subject } = reader?.who?.identifier ?? {};
  if (subject === undefined) return undefined;
  const organisation = event.agent.find(({ type }) => type?.coding?.some(({ code }) => code === 'PROV'))?.who;
  return {
    subject,
    issuer,
    name: reader?.name ?? '',
    role: reader?.role?.flatMap(({ coding = [] }) => coding).find(({ system }) => system === 'urn:tributary:role')?.code ?? 'none',
    organisation: organisation?.identifier?.value ?? 'none',
    organisationName: organisation?.display ?? '',
  };
}

const purposeOf = (event: AuditEvent): string | undefined => readerOf(event)?.purposeOfUse?.[0]?.coding?.[0]?.code;

/** Events that hold what the reader did on the page; of a print and a copy their facts. */
const actEvents: ReadonlySet<string> = new Set(['viewed', 'view-end', 'printed', 'copied']);
/** Events about one source: what the reader said of its person, and why it was not asked. */
const sourceEvents: ReadonlySet<string> = new Set([
  'match-confirmed',
  'match-rejected',
  'match-unsettled',
  'denied-by-rule',
  'denied-by-consent',
]);

function actsOf(event: AuditEvent): readonly ViewAct[] {
  const name = eventName(event);
  if (name === undefined) return [];
  const at = event.recorded;
  if (sourceEvents.has(name)) return [{ at, act: name, value: sourceOf(event)?.identifier?.value ?? '' }];
  if (!actEvents.has(name)) return [];
  if (name === 'viewed') return factsOf(event).map(([act, value]) => ({ at, act, value }));
  const facts = factsOf(event).map(([fact, value]) => `${fact} ${value}`);
  return [{ at, act: name, value: facts.join(', ') }];
}
