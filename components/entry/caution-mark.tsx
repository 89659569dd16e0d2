import { Lock } from 'lucide-react';
import type { EntryCaution } from '#/lib/record/model/timeline-entry.ts';
import { entryWords } from './words.ts';

/** A caution on the row: sign and words, each in its own tone; `whole` on paper, where nothing opens. */
export function CautionMark({ caution, whole = false }: { readonly caution: EntryCaution; readonly whole?: boolean }) {
  switch (caution.type) {
    case 'may-change-meaning':
      return <span className="font-semibold text-warning">{entryWords.mayChangeMeaning}</span>;
    case 'severe':
      return <span className="font-semibold text-danger">{caution.text}</span>;
    case 'do-not-give':
      return <span className="font-semibold text-danger">{entryWords.doNotGive}</span>;
    case 'do-not-perform':
      return <span className="font-semibold text-danger">{entryWords.doNotPerform}</span>;
    case 'discrepancy':
    case 'preliminary':
      return <span className="font-semibold text-warning">{caution.text}</span>;
    case 'do-not-disclose':
      return <span className="font-semibold text-warning">{caution.text}</span>;
    case 'redisclosure':
      return <span className="text-muted">{whole ? caution.text : entryWords.part2}</span>;
  }
}

export function NotShared() {
  return (
    <span className="inline-flex items-center gap-1.5 font-semibold text-withheld">
      <Lock size={14} aria-hidden /> Not shared
    </span>
  );
}
