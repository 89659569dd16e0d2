import type { Conflict } from './group.ts';
import type { PreparedEntry } from './prepare.ts';

/** What a source leaves out of a field that others fill. */
const notStated = 'not stated';

/** The fields in which the members differ; a field that one leaves out differs too, for nothing says that it agrees (H20). */
export function conflictsOf(members: readonly PreparedEntry[]): readonly Conflict[] {
  const fields = new Set(members.flatMap(({ entry }) => Object.keys(entry.compare)));
  return [...fields].toSorted().flatMap((field) => {
    const values = members.map(({ source, entry }) => ({ source, value: comparable(entry.compare, field) ?? notStated }));
    return new Set(values.map(({ value }) => value)).size > 1 ? [{ field, values }] : [];
  });
}

/** Equal for members that agree in everything: case counts, since `Mg` is not `mg`; the width of a blank does not. */
export function signatureOf({ entry }: PreparedEntry): string {
  const fields = Object.keys(entry.compare).toSorted();
  return JSON.stringify(fields.map((field) => [field, comparable(entry.compare, field)]));
}

function comparable(compare: Readonly<Record<string, string>>, field: string): string | undefined {
  return Object.hasOwn(compare, field) ? compare[field]?.replaceAll(/\s+/g, ' ').trim() : undefined;
}
