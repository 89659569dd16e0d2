import { z } from 'zod';

/** Output of the viewer, apart: audit events for their collector, and everything else. */
export interface SplitOutput {
  readonly events: readonly unknown[];
  readonly otherLines: string;
}

export function splitOutput(text: string): SplitOutput {
  const lines = text.split('\n');
  const audit = lines.filter((line) => line.startsWith('{"audit":'));
  return {
    events: audit.map((line) => JSON.parse(line) as unknown),
    otherLines: lines.filter((line) => !line.startsWith('{"audit":')).join('\n'),
  };
}

export interface AuditMembers {
  /** Codes of its subtype: "read-planned". */
  readonly name: string;
  /** `agent`, `entity[].what`, the patient's entity, and entries that were copied: who, about whom. */
  readonly named: string;
  /** `entity[].query`, decoded: what was asked, as it was sent. */
  readonly queries: string;
  readonly rest: string;
}

/** The entity of the patient, whose further numbers stand in its details. */
const isPatient = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'role' in value && JSON.stringify(value.role) === patientRole;
const patientRole = JSON.stringify({ system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1' });

/** An entry that was copied or printed by itself, by its address: what left must be named. */
const isEntry = (value: unknown): boolean => typeof value === 'object' && value !== null && 'type' in value && value.type === 'entry';

/** An audit event in three: the members in which IHE BALP wants people and queries named, and all the rest, which may name nobody. */
export function auditMembers(event: unknown): AuditMembers {
  const queries: string[] = [];
  const named: unknown[] = [];
  const rest = JSON.stringify(event, (key, value: unknown) => {
    if (key === 'agent' || key === 'what' || isPatient(value) || isEntry(value)) return void named.push(value);
    if (key !== 'query' || typeof value !== 'string') return value;
    return void queries.push(Buffer.from(value, 'base64').toString('utf8'));
  });
  return { name: subtypesOf(event), named: JSON.stringify(named), queries: queries.join('\n'), rest };
}

const subtypesOf = (event: unknown): string =>
  subtypes
    .safeParse(event)
    .data?.audit.event.subtype.map(({ code }) => code)
    .join(' ') ?? '';
const subtypes = z.object({ audit: z.object({ event: z.object({ subtype: z.array(z.object({ code: z.string() })) }) }) });
