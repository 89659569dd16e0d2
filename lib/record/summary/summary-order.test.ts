import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { summaryBlocks, type SectionSettings, type SummarySettings } from '#/lib/record/model/summary-settings.ts';
import { inSummaryOrder, isFolded, summaryOrder } from './summary-order.ts';

const section = (id: string, after?: SectionSettings['after']): SectionSettings => ({
  id,
  title: id,
  categories: ['results'],
  ...(after && { after }),
});
const settings = (
  order: readonly string[],
  sections: readonly SectionSettings[] = [],
  folded: readonly string[] = [],
): SummarySettings => ({
  sections,
  lens: { order, folded },
});

describe('the order of the first screen', () => {
  it('is the usual one where nothing is configured', () => expect(summaryOrder(settings([]))).toEqual(summaryBlocks));

  it('puts a section behind its block, in the order of the file, and others at the end', () => {
    const order = summaryOrder(settings([], [section('feet', 'problems'), section('eyes', 'problems'), section('diet')]));
    expect(order.slice(order.indexOf('problems'))).toEqual([
      'problems',
      'feet',
      'eyes',
      'results',
      'letters',
      'appointments',
      'people',
      'diet',
    ]);
  });

  it('puts what the lens names first, and the rest as usual', () => {
    const order = summaryOrder(settings(['medicines', 'feet', 'results'], [section('feet', 'problems')]));
    expect(order).toEqual(['medicines', 'feet', 'results', 'allergies', 'observations', 'problems', 'letters', 'appointments', 'people']);
  });

  it('sorts a column, and keeps what it does not know', () => {
    expect(inSummaryOrder(['allergies', 'problems', 'weights'], settings(['problems']))).toEqual(['problems', 'allergies', 'weights']);
  });
});

const anything = fc.array(fc.oneof(fc.constantFrom(...summaryBlocks, 'feet', 'decisions', 'do-not-give'), fc.string()));

test('H40 H37 whatever a lens says, each block and section stands exactly once, and allergies and medicines are open', () => {
  fc.assert(
    fc.property(anything, anything, (order, folded) => {
      const lens = settings(order, [section('feet', 'problems')], folded);
      expect(summaryOrder(lens).toSorted()).toEqual([...summaryBlocks, 'feet'].toSorted());
      expect(['allergies', 'medicines'].map((id) => isFolded(id, lens))).toEqual([false, false]);
    }),
  );
});
