import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { Constraint } from './balp-constraints.ts';

type Slice = Readonly<Record<string, unknown>>;

/** Codes by which the members of each slice are told. */
const slices: Readonly<Record<string, string>> = {
  client: 'Application',
  server: 'Role ID',
  user: 'IRCP',
  oUser: 'IRCP',
  oClient: 'Application',
  query: '"24"',
  data: 'object-role","code":"4"',
  patient: 'object-role","code":"1"',
  transaction: 'XrequestId',
};

/** Breaks one constraint of an event that keeps it: leaves out what must be there, adds what must not, or changes what is fixed. */
export function breach(event: AuditEvent, constraint: Constraint): AuditEvent {
  const [, part = '', slice, path] = /^AuditEvent\.(\w+)(?::(\w+))?(?:\.([\w.]+))?$/.exec(constraint.id) ?? [];
  const value: unknown = Reflect.get(event, part);
  if (slice === undefined || !Array.isArray(value)) return { ...event, [part]: brokenValue(value, constraint) };
  const members: readonly unknown[] = value;
  const at = members.findLastIndex((member) => JSON.stringify(member).includes(slices[slice] ?? 'none'));
  const member = asSlice(members[at]);
  if (path === undefined) return { ...event, [part]: constraint.max === '1' ? [...members, member] : members.toSpliced(at, 1) };
  return { ...event, [part]: members.with(at, { ...member, [path]: brokenValue(member[path], constraint) }) };
}

const asSlice = (member: unknown): Slice =>
  typeof member === 'object' && member !== null ? Object.fromEntries(Object.entries(member)) : {};

const added: Readonly<Record<string, unknown>> = {
  media: { system: 'http://dicom.nema.org/resources/ontology/DCM', code: '110030' },
  network: { address: 'here', type: '1' },
  what: { display: 'something' },
  lifecycle: { system: 'http://terminology.hl7.org/CodeSystem/dicom-audit-lifecycle', code: '6' },
  detail: [{ type: 'a', valueString: 'b' }],
};

function brokenValue(value: unknown, { id, min = 0, max, ...pattern }: Constraint): unknown {
  const name = id.split('.').at(-1) ?? '';
  if (max === '0') return added[name];
  const [fixed] = Object.values(pattern).filter((held) => held !== undefined);
  if (typeof fixed === 'boolean') return !fixed;
  if (Array.isArray(value)) return value.slice(0, Math.max(0, min - 1));
  return typeof fixed === 'string' ? 'C' : undefined;
}
