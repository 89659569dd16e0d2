import { recordClosedWords } from '#/lib/record/words/session-words.ts';
import type { ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { renewSession } from './renew-session.ts';
import { documentNotAnswered } from './words.ts';

export type OpenedDocument =
  | { readonly state: 'readable'; readonly readable: ReadableDocument; readonly notes: readonly string[] }
  | { readonly state: 'file'; readonly contentType: string; readonly bytes: ArrayBuffer }
  /** `why`: the reason as a sentence for the reader; `mayChange`: asked again, the document may open. */
  | { readonly state: 'not-shown'; readonly why: string; readonly mayChange?: true };

const notAnswered: OpenedDocument = { state: 'not-shown', why: documentNotAnswered, mayChange: true };

/** Fetches a file of the record by its sealed name, renewing the session once if the server asks for it. Throws when aborted. */
export async function fetchDocument(session: string, name: string, signal: AbortSignal): Promise<OpenedDocument> {
  try {
    const response = await post(session, name, signal);
    if (response.status !== 401) return await readAnswer(response);
    if (!hasField(await jsonOf(response), 'renew')) return ended;
    const renewal = await renewSession(session);
    return renewal.state === 'renewed' ? await readAnswer(await post(session, name, signal)) : ended;
  } catch (error) {
    if (signal.aborted) throw error;
    return notAnswered;
  }
}

const ended: OpenedDocument = { state: 'not-shown', why: recordClosedWords.missing };

function post(session: string, name: string, signal: AbortSignal): Promise<Response> {
  return fetch(`/record/${encodeURIComponent(session)}/documents/${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'X-Tributary': '1' },
    cache: 'no-store',
    signal,
  });
}

async function readAnswer(response: Response): Promise<OpenedDocument> {
  const contentType = response.headers.get('content-type')?.split(';', 1)[0] ?? '';
  if (response.ok && contentType !== 'application/json') return { state: 'file', contentType, bytes: await response.arrayBuffer() };
  const body = await jsonOf(response);
  if (response.ok && isReadable(body)) return { state: 'readable', readable: body.readable, notes: body.notes };
  return typeof body === 'object' && body !== null && 'why' in body && typeof body.why === 'string'
    ? { state: 'not-shown', why: body.why, ...('mayChange' in body && body.mayChange === true && { mayChange: true }) }
    : notAnswered;
}

const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

const hasField = (body: unknown, name: string): boolean => typeof body === 'object' && body !== null && Object.hasOwn(body, name);

interface ReadableBody {
  readonly readable: ReadableDocument;
  readonly notes: readonly string[];
}

/** Checks the body that our own server writes: a page older than the server reports an error, and does not break. */
function isReadable(body: unknown): body is ReadableBody {
  if (typeof body !== 'object' || body === null || !('readable' in body) || !('notes' in body) || !Array.isArray(body.notes)) return false;
  const { readable } = body;
  return typeof readable === 'object' && readable !== null && 'sections' in readable && Array.isArray(readable.sections);
}
