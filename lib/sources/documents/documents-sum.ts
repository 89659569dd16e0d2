import { counted } from '#/lib/record/phrase.ts';

/** What became of a source's documents. */
export interface DocumentsSum {
  opened: number;
  /** Older than those that may be opened at once. */
  older: number;
  /** Could not be had, read, or told whose they are. */
  unread: number;
  /** Replaced by others, and left closed. */
  replaced: number;
  otherPatient: boolean;
  /** The source's limit of records was reached within a document. */
  cut?: boolean;
}

/**
 * What the reader is told of categories that rest on documents: a clause after "incomplete:". A source that has documents
 * alone is never complete in what they say: no document proves that there is nothing else (H05).
 */
export function sumOf({ opened, older, unread, replaced, cut }: DocumentsSum, alone: boolean): string | undefined {
  const parts = [
    older > 0 ? `${counted(older, 'older document was', 'older documents were')} not opened` : undefined,
    unread > 0 ? `${counted(unread, 'document', 'documents')} could not be read` : undefined,
    cut ? 'stopped at its limit of records' : undefined,
    alone && replaced > 0 ? `${counted(replaced, 'replaced document was', 'replaced documents were')} left closed` : undefined,
  ].filter((part) => part !== undefined);
  if (!alone) return parts.length > 0 ? parts.join('; ') : undefined;
  const base =
    opened > 0
      ? `taken from ${counted(opened, 'document', 'documents')} only`
      : 'it sends documents only, and nothing could be taken from them';
  return [base, ...parts].join('; ');
}
