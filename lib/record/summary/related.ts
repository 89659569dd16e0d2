import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** A shown entry that the reader of an open one needs with it, and its relation to it. */
export interface RelatedEntry {
  readonly why: 'last-issue' | 'same-contact';
  readonly entry: TimelineEntry;
}

/**
 * The newest issue of each prescription in the group, and the documents of the contact that a member belongs to: only
 * links that the sources make themselves, nothing inferred from dates.
 */
export function relatedTo({ groups }: Arrangement, group: Group): readonly RelatedEntry[] {
  const own = new Set(group.members.map(({ id }) => id));
  const contacts = new Set(group.members.flatMap(({ encounter }) => encounter ?? []));
  const issued = new Set<string>();
  const related: RelatedEntry[] = [];
  // Entries come newest first: the first issue of a prescription is its last.
  for (const entry of groups.flatMap(({ members }) => members)) {
    if (own.has(entry.id) || entry.assertion === 'removed') continue;
    if (entry.series !== undefined && own.has(entry.series) && !issued.has(entry.series)) {
      issued.add(entry.series);
      related.push({ why: 'last-issue', entry });
    } else if (entry.category === 'documents' && entry.encounter !== undefined && contacts.has(entry.encounter)) {
      related.push({ why: 'same-contact', entry });
    }
  }
  return related;
}
