import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { IsHidden } from '#/lib/sources/answer/source-event.ts';

/** What became of a source's documents. */
export interface DocumentsSum {
  readonly opened: EntryId[];
  /** Older than those that may be opened at once. */
  readonly older: EntryId[];
  /** Could not be had, read, or told whose they are. */
  readonly unread: EntryId[];
  /** Replaced by others, and left closed. */
  readonly replaced: EntryId[];
  otherPatient: boolean;
  /** The source's limit of records was reached within a document. */
  cut?: boolean;
}

const nothing: IsHidden = () => false;

/**
 * What the reader is told of categories that rest on documents: a clause after "incomplete:". A source that has documents
 * alone is never complete in what they say: no document proves that there is nothing else (H05). What is hidden is not counted.
 */
export function sumOf(sum: DocumentsSum, alone: boolean, isHidden = nothing): string | undefined {
  const [opened = 0, older = 0, unread = 0, replaced = 0] = [sum.opened, sum.older, sum.unread, sum.replaced].map(
    (ids) => ids.filter((id) => !isHidden(id, [])).length,
  );
  const parts = [
    older > 0 ? `${formatCountOf(older, 'older document was', 'older documents were')} not opened` : undefined,
    unread > 0 ? `${formatCountOf(unread, 'document', 'documents')} could not be read` : undefined,
    sum.cut ? 'stopped at the limit of records' : undefined,
    alone && replaced > 0 ? `${formatCountOf(replaced, 'replaced document was', 'replaced documents were')} left closed` : undefined,
  ].filter((part) => part !== undefined);
  if (!alone) return parts.length > 0 ? parts.join('; ') : undefined;
  const base =
    opened > 0
      ? `taken from ${formatCountOf(opened, 'document', 'documents')} only`
      : 'it sends documents only, and nothing could be taken from them';
  return [base, ...parts].join('; ');
}
