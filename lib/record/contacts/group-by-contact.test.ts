import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { someEntries, someView, sourceIds } from '#/lib/record/testing/random-record.ts';
import { datedOn, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { groupByContact, type RowsByContact } from './group-by-contact.ts';

const clock = { today: '2026-11-21', locale: 'en-GB' };
const id = (name: string, from = 'ch') => `${from}|Thing/${name}`;

function contact(name: string, start: string, more: Partial<TimelineEntry> = {}, from = 'ch'): TimelineEntry {
  return entry(from, name, { category: 'encounters', kind: 'encounter', status: 'finished', ...datedOn(start), ...more });
}

const stay = (name: string, start: string, end: string, more: Partial<TimelineEntry> = {}) =>
  contact(name, start, { isStay: true, isAdmission: true, date: { start, end, precision: 'day', kind: 'period' }, ...more });

/** Each part with the titles of its rows; a contact with its own row in brackets where the list has none. */
function partsOf({ planned, contacts, notLinked, notReceived, undated }: RowsByContact): Readonly<Record<string, unknown>> {
  const titles = (rows: readonly Row[]) => rows.map(({ lead }) => lead.lead.title).join(' ');
  const given = { planned: titles(planned), notLinked: titles(notLinked), notReceived: titles(notReceived), undated: titles(undated) };
  const filled = Object.entries(given).filter(([, words]) => words !== '');
  const ofContacts = contacts.map(({ encounter, row, kinds }): [string, string] => [
    row ? encounter.lead.title : `[${encounter.lead.title}]`,
    kinds.map(({ category, rows }) => `${category}: ${titles(rows)}`).join(', '),
  ]);
  return Object.fromEntries([...filled, ...ofContacts]);
}

function grouped(entries: readonly TimelineEntry[], view: View = wholeView) {
  const of = (from: string) => entries.filter(({ origins }) => origins[0]?.source === from);
  const timeline = timelineOf({ source: source('ch', { own: true }), entries: of('ch') }, { source: source('rs'), entries: of('rs') });
  return groupByContact(arrange(timeline, view), timeline, view, clock);
}

const since: View = { ...wholeView, since: { day: '2026-11-18', preset: 'discharge', ...clock } };

describe('rows stand under the contact that they reference', () => {
  it.each<[string, readonly TimelineEntry[], Readonly<Record<string, unknown>>, View?]>([
    [
      'directly, kind by kind in one order',
      [
        contact('visit', '2026-11-20'),
        entry('ch', 'referral', { category: 'requests', encounter: id('visit') }),
        entry('ch', 'letter', { category: 'documents', encounter: id('visit') }),
        entry('ch', 'sodium', { encounter: id('visit') }),
        entry('ch', 'gout', { category: 'problems', encounter: id('visit') }),
      ],
      { visit: 'results: sodium, problems: gout, documents: letter, requests: referral' },
    ],
    [
      'newest first; a finished admission by its discharge',
      [contact('a', '2026-11-15'), stay('b', '2026-11-11', '2026-11-18'), contact('c', '2026-11-20'), contact('d', '')],
      { c: '', b: '', a: '', d: '' },
    ],
    [
      'through the report that they are results of, though it is hidden',
      [
        contact('visit', '2026-11-20'),
        entry('ch', 'report', { category: 'imaging', encounter: id('visit'), body: { shape: 'panel', members: [id('sodium')] } }),
        entry('ch', 'sodium'),
      ],
      { '[visit]': 'results: sodium' },
      { ...wholeView, categories: new Set(['results']) },
    ],
    [
      'a ward’s part under the whole stay',
      [
        stay('stay', '2026-11-11', '2026-11-18'),
        stay('ward', '2026-11-12', '2026-11-14', { partOf: id('stay') }),
        entry('ch', 'sodium', { encounter: id('ward') }),
      ],
      { stay: 'results: sodium, encounters: ward' },
    ],
    [
      'parts of each other in a circle',
      [stay('a', '2026-11-11', '2026-11-18', { partOf: id('b') }), stay('b', '2026-11-11', '2026-11-12', { partOf: id('a') })],
      { a: '', b: '' },
    ],
    [
      'never by dates that overlap',
      [stay('stay', '2026-11-11', '2026-11-18'), entry('ch', 'sodium', datedOn('2026-11-12'))],
      { stay: '', notLinked: 'sodium' },
    ],
    ['one that names a contact which did not come', [entry('ch', 'sodium', { encounter: id('gone') })], { notReceived: 'sodium' }],
    [
      'under a contact that is not new itself',
      [contact('visit', '2026-10-01'), entry('ch', 'sodium', { encounter: id('visit') })],
      { '[visit]': 'results: sodium' },
      since,
    ],
    [
      'copies of one contact are one',
      [
        contact('visit', '2026-11-20', { identity: ['x|1'] }),
        contact('visit', '2026-11-20', { identity: ['x|1'] }, 'rs'),
        entry('ch', 'sodium', { encounter: id('visit') }),
        entry('rs', 'letter', { category: 'documents', encounter: id('visit', 'rs') }),
      ],
      { visit: 'results: sodium, documents: letter' },
    ],
    [
      'a copy that is unticked gives no contact',
      [
        contact('visit', '2026-11-20', {}, 'rs'),
        entry('ch', 'sodium', { identity: ['x|1'] }),
        entry('rs', 'sodium', { identity: ['x|1'], encounter: id('visit', 'rs') }),
      ],
      { notLinked: 'sodium' },
      { ...wholeView, unticked: new Set(['rs']) },
    ],
    [
      'undated: on the shelf, or under the contact that it names',
      [
        contact('visit', '2026-11-20'),
        entry('ch', 'sodium', { date: undefined }),
        entry('ch', 'gout', { date: undefined, encounter: id('visit') }),
      ],
      { undated: 'sodium', visit: 'results: gout' },
    ],
    [
      'planned first, soonest first; past, cancelled and wrong ones are not planned',
      [
        entry('ch', 'clinic', { category: 'appointments', ...datedOn('2026-12-30') }),
        entry('ch', 'nurse', { category: 'appointments', ...datedOn('2026-11-27') }),
        entry('ch', 'today', { category: 'appointments', ...datedOn('2026-11-21') }),
        entry('ch', 'kept', { category: 'appointments', ...datedOn('2026-11-01') }),
        entry('ch', 'cancelled', { category: 'appointments', assertion: 'denied', ...datedOn('2026-12-01') }),
        contact('operation', '2026-12-12', { status: 'planned' }),
        contact('missed', '2026-10-12', { status: 'planned' }),
      ],
      { planned: 'today nurse operation clinic', notLinked: 'cancelled kept', missed: '' },
    ],
  ])('%s', (_, entries, parts, view) => {
    const found = partsOf(grouped(entries, view));
    expect(found).toEqual(parts);
    expect(Object.keys(found).filter((key) => key.length === 1)).toEqual(Object.keys(parts).filter((key) => key.length === 1));
  });
});

const someLinks = fc.array(fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 9 })), { maxLength: 12 });

