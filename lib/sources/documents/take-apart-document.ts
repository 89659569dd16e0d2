import 'server-only';
import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import type { ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import { readIntoRecord } from './words.ts';
import type { CdaOfPatient } from './checked-cda.ts';
import { classifyDocumentItems, type DocumentItemsContext } from './document-items.ts';

export interface TakenApartDocument {
  readonly document: LabelledEntry;
  readonly items: readonly ClassifiedResource[];
  /** Items beyond the source's limit. */
  readonly left: number;
}

const mostNamed = 10;

/** Takes a document apart; its facts count the entries read into the record and name the parts that were not. */
export async function takeApartDocument(
  labelled: LabelledEntry,
  { cda, resources }: CdaOfPatient,
  of: Pick<DocumentItemsContext, 'source' | 'seen'> & { readonly roomLeft: () => number },
): Promise<TakenApartDocument> {
  const room = (): number => Math.max(0, of.roomLeft());
  const context = { source: of.source, seen: of.seen, document: labelled };
  const classified = await classifyDocumentItems(resources, room(), context);
  // Read again: other documents of the source were taken in meanwhile.
  const items = classified.slice(0, room());
  const entries = items.filter(({ type }) => type === 'entry').length;
  const named = cda.left.slice(0, mostNamed);
  const unread = cda.counts.entries - cda.counts.takenApart;
  const facts: readonly EntryFact[] = [
    { label: readIntoRecord.read, value: readIntoRecord.entries(entries) },
    ...named.map((value) => ({ label: readIntoRecord.notRead, value })),
    ...(unread > mostNamed ? [{ label: readIntoRecord.notRead, value: readIntoRecord.moreParts(unread - mostNamed) }] : []),
  ];
  const document = withEntry(labelled, (entry) => ({ ...entry, facts: [...entry.facts, ...facts] }), cda.confidentiality);
  return { document, items, left: resources.length - items.length };
}

/** Adds the reason why a document was not read into the record, to its row and its facts. */
export function withReason(labelled: LabelledEntry, why: string): LabelledEntry {
  return withEntry(labelled, (entry) => ({
    ...entry,
    detail: [entry.detail, readIntoRecord.rowDetail].filter((part) => part !== undefined).join(' · '),
    facts: [...entry.facts, { label: readIntoRecord.notRead, value: why }],
  }));
}
