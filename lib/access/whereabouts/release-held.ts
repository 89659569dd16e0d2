import 'server-only';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { entryBatches } from '#/lib/sources/answer/entry-batches.ts';
import type { HeldWhereabouts } from './hold-whereabouts.ts';
import type { Restriction } from './restriction.ts';

/** Source whose people's numbers may have to wait. */
export interface HoldingSource {
  readonly restriction: Restriction;
  readonly held: HeldWhereabouts;
  readonly source: { readonly id: string };
  readonly request: { readonly attempt: number; readonly nameFiles: (entry: TimelineEntry) => TimelineEntry };
}

/**
 * Passes a source's messages on, tells when its people's numbers are held, and gives them once it is settled whether they are
 * restricted: at once while it still answers, else after its end. A source that failed cannot say so, and is not waited for.
 */
export async function* releaseHeld(
  messages: AsyncGenerator<TimelineMessage, void, undefined>,
  opening: HoldingSource,
): AsyncGenerator<TimelineMessage, void, undefined> {
  const { restriction, held, source, request } = opening;
  const from = { source: source.id, attempt: request.attempt };
  try {
    for await (const message of messages) {
      // Batches of one event follow each other: whatever is held has been named by one of them.
      if (held.isHolding() && restriction.isSettled() && message.type !== 'entries' && message.type !== 'end')
        yield* readyMessages(opening);
      yield message;
      if (held.hasBegun()) yield { type: 'contacts', ...from, contacts: [], held: true };
    }
  } finally {
    restriction.answered(source.id);
  }
  if (!held.isHolding()) return;
  await restriction.settled();
  yield* readyMessages(opening);
}

function* readyMessages({ held, source, request }: HoldingSource): Generator<TimelineMessage, void> {
  const { contacts, entries } = held.take();
  const from = { type: 'whereabouts', source: source.id, attempt: request.attempt } as const;
  if (contacts.length > 0 || entries.length === 0) yield { ...from, contacts, entries: [] };
  for (const batch of entryBatches(entries, (entry) => entry)) yield { ...from, contacts: [], entries: batch.map(request.nameFiles) };
}