/** Makes some entries of a record contacts, and others reference any. */
function linked(entries: readonly TimelineEntry[], links: readonly (readonly [number, number])[]): readonly TimelineEntry[] {
  const to = new Map(links);
  return entries.map((held, index) => {
    const target = to.get(index);
    const from = held.origins[0]?.source ?? '';
    if (index % 4 === 0)
      return {
        ...held,
        kind: 'encounter',
        category: 'encounters',
        body: { shape: 'facts' },
        ...(target !== undefined && { partOf: id(String(target), from) }),
      };
    return target === undefined ? held : { ...held, encounter: id(String(target), from) };
  });
}

function recordOf(entries: readonly TimelineEntry[]): Timeline {
  return timelineOf(
    ...sourceIds.map((from) => ({
      source: source(from, { own: from === 'city' }),
      entries: entries.filter(({ origins }) => origins[0]?.source === from),
    })),
  );
}

describe('H06 H21 nothing is lost by contact', () => {
  it('the parts are the rows of the list, each once, in any view', () => {
    fc.assert(
      fc.property(someEntries, someLinks, someView, (entries, links, view) => {
        const timeline = recordOf(linked(entries, links));
        const arrangement = arrange(timeline, view);
        const { planned, contacts, notLinked, notReceived, undated } = groupByContact(arrangement, timeline, view, clock);
        const ofContacts = contacts.flatMap(({ row, kinds }) => [...(row ? [row] : []), ...kinds.flatMap(({ rows }) => rows)]);
        const all = [...planned, ...ofContacts, ...notLinked, ...notReceived, ...undated];
        expect(all).toHaveLength(arrangement.rows);
        expect(new Set(all)).toEqual(new Set(arrangedRows(arrangement)));
        expect(new Set(contacts.map(({ key }) => key)).size).toBe(contacts.length);
      }),
      { numRuns: 200 },
    );
  });
});
