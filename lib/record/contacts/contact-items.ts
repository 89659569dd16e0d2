import type { Contact, KindRows, RowsByContact } from './group-by-contact.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';

/** Parts of the list that are no contact. */
export type SectionKey = 'planned' | 'notLinked' | 'notReceived' | 'undated';

/** An element of the list with a height of its own: the virtual list counts these. */
export type ContactItem =
  | { readonly type: 'contact'; readonly key: string; readonly contact: Contact; readonly position: number; readonly isOpen: boolean }
  | {
      readonly type: 'section';
      readonly key: SectionKey;
      readonly kinds: readonly KindRows[];
      readonly rows: readonly Row[];
      readonly position: number;
      readonly isOpen: boolean;
    }
  | { readonly type: 'kind'; readonly key: string; readonly kind: KindRows }
  | { readonly type: 'row'; readonly key: string; readonly row: Row; readonly position: number };

export interface ContactItems {
  readonly items: readonly ContactItem[];
  /** Indices of what the arrows go through: heads and rows. */
  readonly rows: readonly number[];
  /** No head sticks. */
  readonly headings: readonly number[];
}

/**
 * Planned, the rows of no contact, then each contact; what is open is followed by its rows, a contact's kind by kind. `toggled`: keys
 * of heads that the reader opened or closed.
 */
export function contactItems(parts: RowsByContact, toggled: ReadonlySet<string>): ContactItems {
  const items: ContactItem[] = [];
  const rows: number[] = [];
  const nextPosition = () => rows.length + 1;
  const addRows = (held: readonly Row[]) => {
    for (const row of held) rows.push(items.push({ type: 'row', key: row.key, row, position: nextPosition() }) - 1);
  };
  for (const key of sectionKeys) {
    const held = parts[key];
    if (held.length === 0) continue;
    const isOpen = toggled.has(key);
    rows.push(items.push({ type: 'section', key, kinds: kindsOf(held), rows: held, position: nextPosition(), isOpen }) - 1);
    if (isOpen) addRows(held);
  }
  const atFirst = openAtFirst(parts.contacts);
  for (const contact of parts.contacts) {
    const isOpen = contact.kinds.length > 0 && atFirst.has(contact.key) !== toggled.has(contact.key);
    rows.push(items.push({ type: 'contact', key: contact.key, contact, position: nextPosition(), isOpen }) - 1);
    if (isOpen)
      for (const kind of contact.kinds) {
        items.push({ type: 'kind', key: `${contact.key} ${kind.category}`, kind });
        addRows(kind.rows);
      }
  }
  return { items, rows, headings: noHeadings };
}

const sectionKeys: readonly SectionKey[] = ['planned', 'undated', 'notLinked', 'notReceived'];
const noHeadings: readonly number[] = [];
const mostOpen = 2;

/** Keys of the newest stays: an admission's story is what the list by contact is opened for. */
function openAtFirst(contacts: readonly Contact[]): ReadonlySet<string> {
  const stays = contacts.filter(({ encounter, kinds }) => encounter.lead.isStay === true && kinds.length > 0);
  return new Set(stays.slice(0, mostOpen).map(({ key }) => key));
}

function kindsOf(rows: readonly Row[]): readonly KindRows[] {
  const byCategory = Map.groupBy(rows, ({ lead }) => lead.lead.category);
  return categories.flatMap((category: Category) => {
    const held = byCategory.get(category);
    return held ? [{ category, rows: held }] : [];
  });
}
