import Link from 'next/link';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, use, useId, useRef, useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { useOneStop } from '#/components/ui/use-one-stop.ts';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { BlockMark } from './block-mark.tsx';
import { FoldedBlocks } from './folded-blocks.ts';
import { haveEnded } from './use-settling.ts';
import { foldWords, lateWords } from './words.ts';

export interface BlockProps {
  /** Name of the block in the table of blocks: its reserved height goes by it. */
  readonly name: string;
  readonly title: string;
  readonly count: number;
  /** Address of the whole list. */
  readonly to: string;
  /** Words of the link to what the block leaves out: "27 ended", "27 more"; empty: nothing is left out. */
  readonly rest: string;
  /** Shows the rest in place: of people whom only a Patient resource names there is no page. */
  readonly onRest?: () => void;
  /** Caption of the column at the right: "last issue". */
  readonly caption?: string;
  readonly sources: BlockSources;
  /** Words for what came after the block had settled, and waits: "2 more arrived". */
  readonly late?: string;
  readonly onShowLate?: () => void;
  /** Words for what came late and stands elsewhere: in the strip. */
  readonly alsoLate?: string;
  /** Rows that stand even where the block is folded: critical results. */
  readonly alwaysOpen?: ReactNode;
  readonly children: ReactNode;
}

/** A block of the Summary: its head, then its rows, never lower than its reserve, so that no head moves (visual-next §6); one stop of Tab, at its rows. */
export function Block(props: BlockProps) {
  const { name, title, count, to, caption, sources, alwaysOpen, children } = props;
  const id = useId();
  const isAsking = !haveEnded(sources);
  const mayFold = use(FoldedBlocks).has(name);
  const [isOpen, setOpen] = useState(!mayFold);
  const block = useRef<HTMLElement>(null);
  useOneStop(block, { first: '.summary-row' });
  return (
    <section ref={block} aria-labelledby={id} className="summary-block" data-block={name}>
      <div className="summary-head">
        {mayFold ? <FoldButton title={title} isOpen={isOpen} onPress={() => setOpen(!isOpen)} /> : undefined}
        <h2 id={id} className="summary-title">
          <Link href={to} prefetch={false} className="text-text no-underline hover:underline">
            {title}
          </Link>
        </h2>
        {count > 0 && !isAsking ? <span className="figures text-muted">{count}</span> : undefined}
        {isAsking ? undefined : <Rest {...props} />}
        <LateRows {...props} />
        <BlockMark caption={count > 0 ? caption : undefined} sources={sources} />
      </div>
      {isOpen ? (
        <div className="summary-rows" data-asking={isAsking ? true : undefined}>
          {children}
        </div>
      ) : (
        alwaysOpen
      )}
    </section>
  );
}

/** "27 ended", "3 more": what the block leaves out. */
function Rest({ rest, to, onRest }: Pick<BlockProps, 'rest' | 'to' | 'onRest'>) {
  if (rest === '') return undefined;
  return onRest ? (
    <LinkButton className="summary-more" onPress={onRest}>
      {rest}
    </LinkButton>
  ) : (
    <Link href={to} prefetch={false} className="summary-more">
      {rest}
    </Link>
  );
}

/** "2 more arrived · Show": what came while the block was read, or after it had settled; in the head, so that no row moves. */
function LateRows({ late, alsoLate, onShowLate }: Pick<BlockProps, 'late' | 'alsoLate' | 'onShowLate'>) {
  return (
    <>
      {late && onShowLate ? (
        <span className="summary-late">
          <span title={late}>{late}</span>
          <span aria-hidden>·</span>
          <LinkButton onPress={onShowLate}>{lateWords.show}</LinkButton>
        </span>
      ) : undefined}
      {alsoLate ? (
        <span className="summary-late text-danger">
          <span title={alsoLate}>{alsoLate}</span>
        </span>
      ) : undefined}
    </>
  );
}

/** Opens a block that the reader's lens folds, and closes it again. */
function FoldButton({ title, isOpen, onPress }: { readonly title: string; readonly isOpen: boolean; readonly onPress: () => void }) {
  return (
    <button type="button" aria-expanded={isOpen} aria-label={foldWords.rowsOf(title)} className="summary-fold" onClick={onPress}>
      <ChevronRight size={16} aria-hidden />
    </button>
  );
}
