'use client';
import { LinkButton } from '#/components/ui/button.tsx';
import type { SourceSummary } from '#/lib/record/source-summaries.ts';
import { type SourceActions, SourceRow } from './source-row.tsx';

interface Props extends SourceActions {
  readonly summaries: readonly SourceSummary[];
  readonly othersOnly: boolean;
  readonly onOthersOnly: () => void;
  readonly onAll: () => void;
}

/** The organisations whose records are merged here: own first, then by name. */
export function SourcePanel({ summaries, othersOnly, onOthersOnly, onAll, ...actions }: Props) {
  const own = summaries.some(({ source }) => source.own);
  const hidden = summaries.some((summary) => summary.hidden);
  return (
    <section aria-labelledby="sources-heading" className="pb-2">
      <div className="flex min-h-9 items-center gap-3 px-3 desk:px-4 pt-1">
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
          <SourceRow key={summary.source.id} summary={summary} {...actions} />
        ))}
      </ul>
    </section>
  );
}
