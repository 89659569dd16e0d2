import Link from 'next/link';
import { ChevronRight } from 'lucide-react';
import { type ReactNode, use, useId, useState } from 'react';
import type { BlockSources } from '#/lib/record/summary/blocks/block-sources.ts';
import { BlockMark } from './block-mark.tsx';
import { FoldedBlocks } from './folded-blocks.ts';
import { foldWords } from './words.ts';

export interface BlockProps {
  /** Name of the block in the table of blocks: its reserved height goes by it. */
  readonly name: string;
  readonly title: string;
  readonly count: number;
  /** Address of the whole list. */
  readonly to: string;
  /** Words of the link to what the block leaves out: "27 ended", "27 more"; empty: nothing is left out. */
  readonly rest: string;
  /** Caption of the column at the right: "last issue". */
  readonly caption?: string;
  readonly sources: BlockSources;
  /** Rows that stand even where the block is folded: critical results. */
  readonly alwaysOpen?: ReactNode;
  readonly children: ReactNode;
}

/** A block of the Summary: its head, then its rows, never lower than its reserve, so that no head moves (visual-next §6). */
export function Block({ name, title, count, to, rest, caption, sources, alwaysOpen, children }: BlockProps) {
  const id = useId();
  const mayFold = use(FoldedBlocks).has(name);
  const [isOpen, setOpen] = useState(!mayFold);
  return (
    <section aria-labelledby={id} className="summary-block" data-block={name}>
      <div className="summary-head">
        {mayFold ? <FoldButton title={title} isOpen={isOpen} onPress={() => setOpen(!isOpen)} /> : undefined}
        <h2 id={id} className="summary-title">
          <Link href={to} prefetch={false} className="text-text no-underline hover:underline">
            {title}
          </Link>
        </h2>
        {count > 0 ? <span className="figures text-muted">{count}</span> : undefined}
        {rest ? (
          <Link href={to} prefetch={false} className="summary-more">
            {rest}
          </Link>
        ) : undefined}
        <BlockMark caption={caption} sources={sources} />
      </div>
      {isOpen ? <div className="summary-rows">{children}</div> : alwaysOpen}
    </section>
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
