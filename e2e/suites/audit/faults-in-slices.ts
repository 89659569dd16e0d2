import type { AuditEvent } from 'fhir/r4';
import type { BalpProfile, Constraint } from './balp-constraints.ts';

/** Checks what a profile demands inside its slices, which the validator counts and does not look into. */
export function faultsInSlices(event: AuditEvent, { name, constraints }: BalpProfile): readonly string[] {
  return constraints.flatMap((constraint) => {
    const [, part, slice, path] = /^AuditEvent\.(agent|entity):(\w+)\.([\w.]+)$/.exec(constraint.id) ?? [];
    if ((part !== 'agent' && part !== 'entity') || slice === undefined || path === undefined) return [];
    const type = constraints.find(({ id }) => id === `AuditEvent.${part}:${slice}.type`);
    const members = (event[part] ?? []).filter((member) => type && isLike(member.type, patternOf(type)));
    return members.flatMap((member) => faultsAt(valuesAt(member, path.split('.')), constraint, name));
  });
}

function faultsAt(values: readonly unknown[], constraint: Constraint, profile: string): readonly string[] {
  const { id, min = 0, max = '*' } = constraint;
  const pattern = patternOf(constraint);
  if (values.length < min || (max !== '*' && values.length > Number(max)))
    return [`${profile}: ${id}: expected ${min}..${max}, but found ${values.length}`];
  return pattern === undefined || values.every((value) => isLike(value, pattern))
    ? []
    : [`${profile}: ${id}: another value than its pattern`];
}

const patternOf = ({ patternCoding, patternCodeableConcept, patternCode, patternBoolean }: Constraint): unknown =>
  patternCoding ?? patternCodeableConcept ?? patternCode ?? patternBoolean;

function valuesAt(value: unknown, [first, ...rest]: readonly string[]): readonly unknown[] {
  if (first === undefined) return value === undefined ? [] : [value].flat();
  if (typeof value !== 'object' || value === null) return [];
  return [Reflect.get(value, first) as unknown].flat().flatMap((member) => valuesAt(member, rest));
}

/** Tells whether a value has all of a pattern; a list has each member of the pattern's (FHIR ElementDefinition.pattern). */
function isLike(value: unknown, pattern: unknown): boolean {
  if (Array.isArray(pattern))
    return Array.isArray(value) && pattern.every((member) => value.some((candidate) => isLike(candidate, member)));
  if (typeof pattern !== 'object' || pattern === null) return value === pattern;
  return (
    typeof value === 'object' && value !== null && Object.entries(pattern).every(([key, member]) => isLike(Reflect.get(value, key), member))
  );
}
