import { describe, expect, it } from 'vitest';
import { summariseRecord } from './summary.ts';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';

const city = source('city');
const park = source('park');

const medicine = (id: string, more: Partial<TimelineEntry> = {}) =>
  entry('city', id, {
    category: 'medications',
    status: 'active',
    body: { shape: 'medication', medication: { text: id, codings: [] }, doses: [], act: 'prescribed' },
    ...more,
  });
const stated = (category: TimelineEntry['category'], title: string) => entry('park', title, { category, title, assertion: 'none-known' });

const of = (own: readonly TimelineEntry[], other: readonly TimelineEntry[]) =>
  summariseRecord(timelineOf({ source: city, entries: own }, { source: park, entries: other }), wholeView, hello.at);
const titles = (groups: readonly { readonly lead: TimelineEntry }[]) => groups.map(({ lead }) => lead.title);

describe('H13 a statement that there is none stands beside what there is, and is no item', () => {
  it('of allergies', () => {
    const { allergies } = of([entry('city', 'Latex', { category: 'allergies' })], [stated('allergies', 'No known allergies')]);
    expect([titles(allergies.items), titles(allergies.statements), allergies.restCount]).toEqual([['Latex'], ['No known allergies'], 0]);
  });

  it('of medicines', () => {
    const { medicines } = of(
      [medicine('Ramipril'), medicine('Aspirin', { status: 'stopped' })],
      [stated('medications', 'No known medications')],
    );
    expect([titles(medicines.items), titles(medicines.statements), medicines.restCount]).toEqual([
      ['Ramipril'],
      ['No known medications'],
      1,
    ]);
  });

  it('of problems, alone: the block is not empty, and holds no item', () => {
    const { problems } = of([], [stated('problems', 'No known problems')]);
    expect([problems.items, titles(problems.statements), problems.empty]).toEqual([[], ['No known problems'], undefined]);
  });
});

describe('H13 a statement that one sort of medicine is not taken stands in place of "No current medicines"', () => {
  const denied = (more: Partial<TimelineEntry> = {}) => medicine('No OTC medications', { assertion: 'denied', ...more });

  it('is named, with its source, and is no medicine that ended', () => {
    expect(of([denied(), medicine('Aspirin', { status: 'stopped' })], []).medicines.empty?.words).toMatch(
      /^Recorded, but unclear: see “No OTC medications”, /,
    );
  });

  it.each<[string, Partial<TimelineEntry>]>([
    ['one medicine not taken, by its status', { status: 'not-taken' }],
    ['a statement that is over', { status: 'stopped' }],
    ['an order that forbids', { cautions: [{ type: 'do-not-give' }] }],
  ])('must not change: %s', (_, more) => {
    expect(of([denied(more)], []).medicines.empty?.kind).toBe('only-ended');
  });
});
