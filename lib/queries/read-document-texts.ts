import type { DocumentText } from '#/lib/record/search/document-text.ts';
import { type FileReading, readingOf } from '#/lib/record/search/file-readings.ts';
import { type FetchedText, fetchDocumentTexts } from './fetch-document-texts.ts';

/** Reads the text of a PDF in the page. */
export type ReadPdf = (
  bytes: ArrayBuffer,
  signal: AbortSignal,
) => Promise<{ readonly ok: true; readonly text: DocumentText } | { readonly ok: false; readonly why: string }>;

interface Reader {
  readonly signal: AbortSignal;
  readonly readPdf: ReadPdf;
  readonly onRead: (name: string, reading: FileReading) => void;
}

/**
 * Fetches and reads documents for a search, and tells of each as it is read. PDFs are read one at a time; meanwhile the rest of the answer
 * waits at the server. Ends silently when the reader leaves.
 */
export async function readDocumentTexts(session: string, names: readonly string[], { signal, readPdf, onRead }: Reader): Promise<void> {
  try {
    for await (const fetched of fetchDocumentTexts(session, names, signal)) {
      const reading = await readFetched(fetched, readPdf, signal);
      if (signal.aborted) return;
      onRead(names[fetched.document] ?? '', reading);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function readFetched(fetched: FetchedText, readPdf: ReadPdf, signal: AbortSignal): Promise<FileReading> {
  switch (fetched.state) {
    case 'text':
      return readingOf(fetched.text, fetched.isNotQuoted);
    case 'pdf': {
      const read = await readPdf(fetched.bytes.buffer, signal);
      return read.ok ? readingOf(read.text, fetched.isNotQuoted) : { state: 'not-read', why: read.why };
    }
    default:
      return fetched;
  }
}
