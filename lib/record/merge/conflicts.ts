import { originalConflicts } from './original-conflicts.ts';
import type { FieldConflict } from './group.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { notStated } from './words.ts';

type Members = readonly PreparedEntry[];

/**
 * The fields in which the members differ. A field that one source leaves out differs too, for nothing says that the
 * source agrees (H20). Kinds are compared within their own family: a report's status is not a document's.
 */
export function conflictsOf(members: Members): readonly FieldConflict[] {
  const families = [...Map.groupBy(members, ({ entry }) => mergeRuleOfKind(entry.kind).family ?? entry.kind).values()];
  const stated = families.flatMap((family) => (family.length < 2 ? [] : statedConflicts(family)));
  return [...stated, ...originalConflicts(members)].map(withoutRepeats);
}

/** Keeps one line for each value of a source. */
function withoutRepeats({ field, values }: FieldConflict): FieldConflict {
  return { field, values: [...new Map(values.map((line) => [`${line.source} ${line.value}`, line])).values()] };
}

function statedConflicts(members: Members): readonly FieldConflict[] {
  const fields = new Set(members.flatMap(({ entry }) => Object.keys(entry.compare)));
  return [...fields].toSorted().flatMap((field) => {
    const valueOf = ({ entry }: PreparedEntry): string | undefined => comparableValue(entry.compare, field);
    const stated = members.flatMap((member) => valueOf(member) ?? []);
    return conflictOf(
      field,
      members.filter((member) => valueOf(member) !== undefined || !mayBeLeftOut(member, field, stated)),
      valueOf,
    );
  });
}

/** Tells whether a source may leave a field out without contradicting the stated values. */
function mayBeLeftOut({ entry }: PreparedEntry, field: string, stated: readonly string[]): boolean {
  const { optionalFields, impliedValues } = mergeRuleOfKind(entry.kind);
  return optionalFields?.includes(field) === true || stated.every((value) => impliedValues?.[field]?.includes(value) === true);
}

/** Empty when all values agree; a source that states the field in any of its members leaves nothing out. */
function conflictOf(field: string, members: Members, valueOf: (member: PreparedEntry) => string | undefined): readonly FieldConflict[] {
  const statingSources = new Set(members.flatMap((member) => (valueOf(member) === undefined ? [] : [member.source])));
  const lines = members.flatMap((member) => {
    const value = valueOf(member);
    return value === undefined && statingSources.has(member.source) ? [] : [{ source: member.source, value: value ?? notStated }];
  });
  if (new Set(lines.map(({ value }) => value)).size < 2) return [];
  return [{ field, values: lines }];
}

/** Text that is equal for members that agree in every field: case counts, since `Mg` is not `mg`; the width of a blank does not. */
export function signatureOf({ entry }: PreparedEntry): string {
  const fields = Object.keys(entry.compare).toSorted();
  return JSON.stringify(fields.map((field) => [field, comparableValue(entry.compare, field)]));
}

function comparableValue(compare: Readonly<Record<string, string>>, field: string): string | undefined {
  return Object.hasOwn(compare, field) ? compare[field]?.replaceAll(/\s+/g, ' ').trim() : undefined;
}
