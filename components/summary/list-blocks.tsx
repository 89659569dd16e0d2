import { useMemo } from 'react';
import { LatePart } from '#/components/ui/late-part.tsx';
import { rowsThatFit } from '#/lib/record/summary/blocks/row-room.ts';
import { leftOutWords } from '#/lib/record/medicines/standing/left-out-medicines.ts';
import { blockRows, type MakeRows } from '#/lib/record/summary/rows/block-rows.ts';
import type { SummaryBlock } from '#/lib/record/summary/blocks/make-blocks.ts';
import { Block } from './block.tsx';
import { BlockRow } from './block-row.tsx';
import { moreBelowCode } from './late-more-below.ts';
import { EmptyRow } from './empty-row.tsx';
import type { SummaryProps } from './summary-props.ts';
import { useLateForbidding } from './use-late-forbidding.ts';
import { lateOf, SettledRows } from './settled-rows.tsx';
import { haveEnded, useSettling } from './use-settling.ts';
import { type BlockWords, blockWords, lineWords, medicinesAtDeath } from './words.ts';

export function AllergiesBlock(props: SummaryProps) {
  const { allergies } = props.summary;
  const { resolvedCount, restCount } = allergies;
  const rest = [lineWords.resolved(resolvedCount), lineWords.saidOtherwise(restCount - resolvedCount)];
  return <RowsBlock name="allergies" words={blockWords.allergies} block={allergies} rest={rest} {...props} />;
}

export function ProblemsBlock(props: SummaryProps) {
  return <RowsBlock name="problems" words={blockWords.problems} block={props.summary.problems} {...props} />;
}

export function LettersBlock(props: SummaryProps) {
  return <RowsBlock name="letters" words={blockWords.letters} block={props.summary.letters} {...props} />;
}

export function AppointmentsBlock(props: SummaryProps) {
  return <RowsBlock name="appointments" words={blockWords.appointments} block={props.summary.appointments} {...props} />;
}

export function MedicinesBlock(props: SummaryProps) {
  const { medicines } = props.summary;
  const words = { ...blockWords.medicines, ...(medicines.isAtDeath && medicinesAtDeath) };
  const rest = leftOutWords(medicines.leftOut);
  return <RowsBlock name="medicines" words={words} block={medicines} rest={rest} alsoLate={useLateForbidding(props)} {...props} />;
}

interface RowsBlockProps extends SummaryProps {
  readonly name: keyof typeof blockRows;
  readonly words: BlockWords;
  readonly block: SummaryBlock;
  /** Words of the link to what the block leaves out; by default their number with the block's own word. */
  readonly rest?: readonly string[];
  /** Further words of what came late, in the head: an order that forbids. */
  readonly alsoLate?: string;
}

function RowsBlock({ name, words, block, rest, alsoLate, ...props }: RowsBlockProps) {
  const { summary, sources, locale, choice = '' } = props;
  const { room } = words;
  const rows = useSettlingRows(blockRows[name], { summary, sources, locale });
  const settling = useSettling(rows, {
    ...(room !== undefined && { room }),
    hasEnded: haveEnded(block.sources),
    choice,
    addsAtEnd: room === undefined,
  });
  const cut = room === undefined ? 0 : rows.length - rowsThatFit(rows, room).length;
  const link = [cut > 0 ? lineWords.more(cut) : '', ...(rest ?? [lineWords.leftOut(block.restCount, words.leftOut)])];
  return (
    <Block
      name={name}
      title={words.title}
      count={block.items.length}
      to={props.href(words.page)}
      rest={link.filter(Boolean).join(' · ')}
      {...(words.caption && { caption: words.caption })}
      {...lateOf(settling, ({ row }) => (room === undefined ? row.name : undefined))}
      {...(alsoLate && { alsoLate })}
      sources={block.sources}
    >
      <SettledRows places={settling.places}>{({ row }) => <BlockRow row={row} {...props} />}</SettledRows>
      {block.empty ? <EmptyRow empty={block.empty} {...props} /> : undefined}
      {name === 'medicines' ? (
        <LatePart code={moreBelowCode} isWanted={false} name={words.title}>
          {(MoreBelow) => <MoreBelow />}
        </LatePart>
      ) : undefined}
    </Block>
  );
}

/** The rows of a block with what their places go by; the same objects until the record changes. */
function useSettlingRows(makeRows: MakeRows, { summary, sources, locale }: Pick<SummaryProps, 'summary' | 'sources' | 'locale'>) {
  return useMemo(
    () =>
      makeRows(summary, { sources, locale }).map((row) => ({
        row,
        members: row.group.members.map(({ id }) => id),
        lines: row.lines.length,
      })),
    [makeRows, summary, sources, locale],
  );
}
