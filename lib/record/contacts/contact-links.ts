import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { shownGroups } from '#/lib/record/list/arrange.ts';
import { receivedEntriesOf } from '#/lib/record/list/received-entries.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';

/** The contact under which a row stands: a group of encounters; `not-received`: the row names one that did not come; else none. */
export type ContactOfRow = Group | 'not-received' | undefined;

/**
 * Finds the contact that a row's entries reference, themselves or through the report that they are results of; never by dates that
 * overlap. A ward's part of a stay belongs to the whole stay. Encounters count whatever filters hide, not those of unticked sources.
 */
export function contactLinks(timeline: Timeline, { unticked, othersOnly }: View): (row: Row) => ContactOfRow {
  const { table, length } = receivedEntriesOf(timeline.sources);
  const contacts = new Map<EntryId, Group>();
  for (const { group } of shownGroups(timeline, { unticked, othersOnly }))
    if (isEncounterEntry(group.lead)) for (const { id } of group.members) contacts.set(id, group);
  const entryOf = (id: EntryId): TimelineEntry | undefined => {
    const index = table.indexOfId.get(id);
    return index === undefined || index >= length ? undefined : table.entries[index]?.entry;
  };
  const contactOf = (id: EntryId) => wholeContact(id, contacts, entryOf);
  return (row) => {
    const named = row.groups.flatMap((group) => encountersOf(group, entryOf));
    for (const id of named) {
      const contact = contactOf(id);
      if (contact) return contact;
    }
    return named.length > 0 ? 'not-received' : undefined;
  };
}

export function isEncounterEntry({ kind }: TimelineEntry): boolean {
  return kind === 'encounter';
}

type FindEntry = (id: EntryId) => TimelineEntry | undefined;

/** Ids of the encounters that a group's entries name, the lead's first: an encounter names itself. */
function encountersOf(group: Group, entryOf: FindEntry): readonly EntryId[] {
  const own = group.members.flatMap((member) => (isEncounterEntry(member) ? [member.id] : (member.encounter ?? [])));
  if (own.length > 0) return own;
  return headsOfGroup(group).flatMap(({ id }) => entryOf(id)?.encounter ?? []);
}

/** The contact of an encounter, or of the longest stay that it is known to be a part of; parts of each other in a circle stay apart. */
function wholeContact(id: EntryId, contacts: ReadonlyMap<EntryId, Group>, entryOf: FindEntry): Group | undefined {
  const own = contacts.get(id);
  let contact = own;
  const passed = new Set([id]);
  for (let whole = entryOf(id)?.partOf; whole !== undefined; whole = entryOf(whole)?.partOf) {
    if (passed.has(whole)) return own;
    passed.add(whole);
    contact = contacts.get(whole) ?? contact;
  }
  return contact;
}
