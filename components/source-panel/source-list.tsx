'use client';
import { useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatCount } from '#/lib/record/words/phrase.ts';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { type SourceActions, SourceRow } from './source-row.tsx';

interface Props extends SourceActions {
  readonly summaries: readonly SourceSummary[];
  readonly slow: ReadonlySet<string>;
  /** Rows drawn before the reader asks for more: a long list must not slow the page down. */
  readonly atFirst: number;
  /** Name of the list, for its button: "National Network". */
  readonly of: string;
  /** Rows of two lines. */
  readonly brief?: boolean;
}

const moreAtOnce = 50;

/** Rows of sources: the first of a long list, and more on demand; adding rows keeps the focus. */
export function SourceList({ summaries, slow, atFirst, of, brief = false, ...actions }: Props) {
  const [more, setMore] = useState(0);
  const openRows = summaries.slice(0, atFirst + more);
  const left = summaries.length - openRows.length;
  return (
    <>
      <ul className="m-0 list-none p-0">
        {openRows.map((summary) => (
          <SourceRow key={summary.source.id} summary={summary} slow={slow.has(summary.source.id)} brief={brief} {...actions} />
        ))}
      </ul>
      {left > 0 ? (
        <LinkButton className="source-more-rows text-detail" onPress={() => setMore(more + moreAtOnce)}>
          Show {left > moreAtOnce ? `${moreAtOnce} of ${formatCount(left)}` : formatCount(left)} more
          <span className="visually-hidden"> of {of}</span>
        </LinkButton>
      ) : undefined}
    </>
  );
}
