import type { Category } from '#/lib/record/model/category.ts';

/**
 * Places on the screen, each a stack of any number of blocks; their order is the reading order at every width. With three columns
 * `left-*`, `middle-*` and `right-*` are one column each; with four `right-end` is the fourth. The last of a column can grow.
 */
export const blockStacks = ['left-top', 'middle-top', 'middle-end', 'left-middle', 'right-top', 'right-end', 'left-end'] as const;

export type BlockStack = (typeof blockStacks)[number];

export interface BlockPlace {
  /** A `SummaryBlockName`, or the id of a section that the operator added. */
  readonly name: string;
  readonly stack: BlockStack;
  /** Categories whose sources the block's mark and empty words rest on. */
  readonly categories: readonly Category[];
}

/** The blocks of the Summary as data, in reading order (visual-next §§6, 12): a lens or a further section changes this list, never the drawing. */
export const usualBlocks: readonly BlockPlace[] = [
  { name: 'allergies', stack: 'left-top', categories: ['allergies'] },
  { name: 'observations', stack: 'middle-top', categories: ['vitals'] },
  { name: 'medicines', stack: 'middle-end', categories: ['medications'] },
  { name: 'problems', stack: 'left-middle', categories: ['problems'] },
  { name: 'results', stack: 'right-top', categories: ['results'] },
  { name: 'letters', stack: 'right-end', categories: ['documents', 'imaging'] },
  { name: 'appointments', stack: 'right-end', categories: ['appointments'] },
  { name: 'people', stack: 'left-end', categories: ['people'] },
];
