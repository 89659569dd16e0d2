import { summaryBlocks, type SummarySettings, wholeBlocks } from '#/lib/record/model/summary-settings.ts';

/**
 * Ids of all blocks and sections in reading order: those that the lens names, then the rest as usual. Each stands in it exactly once,
 * whatever the lens says: no configuration removes a block.
 */
export function summaryOrder({ sections, lens }: SummarySettings): readonly string[] {
  const behind = (block: string | undefined) => sections.filter(({ after }) => after === block).map(({ id }) => id);
  const usual: readonly string[] = [...summaryBlocks.flatMap((block) => [block, ...behind(block)]), ...behind(undefined)];
  const named = lens.order.filter((id) => usual.includes(id));
  return [...new Set([...named, ...usual])];
}

/** Sorts the blocks of one column by the lens; a block that it does not know stays behind the others. */
export function inSummaryOrder<Id extends string>(column: readonly Id[], settings: SummarySettings): readonly Id[] {
  const order = summaryOrder(settings);
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return column.toSorted((left, right) => rank(left) - rank(right));
}

/** Tells whether a block shows its head alone at first. Allergies and medicines never do, whatever was sent (H40). */
export const isFolded = (id: string, { lens }: SummarySettings): boolean => lens.folded.includes(id) && !wholeBlocks.has(id);
