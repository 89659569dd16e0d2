import { OutcomeLines } from '#/components/entry/outcome-lines.tsx';
import { incompleteLines } from '#/lib/record/completeness/absence.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { useRecordActions, useRecordData } from './record-context.tsx';

/** A list of fewer rows ends with what may be missing from it. */
const shortList = 10;

/** Names what may be missing from a short list, a line a source (H05). */
export function ShortListEnd({ category, rows }: { readonly category: Category; readonly rows: number }) {
  const { timeline } = useRecordData();
  const { askAgain } = useRecordActions();
  if (rows >= shortList) return undefined;
  return (
    <div className="px-4 py-3">
      <OutcomeLines lines={incompleteLines(timeline, category)} onAsk={(id) => askAgain([id])} />
    </div>
  );
}
