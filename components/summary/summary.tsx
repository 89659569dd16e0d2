'use client';
import { type BlockName, type BlockPlace, type BlockStack, blockStacks, usualBlocks } from '#/lib/record/summary/block-table.ts';
import { AppointmentsBlock, AllergiesBlock, LettersBlock, MedicinesBlock, ProblemsBlock } from './list-blocks.tsx';
import { ObservationsBlock } from './observations-block.tsx';
import { PeopleBlock } from './people-block.tsx';
import { ResultsBlock } from './results-block.tsx';
import type { SummaryProps } from './summary-props.ts';

const drawings: Readonly<Record<BlockName, (props: SummaryProps) => React.ReactNode>> = {
  allergies: AllergiesBlock,
  observations: ObservationsBlock,
  medicines: MedicinesBlock,
  problems: ProblemsBlock,
  results: ResultsBlock,
  letters: LettersBlock,
  appointments: AppointmentsBlock,
  people: PeopleBlock,
};

/** The first screen: the table of blocks in reading order, placed in columns by the width alone. */
export function Summary(props: SummaryProps & { readonly blocks?: readonly BlockPlace[] }) {
  const { blocks = usualBlocks, ...blockProps } = props;
  const byStack = Map.groupBy(blocks, ({ stack }) => stack);
  const stack = (name: BlockStack) => (
    <div key={name} className="summary-stack" data-stack={name}>
      {(byStack.get(name) ?? []).map((block) => {
        const Drawing = drawings[block.name];
        return <Drawing key={block.name} {...blockProps} />;
      })}
    </div>
  );
  return (
    <div className="summary">
      {blockStacks.slice(0, rightFrom).map(stack)}
      <div className="summary-right">{blockStacks.slice(rightFrom, rightFrom + 2).map(stack)}</div>
      {blockStacks.slice(rightFrom + 2).map(stack)}
    </div>
  );
}

/** The two stacks at the right share a column where there are three, and have one each where there are four. */
const rightFrom = blockStacks.indexOf('right-top');
