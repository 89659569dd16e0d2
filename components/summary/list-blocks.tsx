import type { Group } from '#/lib/record/merge/group.ts';
import { allergyRow, statementRow } from '#/lib/record/summary/rows/allergy-row.ts';
import { appointmentRow } from '#/lib/record/summary/rows/appointment-row.ts';
import type { BlockRow as Row, RowContext } from '#/lib/record/summary/rows/block-row.ts';
import { letterRow } from '#/lib/record/summary/rows/letter-row.ts';
import { medicineRow } from '#/lib/record/summary/rows/medicine-row.ts';
import { problemRow } from '#/lib/record/summary/rows/problem-row.ts';
import type { RecordSummary, SummaryBlock } from '#/lib/record/summary/summary.ts';
import { Block } from './block.tsx';
import { BlockRow } from './block-row.tsx';
import { EmptyRow } from './empty-row.tsx';
import type { SummaryProps } from './summary-props.ts';
import { type BlockWords, blockWords, lineWords, medicinesAtDeath } from './words.ts';

export function AllergiesBlock(props: SummaryProps) {
  const { allergies } = props.summary;
  const { resolvedCount, restCount } = allergies;
  const rest = [lineWords.resolved(resolvedCount), lineWords.saidOtherwise(restCount - resolvedCount)];
  return <RowsBlock name="allergies" words={blockWords.allergies} block={allergies} makeRow={allergyRow} rest={rest} {...props} />;
}

export function ProblemsBlock(props: SummaryProps) {
  const atMs = Date.parse(props.summary.at);
  const makeRow = (group: Group, context: RowContext) => problemRow(group, context, atMs);
  return <RowsBlock name="problems" words={blockWords.problems} block={props.summary.problems} makeRow={makeRow} {...props} />;
}

export function LettersBlock(props: SummaryProps) {
  return <RowsBlock name="letters" words={blockWords.letters} block={props.summary.letters} makeRow={letterRow} {...props} />;
}

export function AppointmentsBlock(props: SummaryProps) {
  const { appointments } = props.summary;
  return <RowsBlock name="appointments" words={blockWords.appointments} block={appointments} makeRow={appointmentRow} {...props} />;
}

export function MedicinesBlock(props: SummaryProps) {
  const { medicines } = props.summary;
  const { isAtDeath, ofUnknownStatus, issues } = medicines;
  const words = { ...blockWords.medicines, ...(isAtDeath && medicinesAtDeath) };
  const makeRow = (group: Group, context: RowContext) => medicineRow(group, { ...context, issues, isAtDeath, ofUnknownStatus });
  return <RowsBlock name="medicines" words={words} block={medicines} makeRow={makeRow} {...props} />;
}

interface RowsBlockProps extends SummaryProps {
  readonly name: string;
  readonly words: BlockWords;
  readonly block: SummaryBlock;
  readonly makeRow: (group: Group, context: RowContext) => Row;
  /** Words of the link to what the block leaves out; by default their number with the block's own word. */
  readonly rest?: readonly string[];
}

function RowsBlock({ name, words, block, makeRow, rest, ...props }: RowsBlockProps) {
  const context = rowContext(props);
  const most = words.most ?? Infinity;
  const items = block.items.slice(0, most);
  const cut = block.items.length - items.length;
  const link = [cut > 0 ? lineWords.more(cut) : '', ...(rest ?? [lineWords.leftOut(block.restCount, words.leftOut)])];
  const rows = [
    ...items.map((group) => makeRow(group, context)),
    ...block.statements.map((group) => statementRow(group, items.length > 0, context)),
  ];
  return (
    <Block
      name={name}
      title={words.title}
      count={block.items.length}
      to={props.href(words.page)}
      rest={link.filter(Boolean).join(' · ')}
      {...(words.caption && { caption: words.caption })}
      sources={block.sources}
    >
      {rows.map((row) => (
        <BlockRow key={row.group.id} row={row} {...props} />
      ))}
      {block.empty ? <EmptyRow empty={block.empty} {...props} /> : undefined}
    </Block>
  );
}

/** Context in which rows of a Summary are put in words. */
function rowContext({ sources, locale, summary }: SummaryProps & { readonly summary: RecordSummary }): RowContext {
  return { sources, locale, thisYear: summary.at.slice(0, 4) };
}
