import type { ContactPerson } from '#/lib/record/model/contact-person.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { contactLabels, contactWords } from '#/lib/record/words/contact-words.ts';
import type { Restriction } from './restriction.ts';
import { withoutWhereabouts } from './without-whereabouts.ts';

/** People's numbers and addresses of one source, which wait until every source has said whether this patient's are restricted (H24). */
export interface HeldWhereabouts {
  /** The entry as it may leave now: whole, without whereabouts, or without them for the time being. */
  readonly edit: (entry: TimelineEntry) => TimelineEntry;
  readonly contacts: (contacts: readonly ContactPerson[]) => readonly ContactPerson[];
  /** True once, after the first that is held: the page is to be told. */
  readonly hasBegun: () => boolean;
  readonly isHolding: () => boolean;
  /** Gives what was held, as it may leave now that it is settled. */
  readonly take: () => { readonly contacts: readonly ContactPerson[]; readonly entries: readonly TimelineEntry[] };
}

export function holdWhereabouts(restriction: Restriction): HeldWhereabouts {
  let [people, entries]: [readonly ContactPerson[], TimelineEntry[]] = [[], []];
  let isTold = false;
  const isHolding = (): boolean => people.length + entries.length > 0;
  return {
    edit: (entry) => {
      if (restriction.holds()) return withoutWhereabouts(entry);
      const bare = restriction.isSettled() ? entry : withoutWhereabouts(entry);
      if (!tellsWhereabouts(entry, bare)) return entry;
      entries.push(entry);
      return sayingHeld(bare);
    },
    contacts: (contacts) => {
      if (restriction.holds()) return [];
      if (restriction.isSettled() || contacts.length === 0) return contacts;
      people = [...people, ...contacts];
      return [];
    },
    hasBegun: () => {
      const isFirst = !isTold && isHolding();
      isTold ||= isFirst;
      return isFirst;
    },
    isHolding,
    take: () => {
      const isRestricted = restriction.holds();
      const ready = { contacts: isRestricted ? [] : people, entries: isRestricted ? entries.map(withoutWhereabouts) : entries };
      [people, entries, isTold] = [[], [], false];
      return ready;
    },
  };
}

/** An entry without whereabouts that says that they are held: what is sent first. */
export const sayingHeld = (bare: TimelineEntry): TimelineEntry => ({
  ...bare,
  facts: [...bare.facts, { label: contactLabels.contact, value: contactWords.held }],
});

/** Tells whether something was left out; narrative of a contact may hold a number too. */
const tellsWhereabouts = (entry: TimelineEntry, bare: TimelineEntry): boolean =>
  entry !== bare && JSON.stringify(entry) !== JSON.stringify(bare);
