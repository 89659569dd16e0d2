import { mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import { prepareEntry } from '#/lib/record/merge/prepared-entry.ts';
import { describe } from '#/lib/fhir/describe/describe.ts';
import type { JsonObject } from '#/lib/fhir/resource/json.ts';

/** Per group how many members, and the fields in conflict. */
export function groupsOf(...held: readonly (readonly [source: string, resource: JsonObject])[]): readonly string[] {
  const entries = held.map(([source, resource], place) => {
    const described = describe({ id: `r${place}`, ...resource }, { source, lookup: () => undefined });
    if (described.type !== 'entry') throw new Error(described.type);
    return prepareEntry(described.entry, { id: source, own: false });
  });
  return mergeEntries(entries).map(({ group }) => [group.members.length, ...group.conflicts.map(({ field }) => field)].join(' '));
}
