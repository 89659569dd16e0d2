import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { batchSize } from './source-event.ts';

/** Characters of the entries of one batch, beyond which it is sent: a batch is written as one line, at once. */
const mostCharacters = 400_000;

/** Parts entries into batches: so many, or fewer where they have much to say. */
export function* entryBatches<Item>(items: Iterable<Item>, entryOf: (item: Item) => TimelineEntry): Generator<readonly Item[], void> {
  let batch: Item[] = [];
  let characters = 0;
  for (const item of items) {
    batch.push(item);
    characters += lengthOf(entryOf(item));
    if (batch.length < batchSize && characters < mostCharacters) continue;
    yield batch;
    batch = [];
    characters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The texts of an entry that may be long. */
function lengthOf({ title, detail, comment, text, facts }: TimelineEntry): number {
  let length = title.length + (detail?.length ?? 0) + (comment?.length ?? 0);
  for (const paragraph of text ?? []) length += paragraph.length;
  for (const { value } of facts) length += value.length;
  return length;
}
