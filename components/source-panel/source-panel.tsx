'use client';
import { LinkButton } from '#/components/ui/button.tsx';
import type { SourceSummary } from '#/lib/record/source-summaries.ts';
import { type SourceActions, SourceRow } from './source-row.tsx';

interface Props extends SourceActions {
  readonly summaries: readonly SourceSummary[];
  /** Ids of those that nothing has come from for a while. */
  readonly slow: ReadonlySet<string>;
  readonly othersOnly: boolean;
  readonly onOthersOnly: () => void;
  readonly onAll: () => void;
}

/** The organisations whose records are merged here: own first, then by name. */
export function SourcePanel({ summaries, slow, othersOnly, onOthersOnly, onAll, ...actions }: Props) {
  const own = summaries.some(({ source }) => source.own);
  const hidden = summaries.some((summary) => summary.hidden);
  return (
    <section aria-labelledby="sources-heading" className="pb-2">
      <div className="flex min-h-9 items-center gap-3 px-2 pt-1 desk:px-4 max-panes:px-3">
        <h2 id="sources-heading" className="m-0 mr-auto text-detail font-semibold text-muted">
          Sources
        </h2>
        {own && !othersOnly ? (
          <LinkButton className="text-detail" onPress={onOthersOnly}>
            Others only
          </LinkButton>
        ) : undefined}
        {hidden ? (
          <LinkButton className="text-detail" onPress={onAll}>
            All
          </LinkButton>
        ) : undefined}
      </div>
      <ul className="m-0 list-none p-0">
        {summaries.map((summary) => (
          <SourceRow key={summary.source.id} summary={summary} slow={slow.has(summary.source.id)} {...actions} />
        ))}
      </ul>
    </section>
  );
}
