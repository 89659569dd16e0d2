import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { type SectionSettings, summaryBlocks, type SummarySettings } from '#/lib/record/model/summary-settings.ts';
import { arrangeBlocks } from './arrange-blocks.ts';
import { usualBlocks } from './blocks/block-table.ts';

const sections: readonly SectionSettings[] = [
  { id: 'diabetes', title: 'Diabetes', categories: ['results'], after: 'problems' },
  { id: 'vaccines', title: 'Vaccines', categories: ['immunizations'] },
];
const settings = (order: readonly string[], own = sections): SummarySettings => ({ sections: own, lens: { order, folded: [] } });
const stacks = (given: SummarySettings | undefined) => arrangeBlocks(given).map(({ name, stack }) => `${stack} ${name}`);

it('is the usual table where nothing is configured', () => {
  expect(arrangeBlocks(undefined)).toBe(usualBlocks);
  expect(arrangeBlocks(settings([], []))).toEqual(usualBlocks);
});

it('puts sections behind their block, and others at the foot of the first column', () => {
  expect(stacks(settings([]))).toEqual([
    'left-top allergies',
    'middle-top observations',
    'middle-end medicines',
    'left-middle problems',
    'left-middle diabetes',
    'right-top results',
    'right-end letters',
    'right-end appointments',
    'left-end people',
    'left-end vaccines',
  ]);
});

it('orders each column by the lens', () => {
  expect(stacks(settings(['people', 'medicines', 'appointments', 'diabetes']))).toEqual([
    'left-top people',
    'middle-top medicines',
    'middle-end observations',
    'left-middle diabetes',
    'left-middle allergies',
    'right-top appointments',
    'right-end results',
    'right-end letters',
    'left-end problems',
    'left-end vaccines',
  ]);
});

test('H37 H40 no order loses a block or moves one to another column', () => {
  const columns = new Map(arrangeBlocks(settings([])).map(({ name, stack }) => [name, stack.split('-')[0]]));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...summaryBlocks, 'diabetes', 'vaccines', 'decisions')), (order) => {
      const arranged = arrangeBlocks(settings(order));
      expect(arranged.map(({ name }) => name).toSorted()).toEqual([...summaryBlocks, 'diabetes', 'vaccines'].toSorted());
      for (const { name, stack } of arranged) expect(stack.split('-')[0]).toBe(columns.get(name));
    }),
  );
});
