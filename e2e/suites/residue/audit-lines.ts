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
  /** `agent`, `entity[].what` and the patient's entity: who, about whom. */
  readonly named: string;
  /** `entity[].query`, decoded: what was asked, as it was sent. */
  readonly queries: string;
  readonly rest: string;
}

/** The entity of the patient, whose further numbers stand in its details. */
const isPatient = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'role' in value && JSON.stringify(value.role) === patientRole;
const patientRole = JSON.stringify({ system: 'http://terminology.hl7.org/CodeSystem/object-role', code: '1' });

/** An audit event in three: the members in which IHE BALP wants people and queries named, and all the rest, which may name nobody. */
export function auditMembers(event: unknown): AuditMembers {
  const queries: string[] = [];
  const named: unknown[] = [];
  const rest = JSON.stringify(event, (key, value: unknown) => {
    if (key === 'agent' || key === 'what' || isPatient(value)) return void named.push(value);
    if (key !== 'query' || typeof value !== 'string') return value;
    return void queries.push(Buffer.from(value, 'base64').toString('utf8'));
  });
  return { named: JSON.stringify(named), queries: queries.join('\n'), rest };
}
