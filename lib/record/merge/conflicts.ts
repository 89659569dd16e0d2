import { originalConflicts } from './original-conflicts.ts';
import type { FieldConflict } from './group.ts';
import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { mergeRuleOfKind } from './kind-rules.ts';
import type { EntryBody, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { notStated } from './words.ts';

type Members = readonly PreparedEntry[];
type ConflictLine = FieldConflict['values'][number] & { readonly key: string };

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
    const comparable = members.filter(
      (member) => !statesNothing(member, field) && (valueOf(member) !== undefined || !mayBeLeftOut(member, field, stated)),
    );
    return conflictOf(field, comparable, valueOf);
  });
}

/** Tells whether a source may leave a field out without contradicting the stated values. */
function mayBeLeftOut({ entry }: PreparedEntry, field: string, stated: readonly string[]): boolean {
  const { optionalFields, impliedValues } = mergeRuleOfKind(entry.kind);
  return optionalFields?.includes(field) === true || stated.every((value) => impliedValues?.[field]?.includes(value) === true);
}

/** A member's line in a conflict, with the key by which it is compared. */
function lineOfMember({ source, entry }: PreparedEntry, field: string, value: string | undefined): ConflictLine {
  return { source, value: value ?? notStated, key: value === undefined ? notStated : comparisonKey(entry, field, value) };
}

/** Empty when all values agree; a source that states the field in any of its members leaves nothing out. */
function conflictOf(field: string, members: Members, valueOf: (member: PreparedEntry) => string | undefined): readonly FieldConflict[] {
  const statingSources = new Set(members.flatMap((member) => (valueOf(member) === undefined ? [] : [member.source])));
  const lines = members.flatMap((member) => {
    const value = valueOf(member);
    return value === undefined && statingSources.has(member.source) ? [] : [lineOfMember(member, field, value)];
  });
  return new Set(lines.map(({ key }) => key)).size < 2 ? [] : [{ field, values: lines.map(({ source, value }) => ({ source, value })) }];
}

/** Text that is equal for members that agree in every field: case counts, since `Mg` is not `mg`; the width of a blank does not. */
export function signatureOf({ entry }: PreparedEntry): string {
  const fields = Object.keys(entry.compare).toSorted();
  return JSON.stringify(
    fields.flatMap((field) => {
      const value = comparableValue(entry.compare, field);
      return value === undefined || statesNothing({ entry }, field) ? [] : [[field, comparisonKey(entry, field, value)]];
    }),
  );
}

/** Tells whether a source sent a value that states nothing: a result of status `unknown` may be final (FHIR observation-status). */
function statesNothing({ entry }: Pick<PreparedEntry, 'entry'>, field: string): boolean {
  const value = comparableValue(entry.compare, field);
  return value !== undefined && mergeRuleOfKind(entry.kind).emptyValues?.[field]?.includes(value) === true;
}

/** Key of a field's value: figures by their number, words as they are written. */
function comparisonKey({ kind, body }: TimelineEntry, field: string, value: string): string {
  return mergeRuleOfKind(kind).figureFields?.includes(field) === true && !hasWordsAsValue(body) ? equalFiguresKey(value) : value;
}

/** Tells whether a measurement has a value in words: "grade 1.10" is not "grade 1.1". */
function hasWordsAsValue(body: EntryBody): boolean {
  return measurementsOf(body).some(({ value }) => value?.type === 'text' || value?.type === 'concept');
}

function comparableValue(compare: Readonly<Record<string, string>>, field: string): string | undefined {
  return Object.hasOwn(compare, field) ? compare[field]?.replaceAll(/\s+/g, ' ').trim() : undefined;
}
