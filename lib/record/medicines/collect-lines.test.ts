import { describe, expect, it } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { nameGroups } from '#/lib/record/search/names/all-names.ts';
import { source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { type CollectedMedicines, collectMedicines } from './collect-lines.ts';
import { medicineNames } from './ingredients/ingredient-names.ts';
import { medicine, written } from './testing/medicine-entries.ts';

const read = medicineNames(nameGroups.filter((group) => group.source === 'medicines'));
const time = { atMs: Date.parse('2026-11-21T23:59:59Z'), died: undefined };

function collect(...entries: readonly TimelineEntry[]): CollectedMedicines {
  const bySource = Map.groupBy(entries, ({ id }) => id.slice(0, id.indexOf('|')));
  return collectMedicines(timelineOf(...[...bySource].map(([id, own]) => ({ source: source(id), entries: own }))), wholeView, time, read);
}

const denied = { assertion: 'denied' as const };

describe('H06 every entry about a medicine stands in exactly one place', () => {
  const cases: readonly (readonly [what: string, entry: TimelineEntry, place: string, reason?: string])[] = [
    ['an active order', medicine('gp', '1'), 'current'],
    ['an order on hold', medicine('gp', '1', { status: 'on-hold' }), 'current'],
    ['an order without a status (H12)', medicine('gp', '1', { status: 'whatever' }), 'current'],
    ['an active order whose end is past', medicine('gp', '1', written('2026-01-02', '2026-02-02')), 'ended'],
    ['a stopped order', medicine('gp', '1', { status: 'stopped' }), 'ended'],
    ['a cancelled order', medicine('gp', '1', { status: 'cancelled' }), 'ended'],
    ['a dose that was given', medicine('gp', '1', { act: 'given', status: 'completed' }), 'ended'],
    ['an order that forbids (H11)', medicine('gp', '1', { ...denied, forbids: 'Do not give: Ibuprofen' }), 'do-not-give'],
    ['an order that forbade', medicine('gp', '1', { ...denied, forbids: 'Do not give: Ibuprofen', status: 'stopped' }), 'ended'],
    ['a draft', medicine('gp', '1', { status: 'draft' }), 'unclear', 'not-yet'],
    [
      'a draft that would forbid',
      medicine('gp', '1', { ...denied, forbids: 'Do not give: Ibuprofen', status: 'draft' }),
      'unclear',
      'not-yet',
    ],
    [
      'a medicine that is not taken (H11)',
      medicine('gp', '1', { ...denied, act: 'reported', status: 'not-taken' }),
      'unclear',
      'not-taken',
    ],
    ['a dose that was not given (H11)', medicine('gp', '1', { ...denied, act: 'given', status: 'not-done' }), 'unclear', 'not-handed-over'],
    ['a dose being given', medicine('gp', '1', { act: 'given', status: 'in-progress' }), 'unclear', 'being-given'],
    [
      'an issue whose order was not received',
      medicine('gp', '1', { act: 'issued', orderLinks: ['gp|Thing/none'] }),
      'unclear',
      'without-order',
    ],
    ['a dispense without an order', medicine('gp', '1', { act: 'dispensed', status: 'completed' }), 'unclear', 'without-order'],
    ['a statement that nothing is taken (H13)', medicine('gp', '1', { assertion: 'none-known', act: 'reported' }), 'unclear', 'statement'],
    ['an entry in error (H12)', medicine('gp', '1', { assertion: 'removed', status: 'entered-in-error' }), 'unclear', 'in-error'],
    ['a stub', medicine('gp', '1', { withheld: { part: 'medicines', text: 'Not shared.' } }), 'unclear', 'not-shared'],
    ['a note about medicines', { ...medicine('gp', '1'), body: { shape: 'facts' } }, 'unclear', 'not-a-medicine'],
  ];

  it.each(cases.map(([what, ...facts]) => [what, facts] as const))('%s', (_, [entry, place, reason]) => {
    const { lines, groups, entries } = collect(entry);
    expect(lines.map((line) => [line.place, line.reason, line.id])).toEqual([[place, reason, entry.id]]);
    expect(
      Object.values(groups)
        .map(({ length }) => length)
        .reduce((sum, count) => sum + count),
    ).toBe(1);
    expect(Object.values(entries).reduce((sum, count) => sum + count)).toBe(1);
  });

  it('all of them at once, at two sources: what is placed and what is folded is all that was received', () => {
    const all = cases.flatMap(([, entry], index) => [
      { ...entry, id: `gp|Thing/${index}` },
      { ...entry, id: `city|Thing/${index}`, origins: [{ source: 'city', reference: `Thing/${index}` }] },
    ]);
    const { entries } = collect(...all, medicine('gp', 'issue', { act: 'issued', orderLinks: ['gp|Thing/0'] }));
    expect(entries.folded).toBe(1);
    expect(Object.values(entries).reduce((sum, count) => sum + count)).toBe(all.length + 1);
  });
});

describe('issues, dispenses and doses stand with the order that they name', () => {
  const order = medicine('gp', 'order', { orderLinks: ['MedicationRequest|identifier|s|N-1001', 'group|s|F-1'] });
  const other = medicine('gp', 'other', { text: 'Amlodipine 5 mg tablet', orderLinks: ['group|s|F-1'] });
  const supply = (orderLinks: readonly string[], more: Parameters<typeof medicine>[2] = {}) =>
    medicine('gp', 'supply', { act: 'issued', status: 'completed', orderLinks, ...written('2026-10-01'), ...more });

  it.each([
    ['by reference', supply(['gp|Thing/order'])],
    ['by its series, where the entry has no other link', supply([], { series: 'gp|Thing/order' })],
    ['by the identifier of the order', supply(['MedicationRequest|identifier|s|N-1001'])],
    ['by reference before the form', supply(['gp|Thing/order', 'group|s|F-1'])],
    ['by the form, as the only one of its medicine', supply(['group|s|F-1'])],
    ['a dose given', supply(['gp|Thing/order'], { act: 'given' })],
    ['a dispense', supply(['gp|Thing/order'], { act: 'dispensed' })],
  ])('%s', (_, entry) => {
    const { lines, entries } = collect(order, other, entry);
    expect(entries).toMatchObject({ current: 2, folded: 1, unclear: 0 });
    const held = lines.find(({ id }) => id === order.id)?.supplies;
    expect([...(held?.issues ?? []), ...(held?.doses ?? [])].map(({ id }) => id)).toEqual([entry.id]);
  });

  it.each([
    ['an order of another source', supply(['city|Thing/order'])],
    ['an order that was not received', supply(['gp|Thing/lost'])],
    ['nothing, though the medicine is the same', supply([])],
    ['a form with two orders of other medicines', supply(['group|s|F-1'], { text: 'Metformin 500 mg tablet' })],
    ['an order, but was cancelled', supply(['gp|Thing/order'], { ...denied, act: 'dispensed', status: 'cancelled' })],
  ])('H09 alone and counted: it names %s', (_, entry) => {
    const { entries } = collect(order, other, entry);
    expect(entries).toMatchObject({ current: 2, folded: 0, unclear: 1 });
  });

  it('H09 the only order received of a form is not taken for that of another medicine', () => {
    expect(collect(order, supply(['group|s|F-1'], { text: 'Metformin 500 mg tablet' })).entries).toMatchObject({ folded: 0, unclear: 1 });
  });

  it('two orders of one medicine on one form: neither is taken for the one', () => {
    const twin = medicine('gp', 'twin', { orderLinks: ['group|s|F-1'], dose: '10 mg once a day' });
    expect(collect(order, twin, supply(['group|s|F-1'])).entries).toMatchObject({ folded: 0, unclear: 1 });
  });

  it('counts the issues of twelve months, and knows the last', () => {
    const issues = ['2026-10-01', '2026-09-03', '2025-11-22', '2025-11-20', '2024-01-05'].map((day, index) =>
      medicine('gp', `issue-${index}`, { act: 'issued', orderLinks: ['gp|Thing/order'], ...written(day) }),
    );
    const [line] = collect(order, ...issues).lines;
    expect(line?.supplies).toMatchObject({ issuesInYear: 3, issues: [{ date: { start: '2026-10-01' } }, {}, {}, {}, {}] });
  });

  it('supplies without their order are one line a source and medicine', () => {
    const alone = [1, 2, 3].map((index) => medicine('gp', `alone-${index}`, { act: 'issued', ...written(`2026-0${index}-01`) }));
    const { lines, entries } = collect(...alone, medicine('city', 'alone', { act: 'issued' }));
    expect(entries.unclear).toBe(4);
    expect(lines.map((line) => line.supplies.issues.length)).toEqual([1, 3]);
  });
});
