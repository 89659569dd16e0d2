import 'server-only';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { failed, locateDocument } from '#/lib/access/documents/decide-document.ts';
import type { DocumentAnswer, DocumentRequest } from '#/lib/access/documents/document-answer.ts';
import { documentRefusals } from '#/lib/access/documents/words.ts';
import { unsealName } from '#/lib/access/request/document-name.ts';
import type { TimelineRequest } from '#/lib/access/request/record-request.ts';

/** Document that the page asked for, by its position in the question. */
export interface AskedDocument extends Pick<DocumentRequest, 'reference' | 'index'> {
  readonly document: number;
}

export interface SourceDocuments {
  readonly source: SourceConfig;
  readonly documents: readonly AskedDocument[];
}

/** A document that is not read, and the source by whose id its entry is named; empty where the name is none of this session's. */
export interface UnreadDocument {
  readonly document: number;
  readonly about: string;
  readonly answer: DocumentAnswer;
}

/** Opens the sealed names of a question, and groups the documents by their sources. */
export async function documentsBySource(
  names: readonly string[],
  request: TimelineRequest,
  signal: AbortSignal,
): Promise<{ readonly sources: readonly SourceDocuments[]; readonly unread: readonly UnreadDocument[] }> {
  const located = await Promise.all(names.map((name, document) => locate(name, document, request, signal)));
  const unread = located.filter((place) => 'answer' in place);
  const byId = Map.groupBy(
    located.filter((place) => 'source' in place),
    ({ source }) => source.id,
  );
  const sources = [...byId.values()].flatMap((documents) => (documents[0] ? [{ source: documents[0].source, documents }] : []));
  return { sources, unread };
}

type LocatedDocument = AskedDocument & { readonly source: SourceConfig };

async function locate(
  name: string,
  document: number,
  request: TimelineRequest,
  signal: AbortSignal,
): Promise<LocatedDocument | UnreadDocument> {
  const named = unsealName(request.session.id, name, request.config);
  if (!named) return { document, about: '', answer: { answer: 'not-known' } };
  const [about = ''] = named.entry.split('|', 1);
  const location = await locateDocument(named, request, signal).catch(failureOf);
  if (!location) return { document, about, answer: { answer: 'not-known' } };
  if ('kind' in location)
    return { document, about, answer: failed(documentRefusals.directory(failureWords(location)), 'directory', location) };
  return { document, index: named.index, ...location };
}
