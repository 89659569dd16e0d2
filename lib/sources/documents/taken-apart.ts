import type { CdaDocument } from '#/lib/fhir/cda/document/cda-document.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import type { Fact } from '#/lib/record/model/timeline-entry.ts';
import { type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import type { ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import { classifyDocumentItems, type DocumentItemsContext } from './document-items.ts';

export interface TakenApartDocument {
  readonly document: LabelledEntry;
  readonly items: readonly ClassifiedResource[];
  /** Items beyond the source's limit. */
  readonly left: number;
}

const mostNamed = 10;

/** A document that was taken apart, with what came out of it and what did not said among its facts. */
export function takeApartDocument(
  labelled: LabelledEntry,
  cda: CdaDocument,
  of: Pick<DocumentItemsContext, 'source' | 'seen'> & { readonly room: number },
): TakenApartDocument {
  const all = classifyDocumentItems(cda, { source: of.source, seen: of.seen, document: labelled });
  const items = all.slice(0, Math.max(0, of.room));
  const entries = items.filter(({ type }) => type === 'entry').length;
  const named = cda.left.slice(0, mostNamed);
  const facts: readonly Fact[] = [
    { label: 'Taken apart', value: `${formatCountOf(entries, 'entry', 'entries')} of this record` },
    ...named.map((value) => ({ label: 'Not taken apart', value })),
    ...(cda.left.length > mostNamed ? [{ label: 'Not taken apart', value: `${cda.left.length - mostNamed} more parts` }] : []),
  ];
  const document = withEntry(labelled, (entry) => ({ ...entry, facts: [...entry.facts, ...facts] }), cda.confidentiality);
  return { document, items, left: all.length - items.length };
}

/** A document that stays one, with the reason in words: on its row and among its facts. */
export function withReason(labelled: LabelledEntry, why: string): LabelledEntry {
  return withEntry(labelled, (entry) => ({
    ...entry,
    detail: [entry.detail, 'not taken apart'].filter((part) => part !== undefined).join(' · '),
    facts: [...entry.facts, { label: 'Not taken apart', value: why }],
  }));
}
