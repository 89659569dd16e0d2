import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { IsHidden } from '#/lib/sources/answer/source-event.ts';
import { documentLimits } from './words.ts';

/** Ids of a source's documents by their end. */
export interface DocumentsSum {
  readonly opened: EntryId[];
  /** Older than the documents that may be opened at once. */
  readonly older: EntryId[];
  /** Not fetched, not readable, or without a certain patient. */
  readonly unread: EntryId[];
  /** Replaced by newer documents, and not opened. */
  readonly replaced: EntryId[];
  otherPatient: boolean;
  /** The source's limit of records was reached within a document. */
  cut?: boolean;
}

const hidesNothing: IsHidden = () => false;

/**
 * Names what limits the categories that rest on documents; undefined if nothing does. A source of documents alone is
 * always limited: no document proves that there is nothing else (H05). Hidden documents are not counted.
 */
export function documentsLimit(sum: DocumentsSum, alone: boolean, isHidden = hidesNothing): string | undefined {
  const [opened = 0, older = 0, unread = 0, replaced = 0] = [sum.opened, sum.older, sum.unread, sum.replaced].map(
    (ids) => ids.filter((id) => !isHidden(id, [])).length,
  );
  const parts = [
    older > 0 ? documentLimits.older(older) : undefined,
    unread > 0 ? documentLimits.unread(unread) : undefined,
    sum.cut ? documentLimits.limitReached : undefined,
    alone && replaced > 0 ? documentLimits.replaced(replaced) : undefined,
  ].filter((part) => part !== undefined);
  if (!alone) return parts.length > 0 ? parts.join('; ') : undefined;
  return [opened > 0 ? documentLimits.documentsOnly(opened) : documentLimits.nothingRead, ...parts].join('; ');
}
