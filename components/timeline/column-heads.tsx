import type { Arrangement } from '#/lib/record/merge/arrangement.ts';
import { timelineWords } from './words.ts';

interface Props {
  readonly arrangement: Pick<Arrangement, 'rows' | 'counts'>;
  /** Name of the category. */
  readonly title: string;
}

/** Heads of the columns of a category with few rows; for the eye: each row's button is named in full. */
export function ColumnHeads({ arrangement, title }: Props) {
  const { rows, counts } = arrangement;
  const hidden = counts.hiddenBySource + counts.hiddenByFilter;
  const shownEntries = counts.visible + counts.folded;
  const sums = [
    timelineWords.rows(rows),
    shownEntries > rows ? timelineWords.entries(shownEntries) : undefined,
    hidden > 0 ? timelineWords.hidden(hidden) : undefined,
  ];
  return (
    <div className="column-heads" data-sticky aria-hidden>
      <span className="row-words">
        <b className="font-semibold text-text">{title}</b>
        <span>{sums.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="row-value">{timelineWords.value}</span>
      <span className="row-date">{timelineWords.date}</span>
      <span className="row-by">{timelineWords.by}</span>
      <span className="row-badges">{timelineWords.source}</span>
    </div>
  );
}
