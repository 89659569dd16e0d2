import type { SummarySettings } from '#/lib/record/model/summary-settings.ts';
import { type BlockPlace, type BlockStack, blockStacks, usualBlocks } from './blocks/block-table.ts';
import { inSummaryOrder } from './summary-order.ts';

/**
 * The usual blocks with the operator's sections, in the order of the lens. A block stays in its column, whose width fits it; the lens says
 * which of a column stands first. Nothing is left out (H37, H40).
 */
export function arrangeBlocks(settings: SummarySettings | undefined): readonly BlockPlace[] {
  if (settings === undefined) return usualBlocks;
  const columns = Map.groupBy(withSections(settings), ({ stack }) => columnOf(stack));
  const placed = [...columns.values()].flatMap((column) => orderColumn(column, settings));
  return placed.toSorted((left, right) => blockStacks.indexOf(left.stack) - blockStacks.indexOf(right.stack));
}

/** Each section in the stack of its block, behind it; one that names none at the foot of the first column. */
function withSections({ sections }: SummarySettings): readonly BlockPlace[] {
  const placeOf = (id: string | undefined, stack: BlockStack): readonly BlockPlace[] =>
    sections.filter(({ after }) => after === id).map(({ id: name, categories }) => ({ name, stack, categories }));
  return [...usualBlocks.flatMap((block) => [block, ...placeOf(block.name, block.stack)]), ...placeOf(undefined, 'left-end')];
}

/** Stacks keep their places: the first of a column takes the first one's stack. */
function orderColumn(column: readonly BlockPlace[], settings: SummarySettings): readonly BlockPlace[] {
  const names = inSummaryOrder(
    column.map(({ name }) => name),
    settings,
  );
  return names.flatMap((name, position) => {
    const block = column.find((candidate) => candidate.name === name);
    const stack = column[position]?.stack;
    return block && stack ? [{ ...block, stack }] : [];
  });
}

const columnOf = (stack: BlockStack): string => stack.slice(0, stack.indexOf('-'));
