'use client';
import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import type { AbsenceText } from '#/lib/record/completeness/absence.ts';
import { timelineWords } from './words.ts';

interface Props {
  readonly absence: AbsenceText;
  /** Something of the kind stands above the list: "none recorded" would not be true. */
  readonly hasOthers?: boolean;
  readonly onAsk: (source: string) => void;
  readonly onClearFilters: () => void;
}

/** Stands in place of a list without rows: one sentence, then a line a source; "No …" only where it is certain. */
export function EmptyList({ absence, hasOthers = false, onAsk, onClearFilters }: Props) {
  return (
    <div className="px-4 pt-6">
      <p className="m-0 mb-3 text-block">
        {hasOthers ? timelineWords.noFurther : absence.sentence}{' '}
        {absence.kind === 'filtered' ? <LinkButton onPress={onClearFilters}>{timelineWords.clearFilters}</LinkButton> : undefined}
      </p>
      <OutcomeLines lines={absence.lines} onAsk={onAsk} />
    </div>
  );
}
