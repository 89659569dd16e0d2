import type { Group } from '#/lib/record/merge/group.ts';
import type { SummaryBlock } from '#/lib/record/summary/summary.ts';
import { Block } from './block.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { type BlockWords, blockWords, lineWords, medicinesAtDeath, sentenceOf } from './words.ts';

/** Rows that fit the reserve of a block that may be cut. */
const mostItems = 8;

export function AllergiesBlock(props: SummaryProps) {
  return <Lines name="allergies" block={props.summary.allergies} {...blockWords.allergies} {...props} />;
}

export function ProblemsBlock(props: SummaryProps) {
  return <Lines name="problems" block={props.summary.problems} {...blockWords.problems} {...props} />;
}

export function LettersBlock(props: SummaryProps) {
  return <Lines name="letters" block={props.summary.letters} {...blockWords.letters} {...props} />;
}

export function AppointmentsBlock(props: SummaryProps) {
  return <Lines name="appointments" block={props.summary.appointments} {...blockWords.appointments} {...props} />;
}

export function MedicinesBlock(props: SummaryProps) {
  const { medicines } = props.summary;
  const { isAtDeath, forbidding, ofUnknownStatus } = medicines;
  const marks = { isAtDeath, forbidding, unsure: ofUnknownStatus, ...(isAtDeath && medicinesAtDeath) };
  return <Lines name="medicines" block={medicines} {...blockWords.medicines} {...props} {...marks} />;
}

interface LinesProps extends SummaryProps, BlockWords {
  readonly name: string;
  readonly block: SummaryBlock;
  /** Ids of medicines that no source says are still taken or stopped (design §8). */
  readonly unsure?: ReadonlySet<string>;
  /** Orders that forbid: they stand first, and are not counted among the items. */
  readonly forbidding?: readonly Group[];
  readonly isAtDeath?: boolean;
}

function Lines({ name, title, caption, block, page, leftOut, noneBelongs, isWhole, unsure, forbidding, isAtDeath, ...line }: LinesProps) {
  const statusUnknown = isAtDeath ? lineWords.statusUnknownAtDeath : lineWords.statusUnknown;
  const firstItems = isWhole ? block.items : block.items.slice(0, mostItems);
  const cut = block.items.length - firstItems.length;
  const rest = [cut > 0 ? lineWords.more(cut) : undefined, block.restCount > 0 ? lineWords.leftOut(block.restCount, leftOut) : undefined];
  const head = { name, title, count: block.items.length, to: line.href(page), rest: rest.filter(Boolean).join(' · ') };
  return (
    <Block {...head} {...(caption && { caption })} sources={block.sources}>
      {block.absence ? <p className="summary-said">{block.absence.sentence}</p> : undefined}
      {(forbidding ?? []).map((group) => (
        <SummaryLine key={group.id} group={group} {...line} note={undefined} />
      ))}
      {firstItems.map((group) => (
        <SummaryLine key={group.id} group={group} {...line} note={unsure?.has(group.id) ? statusUnknown : undefined} />
      ))}
      {block.statements.map((group) => (
        <SummaryLine
          key={group.id}
          group={group}
          {...line}
          note={firstItems.length > 0 && group.lead.assertion === 'none-known' ? lineWords.contradicted : undefined}
        />
      ))}
      {firstItems.length === 0 && block.statements.length === 0 && !block.absence && noneBelongs ? (
        <p className="summary-said">{sentenceOf(noneBelongs, block)}</p>
      ) : undefined}
    </Block>
  );
}
