'use client';
import { useRef, useState } from 'react';
import type { SummaryBlockName, SummarySettings } from '#/lib/record/model/summary-settings.ts';
import { arrangeBlocks } from '#/lib/record/summary/arrange-blocks.ts';
import { type BlockStack, blockStacks } from '#/lib/record/summary/blocks/block-table.ts';
import { isFolded } from '#/lib/record/summary/summary-order.ts';
import { FoldedBlocks } from './folded-blocks.ts';
import { AppointmentsBlock, AllergiesBlock, LettersBlock, MedicinesBlock, ProblemsBlock } from './list-blocks.tsx';
import { ExtraSection } from './extra-section.tsx';
import { ObservationsBlock } from './observations-block.tsx';
import { PeopleBlock } from './people-block.tsx';
import { BlockColumn, columnOfStack, ReadColumns, useReadColumns } from './read-columns.ts';
import { ResultsBlock } from './results-block.tsx';
import { DrawsAtOnce } from './use-settling.ts';
import type { SummaryProps } from './summary-props.ts';

const drawings: Readonly<Record<SummaryBlockName, (props: SummaryProps) => React.ReactNode>> = {
  allergies: AllergiesBlock,
  observations: ObservationsBlock,
  medicines: MedicinesBlock,
  problems: ProblemsBlock,
  results: ResultsBlock,
  letters: LettersBlock,
  appointments: AppointmentsBlock,
  people: PeopleBlock,
};

/** The first screen: the table of blocks in reading order, placed in columns by the width alone. `settings`: the operator's part in it. */
export function Summary({ settings, ...blockProps }: SummaryProps & { readonly settings?: SummarySettings | undefined }) {
  const blocks = arrangeBlocks(settings);
  const folded = new Set(settings ? blocks.map(({ name }) => name).filter((name) => isFolded(name, settings)) : []);
  const byStack = Map.groupBy(blocks, ({ stack }) => stack);
  const first = useFirstBlock(
    blocks.map(({ name }) => name).filter((name) => !folded.has(name)),
    blockProps,
  );
  const root = useRef<HTMLDivElement>(null);
  const readColumns = useReadColumns(root);
  const stack = (name: BlockStack) => (
    <div key={name} className="summary-stack" data-stack={name}>
      <BlockColumn value={columnOfStack(name)}>
        {(byStack.get(name) ?? []).map((block) => (
          <DrawsAtOnce key={block.name} value={block.name === 'allergies' || block.name === first}>
            <AnyBlock name={block.name} {...blockProps} />
          </DrawsAtOnce>
        ))}
      </BlockColumn>
    </div>
  );
  return (
    <FoldedBlocks value={folded}>
      <ReadColumns value={readColumns}>
        <div ref={root} className="summary">
          {blockStacks.slice(0, rightFrom).map(stack)}
          <div className="summary-right">{blockStacks.slice(rightFrom, rightFrom + 2).map(stack)}</div>
          {blockStacks.slice(rightFrom + 2).map(stack)}
        </div>
      </ReadColumns>
    </FoldedBlocks>
  );
}

/** The first block to hold anything: the page's first row is drawn when the first entry comes. */
function useFirstBlock(names: readonly string[], { summary, sections = [] }: SummaryProps): string | undefined {
  const [first, setFirst] = useState<string>();
  const rowsOf = (name: string) => (isUsual(name) ? summary[name] : sections.find(({ section }) => section.id === name))?.items ?? [];
  const filled = first ?? names.find((name) => rowsOf(name).length > 0);
  if (filled !== first) setFirst(filled);
  return filled;
}

const isUsual = (name: string): name is SummaryBlockName => Object.hasOwn(drawings, name);

function AnyBlock({ name, ...props }: SummaryProps & { readonly name: string }) {
  const section = props.sections?.find((candidate) => candidate.section.id === name);
  if (section) return <ExtraSection block={section} {...props} />;
  if (!isUsual(name)) return undefined;
  const Drawing = drawings[name];
  return <Drawing {...props} />;
}

/** The two stacks at the right share a column where there are three, and have one each where there are four. */
const rightFrom = blockStacks.indexOf('right-top');
