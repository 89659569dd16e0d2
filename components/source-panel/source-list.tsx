'use client';
import { useState } from 'react';
import { LinkButton } from '#/components/ui/button.tsx';
import type { SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { SourceRow } from './source-row.tsx';
import type { SourceActions } from './source-row-props.ts';
import { panelWords } from './words.ts';

interface Props extends SourceActions {
  readonly summaries: readonly SourceSummary[];
  readonly slow: ReadonlySet<string>;
  /** Rows drawn before the reader asks for more: a long list must not slow the page down. */
  readonly atFirst: number;
  /** Name of the list, for its button: "National Network". */
  readonly of: string;
  /** The state of each in a word. */
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
          {panelWords.showMore(moreAtOnce, left)}
          <span className="visually-hidden">{panelWords.of(of)}</span>
        </LinkButton>
      ) : undefined}
    </>
  );
}
