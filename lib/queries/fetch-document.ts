import { recordClosedWords } from '#/lib/record/words/session-words.ts';
import { disclosuresHeader, disclosuresNamed } from '#/lib/record/security-labels/disclosures.ts';
import { disclosureWords } from '#/lib/record/security-labels/words.ts';
import type { ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { renewSession } from './renew-session.ts';
import { documentNotAnswered } from './words.ts';

export type OpenedDocument =
  | { readonly state: 'readable'; readonly readable: ReadableDocument; readonly notes: readonly string[] }
  | { readonly state: 'file'; readonly contentType: string; readonly bytes: ArrayBuffer; readonly notes: readonly string[] }
  /** `why`: the reason as a sentence for the reader; `mayChange`: asked again, the document may open; `reference` finds the fault in the operator's log. */
  | { readonly state: 'not-shown'; readonly why: string; readonly mayChange?: true; readonly reference?: string };

const notAnswered: OpenedDocument = { state: 'not-shown', why: documentNotAnswered, mayChange: true };

/** Fetches a file of the record by its sealed name, renewing the session once if the server asks for it. Throws when aborted. */
export async function fetchDocument(session: string, name: string, signal: AbortSignal): Promise<OpenedDocument> {
  try {
    const response = await post(session, name, signal);
    if (response.status !== 401) return await readAnswer(response);
    const body = await jsonOf(response);
    if (!hasField(body, 'renew')) return endedBecause(textOf(body, 'expired'));
    const renewal = await renewSession(session);
    if (renewal.state === 'renewed') return await readAnswer(await post(session, name, signal));
    return endedBecause(renewal.state === 'over' ? renewal.why : undefined);
  } catch (error) {
    if (signal.aborted) throw error;
    return notAnswered;
  }
}

/** The server's reason of a record's end carries the reference of a refused renewal. */
const endedBecause = (why: string = recordClosedWords.missing): OpenedDocument => ({ state: 'not-shown', why });

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
  if (response.ok && contentType !== 'application/json') {
    const notes = disclosuresNamed(response.headers.get(disclosuresHeader)).map((rule) => disclosureWords[rule]);
    return { state: 'file', contentType, bytes: await response.arrayBuffer(), notes };
  }
  const body = await jsonOf(response);
  if (response.ok && isReadable(body)) return { state: 'readable', readable: body.readable, notes: body.notes };
  return notShownOf(body) ?? notAnswered;
}

function notShownOf(body: unknown): OpenedDocument | undefined {
  const why = textOf(body, 'why');
  if (why === undefined) return undefined;
  const reference = textOf(body, 'reference');
  const mayChange = typeof body === 'object' && body !== null && 'mayChange' in body && body.mayChange === true;
  return { state: 'not-shown', why, ...(mayChange && { mayChange }), ...(reference !== undefined && { reference }) };
}

function textOf(body: unknown, name: string): string | undefined {
  const text: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof text === 'string' ? text : undefined;
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
