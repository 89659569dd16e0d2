import Link from 'next/link';
import { type ReactNode, useId } from 'react';
import type { BlockSources } from '#/lib/record/summary/block-sources.ts';
import { BlockMark } from './block-mark.tsx';

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
  readonly children: ReactNode;
}

/** A block of the Summary: its head, then its rows, never lower than its reserve, so that no head moves (visual-next §6). */
export function Block({ name, title, count, to, rest, caption, sources, children }: BlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="summary-block" data-block={name}>
      <div className="summary-head">
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
      <div className="summary-rows">{children}</div>
    </section>
  );
}
