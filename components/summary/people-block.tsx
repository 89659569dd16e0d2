import { Block } from './block.tsx';
import { EmptyRow } from './empty-row.tsx';
import type { SummaryProps } from './summary-props.ts';
import { blockWords } from './words.ts';

/** Next of kin, key worker, nurse and practice with their numbers, as far as the sources give them. */
export function PeopleBlock({ summary: { people }, href, ...line }: SummaryProps) {
  const { title, page } = blockWords.people;
  return (
    <Block name="people" title={title} count={0} to={href(page)} rest="" sources={people.sources}>
      {people.empty ? <EmptyRow empty={people.empty} {...line} /> : undefined}
    </Block>
  );
}
