import { recordClosedWords } from '#/lib/record/words/session-words.ts';
import type { DocumentText, DocumentTextMessage } from '#/lib/record/search/document-text.ts';
import { readLines } from './ndjson.ts';
import { renewSession } from './renew-session.ts';
import { documentNotAnswered } from './words.ts';

/** Answer to one document of a search. */
export type FetchedText =
  | { readonly state: 'text'; readonly text: DocumentText; readonly isNotQuoted: boolean }
  /** A PDF, whose text the page reads itself. */
  | { readonly state: 'pdf'; readonly bytes: Uint8Array<ArrayBuffer>; readonly isNotQuoted: boolean }
  | { readonly state: 'picture' }
  | { readonly state: 'not-read'; readonly why: string };

/** A document, by the position of its name in the question. */
export type FetchedDocument = FetchedText & { readonly document: number };

/**
 * Fetches documents for a search by their sealed names, each as it is read; renews the session once if the server asks for it. Every
 * document ends in an answer, whatever becomes of the connection. A caller that stops reading slows the server, and one that leaves stops
 * it. Throws only when aborted.
 */
export async function* fetchDocumentTexts(
  session: string,
  names: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<FetchedDocument, void, undefined> {
  const open = new Set(names.keys());
  let why: string = documentNotAnswered;
  try {
    for (let tries = 0; tries < 2; tries += 1) {
      let mustRenew = false;
      for await (const line of answered(session, names, signal)) {
        if (line === 'renew') mustRenew = true;
        else if ('ended' in line) why = line.ended;
        else if (open.delete(line.document)) yield line;
      }
      if (!mustRenew) break;
      const renewal = await renewSession(session);
      if (renewal.state !== 'renewed') {
        why = renewal.state === 'over' ? renewal.why : recordClosedWords.missing;
        break;
      }
    }
  } catch (error) {
    if (signal.aborted) throw error;
  }
  for (const document of open) yield { document, state: 'not-read', why };
}

type Line = FetchedDocument | { readonly ended: string } | 'renew';

async function* answered(session: string, names: readonly string[], signal: AbortSignal): AsyncGenerator<Line, void, undefined> {
  const response = await fetch(`/record/${encodeURIComponent(session)}/document-texts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
    body: JSON.stringify({ documents: names }),
    cache: 'no-store',
    signal,
  });
  if (!response.body) return;
  const parts = new Map<number, Uint8Array<ArrayBuffer>[]>();
  for await (const line of readLines(response.body)) {
    const read = isMessage(line) ? readMessage(line, parts) : undefined;
    if (read) yield read;
  }
}

type Message = DocumentTextMessage | { readonly type: 'renew' };

function readMessage(message: Message, parts: Map<number, Uint8Array<ArrayBuffer>[]>): Line | undefined {
  switch (message.type) {
    case 'renew':
      return 'renew';
    case 'expired':
      return { ended: message.why };
    case 'bytes': {
      const { document, base64 } = message;
      parts.set(document, [...(parts.get(document) ?? []), bytesOf(base64)]);
      return undefined;
    }
    case 'file': {
      const { document, isNotQuoted = false } = message;
      const bytes = joined(parts.get(document) ?? []);
      parts.delete(document);
      return { document, state: 'pdf', bytes, isNotQuoted };
    }
    case 'text':
      return { document: message.document, state: 'text', text: message.text, isNotQuoted: message.isNotQuoted === true };
    case 'picture':
      return { document: message.document, state: 'picture' };
    case 'not-read':
      return { document: message.document, state: 'not-read', why: message.why };
    case 'end':
      return undefined;
  }
}

const types: ReadonlySet<unknown> = new Set([
  'renew',
  'expired',
  'bytes',
  'file',
  'text',
  'picture',
  'not-read',
  'end',
] satisfies Message['type'][]);
const texts = (value: unknown): boolean => Array.isArray(value) && value.every((part) => typeof part === 'string');

/** Checks a line that our own server writes: what an older page does not know is passed over, and its document not read. */
function isMessage(line: unknown): line is Message {
  if (typeof line !== 'object' || line === null || !('type' in line) || !types.has(line.type)) return false;
  const has = (name: string, type: string): boolean => typeof Reflect.get(line, name) === type;
  switch (line.type) {
    case 'text': {
      const text: unknown = Reflect.get(line, 'text');
      return (
        has('document', 'number') &&
        typeof text === 'object' &&
        text !== null &&
        texts(Reflect.get(text, 'paragraphs')) &&
        texts(Reflect.get(text, 'omitted'))
      );
    }
    case 'bytes':
      return has('document', 'number') && has('base64', 'string');
    case 'not-read':
      return has('document', 'number') && has('why', 'string');
    case 'file':
    case 'picture':
      return has('document', 'number');
    case 'expired':
      return has('why', 'string');
    default:
      return true;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
