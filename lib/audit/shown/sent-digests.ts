import 'server-only';
import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { digestBytes, type ViewDigests } from './entry-digests.ts';

/** Bytes of one entry: the digest of its id, and of its content. */
export const entryBytes = 2 * digestBytes;

/** Digests of what one source's stream sent, in its order: 16 bytes an entry, and never the entry. */
export interface SentDigests {
  readonly add: (entry: TimelineEntry) => void;
  /** Digests by category, in the order in which they were sent. */
  readonly byCategory: () => ReadonlyMap<Category, Buffer>;
}

interface GrowingBytes {
  bytes: Buffer;
  length: number;
}

export function collectDigests({ ofId, ofContent }: ViewDigests): SentDigests {
  const lists = new Map<Category, GrowingBytes>();
  return {
    add: (entry) => {
      const list = lists.get(entry.category) ?? { bytes: Buffer.alloc(8 * entryBytes), length: 0 };
      lists.set(entry.category, list);
      if (list.length === list.bytes.length) list.bytes = Buffer.concat([list.bytes, Buffer.alloc(list.bytes.length)]);
      ofId(entry.id).copy(list.bytes, list.length);
      ofContent(entry).copy(list.bytes, list.length + digestBytes);
      list.length += entryBytes;
    },
    byCategory: () => new Map([...lists].map(([category, { bytes, length }]) => [category, bytes.subarray(0, length)])),
  };
}
