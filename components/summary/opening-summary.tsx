import { type BlockStack, blockStacks, usualBlocks } from '#/lib/record/summary/blocks/block-table.ts';
import { blockWords, resultWords } from './words.ts';

const titles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(blockWords).map(([name, { title }]) => [name, title])),
  results: resultWords.title,
};

/** The Summary before anything is known of the patient: heads and bars where the blocks will stand, the same for every patient. */
export function OpeningSummary() {
  const byStack = Map.groupBy(usualBlocks, ({ stack }) => stack);
  const stack = (name: BlockStack) => (
    <div key={name} className="summary-stack" data-stack={name}>
      {(byStack.get(name) ?? []).map((block) => (
        <OpeningBlock key={block.name} name={block.name} />
      ))}
    </div>
  );
  const right = blockStacks.indexOf('right-top');
  return (
    <div className="summary">
      {blockStacks.slice(0, right).map(stack)}
      <div className="summary-right">{blockStacks.slice(right, right + 2).map(stack)}</div>
      {blockStacks.slice(right + 2).map(stack)}
    </div>
  );
}

function OpeningBlock({ name }: { readonly name: string }) {
  return (
    <section className="summary-block" data-block={name}>
      <div className="summary-head">
        <h2 className="summary-title">{titles[name]}</h2>
      </div>
      <div className="summary-rows" data-asking />
    </section>
  );
}
