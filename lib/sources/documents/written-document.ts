import 'server-only';
import { formatReference, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import { documentFaults } from '#/lib/sources/fhir-documents/words.ts';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import type { DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { GatherInput, LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import { reportOtherPatient, type ForeignExtent } from '#/lib/sources/http/breaker-and-retries.ts';
import { readDocument, type DocumentBundle } from '#/lib/fhir/ips/read-document.ts';
import { summaryAddresses } from '#/lib/sources/fhir-documents/summary-addresses.ts';
import { classifyDocument } from '#/lib/sources/fhir-documents/classify-document.ts';
import { checkDocumentSubject } from '#/lib/sources/fhir-documents/check-document-subject.ts';
import { readComposition } from '#/lib/sources/document-reading/read-composition.ts';
import type { MatchedSource } from './matched-at-source.ts';
import { readEntry } from './read-entry.ts';
import { fileNotes } from './words.ts';

/** A document written in FHIR (Composition), without a file. */
export interface WrittenDocument {
  readonly labelled: LabelledEntry;
  readonly readable: ReadableDocument;
  readonly notes: readonly string[];
}

/** Reads a Composition at its source again, for this patient alone (H02). Throws a SourceFailure. */
export async function writtenDocument(input: GatherInput, at: MatchedSource, reference: LiteralReference): Promise<WrittenDocument> {
  if (input.source.kind === 'ips') return summaryDocument(input, at, reference);
  const { labelled, resource } = await readEntry(at, reference);
  const { readable } = await readComposition({ composition: resource, lookup: () => undefined, ids: [], ...readerOf(at) });
  return { labelled, readable, notes: [] };
}

/** Requests a summary again, as it has no address of its own; the source may have produced it anew. */
async function summaryDocument(input: GatherInput, at: MatchedSource, reference: LiteralReference): Promise<WrittenDocument> {
  const all: WrittenDocument[] = [];
  for (const [number, address] of summaryAddresses(input, [...at.subject.ids].map(encodeURIComponent)).entries()) {
    const requestId = `${at.requestId}.summary-${number}`;
    const read = readDocument(await fetchFhir(at.connection, { address: `${input.source.url}/${address}`, requestId }));
    if (read.ok) all.push(await openedSummary(read.document, input, at));
  }
  const requested = all.find(({ labelled }) => labelled.entry.id === `${input.source.id}|${formatReference(reference)}`);
  const [first, ...more] = all;
  if (requested !== undefined) return requested;
  if (first === undefined || more.length > 0) throw new SourceFailure({ kind: 'unreadable', detail: documentFaults.summaryGone });
  return { ...first, notes: [fileNotes.newSummary] };
}

const readerOf = ({ connection }: MatchedSource) => ({ owner: connection.upstream.id, signal: connection.deadline.signal });

async function openedSummary(document: DocumentBundle, input: GatherInput, at: MatchedSource): Promise<WrittenDocument> {
  const { connection, subject, version } = at;
  const owner = checkDocumentSubject(document, input, subject, version);
  if (owner.type === 'other-patient') return forOtherPatient({ connection, subject }, 'answer');
  if (owner.type === 'other-address') throw new SourceFailure({ kind: owner.type });
  if (owner.type !== 'this-patient') throw new SourceFailure({ kind: 'unreadable', detail: documentFaults.patientUnclear });
  const received = {
    source: input.source.id,
    version,
    subject: owner.subject,
    seen: new Set<string>(),
    supporting: new Map<string, Resource>(),
  };
  const ids = [...document.narrativeLinks.values()];
  const { places } = await readComposition({ composition: document.composition, lookup: () => undefined, ids, ...readerOf(at) });
  const { resources } = await classifyDocument(document, received, places);
  if (resources.some((resource) => resource.type === 'refused' && resource.refused.reason === 'other-patient'))
    return forOtherPatient({ connection, subject }, 'item');
  const entries = resources.flatMap((resource) => (resource.type === 'entry' ? [resource.labelled] : []));
  const [first] = resources;
  if (first?.type !== 'entry') throw new SourceFailure({ kind: 'unreadable', detail: documentFaults.summaryUnreadable });
  const lookup = (text: string): Resource | undefined => {
    const position = document.resolve({ reference: text });
    return position === undefined ? undefined : resourceOf(document.entries[position]?.resource);
  };
  const { readable } = await readComposition({ composition: version.toR4(document.composition), lookup, ids: [], ...readerOf(at) });
  return { labelled: first.labelled, readable: withEntries(readable, entries), notes: [] };
}

function forOtherPatient({ connection, subject }: Pick<MatchedSource, 'connection' | 'subject'>, extent: ForeignExtent): never {
  reportOtherPatient(connection.guards, subject.ids, extent);
  throw new SourceFailure({ kind: 'other-patient' });
}

/** Each section with the entries that were made of it. */
function withEntries(readable: ReadableDocument, entries: readonly LabelledEntry[]): ReadableDocument {
  const byPlace = new Map<string, EntryId[]>();
  for (const { entry } of entries)
    for (const { place } of entry.origins) {
      if (place === undefined) continue;
      const ids = byPlace.get(place) ?? [];
      byPlace.set(place, ids);
      ids.push(entry.id);
    }
  const filled = (section: DocumentSection): DocumentSection => ({
    ...section,
    entries: byPlace.get(section.place) ?? [],
    sections: section.sections.map(filled),
  });
  return { ...readable, sections: readable.sections.map(filled) };
}
