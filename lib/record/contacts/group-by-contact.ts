import { localDay } from '#/lib/record/dates/local-days.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { contactLinks, isEncounterEntry } from './contact-links.ts';

/** Rows of one kind under a contact, newest first. */
export interface KindRows {
  readonly category: Category;
  readonly rows: readonly Row[];
}

/** A contact with all rows of the list that belong to it. */
export interface Contact {
  readonly key: string;
  /** The encounter, or its copies: drawn even where the list itself does not show it. */
  readonly encounter: Group;
  /** The day by which it stands: of a finished admission the discharge, else the beginning. */
  readonly date: ClinicalDate | undefined;
  /** The encounter's own row, where the list has it. */
  readonly row?: Row;
  readonly kinds: readonly KindRows[];
}

/** The rows of a list by contact: every row is in exactly one part (H06). */
export interface RowsByContact {
  /** Appointments and contacts still to come, soonest first. */
  readonly planned: readonly Row[];
  /** Newest first. */
  readonly contacts: readonly Contact[];
  readonly notLinked: readonly Row[];
  /** Rows that name a contact which did not come, or whose source is hidden. */
  readonly notReceived: readonly Row[];
  readonly undated: readonly Row[];
}

interface Clock {
  /** The reader's day, `yyyy-mm-dd`. */
  readonly today: string;
  readonly locale: string;
}

/** Groups the rows of a list by the contact that they reference. */
export function groupByContact(arrangement: Arrangement, timeline: Timeline, view: View, clock: Clock): RowsByContact {
  const contactOf = contactLinks(timeline, view);
  const undatedRows = new Set(arrangement.undated);
  const parts = { planned: [] as Row[], notLinked: [] as Row[], notReceived: [] as Row[], undated: [] as Row[] };
  const rowsByContact = new Map<Group, Row[]>();
  for (const row of arrangedRows(arrangement)) {
    const contact = isPlanned(row.lead.lead, clock) ? 'planned' : contactOf(row);
    if (contact === 'planned') parts.planned.push(row);
    else if (contact === 'not-received') parts.notReceived.push(row);
    else if (contact === undefined) (undatedRows.has(row) ? parts.undated : parts.notLinked).push(row);
    else {
      const held = rowsByContact.get(contact);
      if (held) held.push(row);
      else rowsByContact.set(contact, [row]);
    }
  }
  const contacts = [...rowsByContact].map(([encounter, rows]) => contactFrom(encounter, rows)).toSorted(byNewestContact);
  return { ...parts, planned: parts.planned.toReversed(), contacts };
}

/** Tells whether an entry is an appointment or a contact still to come: one cancelled or entered in error is not. */
function isPlanned({ category, assertion, kind, status, date }: TimelineEntry, { today, locale }: Clock): boolean {
  if (assertion !== 'affirmed' || (category !== 'appointments' && !(kind === 'encounter' && status === 'planned'))) return false;
  return (localDay(date?.start, locale) ?? '') >= today;
}

function contactFrom(encounter: Group, rows: readonly Row[]): Contact {
  const ids = new Set(encounter.members.map(({ id }) => id));
  const row = rows.find(({ lead }) => isEncounterEntry(lead.lead) && lead.members.some(({ id }) => ids.has(id)));
  const byCategory = Map.groupBy(
    rows.filter((held) => held !== row),
    ({ lead }) => lead.lead.category,
  );
  const kinds = [...byCategory]
    .map(([category, held]) => ({ category, rows: held }))
    .toSorted((left, right) => contactOrder.indexOf(left.category) - contactOrder.indexOf(right.category));
  return { key: `contact ${encounter.id}`, encounter, date: dateOf(encounter.lead), ...(row && { row }), kinds };
}

function dateOf({ isAdmission, date }: TimelineEntry): ClinicalDate | undefined {
  if (isAdmission !== true || date?.end === undefined || date.open) return date;
  const { start: _start, end, ...rest } = date;
  return { ...rest, start: end, precision: end.length > 10 ? 'second' : date.precision };
}

function byNewestContact(left: Contact, right: Contact): number {
  const [leftOrder, rightOrder] = [orderOf(left), orderOf(right)];
  if (leftOrder !== rightOrder) return leftOrder > rightOrder ? -1 : 1;
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

const orderOf = ({ date }: Contact): number => sortPosition(date)?.order ?? -Infinity;

const firstKinds: readonly Category[] = ['results', 'imaging', 'problems', 'vitals', 'documents', 'medications', 'procedures', 'requests'];
/** Kinds under a contact: what it found, then what was written, given, done and asked for, then the rest. */
const contactOrder: readonly Category[] = [...firstKinds, ...categories.filter((category) => !firstKinds.includes(category))];
