import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import { SummaryLine } from './summary-line.tsx';
import type { SummaryProps } from './summary-props.ts';
import { blockWords } from './words.ts';

/** Rows that fit the reserve. */
const mostRows = 5;

/** The newest observations. */
export function ObservationsBlock({ summary: { observations }, href, ...line }: SummaryProps) {
  const { title, page } = blockWords.observations;
  return (
    <Block name="observations" title={title} count={0} to={href(page)} rest="" sources={observations.sources}>
      {observations.empty ? <EmptyRow empty={observations.empty} {...line} /> : undefined}
      {observations.items.slice(0, mostRows).map((group) => (
        <SummaryLine key={group.id} group={group} {...line} note={undefined} />
      ))}
    </Block>
  );
}
