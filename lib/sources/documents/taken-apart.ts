import type { CdaDocument } from '#/lib/fhir/cda/cda-document.ts';
import { counted } from '#/lib/record/phrase.ts';
import type { Fact } from '#/lib/record/timeline-entry.ts';
import type { LabelledEntry } from '#/lib/sources/gathering.ts';
import type { Sorted } from '#/lib/sources/received.ts';
import { itemsOf, type ItemsOf } from './document-items.ts';

export interface TakenApart {
  readonly document: LabelledEntry;
  readonly items: readonly Sorted[];
  /** Items beyond the source's limit. */
  readonly left: number;
}

const mostNamed = 10;

/** A document that was taken apart, with what came out of it and what did not said among its facts. */
export function takenApart(
  labelled: LabelledEntry,
  cda: CdaDocument,
  of: Pick<ItemsOf, 'source' | 'seen'> & { readonly room: number },
): TakenApart {
  const all = itemsOf(cda, { source: of.source, seen: of.seen, document: labelled });
  const items = all.slice(0, Math.max(0, of.room));
  const entries = items.filter(({ type }) => type === 'entry').length;
  const named = cda.left.slice(0, mostNamed);
  const facts: readonly Fact[] = [
    { label: 'Taken apart', value: `${counted(entries, 'entry', 'entries')} of this record` },
    ...named.map((value) => ({ label: 'Not taken apart', value })),
    ...(cda.left.length > mostNamed ? [{ label: 'Not taken apart', value: `${cda.left.length - mostNamed} more parts` }] : []),
  ];
  const { entry } = labelled;
  const document = { entry: { ...entry, facts: [...entry.facts, ...facts] }, labels: [...labelled.labels, ...cda.confidentiality] };
  return { document, items, left: all.length - items.length };
}

/** A document that stays one, with the reason in words: on its row and among its facts. */
export function withReason({ entry, labels }: LabelledEntry, why: string): LabelledEntry {
  const detail = [entry.detail, 'not taken apart'].filter((part) => part !== undefined).join(' · ');
  return { entry: { ...entry, detail, facts: [...entry.facts, { label: 'Not taken apart', value: why }] }, labels };
}
