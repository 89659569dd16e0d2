import type { Page } from '@playwright/test';
import type { Canary } from './canary.ts';
import type { FindCanaries } from './find-canaries.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';
import { megabytes, type Allowed, type PlaceResult } from './residue-table.ts';
import type { Stage } from './stage.ts';

/** Tokens of sources are the product's own while they live: in its memory, and nowhere else. */
const ownTokens: Allowed = { kinds: ['source’s token'], why: 'the product’s own tokens at sources, while they live' };

/** Searches the server's memory: every reachable string, every reachable buffer, and the memories of WebAssembly modules. */
export async function searchServerMemory(when: string, { viewer, find }: Pick<Stage, 'viewer' | 'find'>): Promise<readonly PlaceResult[]> {
  const { heap, threads, buffers, modules } = await viewer.memory();
  const strings = searchStrings(`server heap, ${when}`, heap, find);
  const ofThreads = threads.map((thread, at) => searchStrings(`server thread ${at + 1}, ${when}`, thread, find));
  const ours = [strings, ...ofThreads, searchBuffers(`server buffers, ${when}`, buffers, find)];
  return [...ours.map((result) => ({ ...result, allowed: ownTokens })), ...searchModules(when, modules, find)];
}

/**
 * The parsers of undici, ours and Node's own, copy each piece of an answer into their module's memory, and it stays there until
 * the next ones are written over it: nobody can reach it from JavaScript, and it is never more than one piece.
 */
function searchModules(when: string, modules: readonly Buffer[], find: FindCanaries): readonly PlaceResult[] {
  const [parsers, otherModules] = [modules.filter(isSmall), modules.filter((memory) => !isSmall(memory))];
  const result = searchBuffers(`parsers of undici, ${when}`, parsers, find);
  const kinds = [...new Set([...result.canaries].map(({ kind }) => kind))];
  const why = 'parsers of undici: the last piece of an answer, at most 64 KB each, until the next one is written over it';
  return [{ ...result, allowed: { kinds, why } }, searchBuffers(`other modules, ${when}`, otherModules, find)];
}

/** Their stack and their tables are 128 KB, the piece is 64 KB at most: Node reads no more at a time. */
const isSmall = ({ length }: Buffer): boolean => length <= 192 * 1024;

function searchBuffers(place: string, buffers: readonly Buffer[], find: FindCanaries): PlaceResult {
  const canaries = new Set<Canary>();
  const details: string[] = [];
  for (const bytes of buffers) {
    const matches = [...find(bytes)];
    for (const canary of matches) canaries.add(canary);
    const [first] = matches;
    if (first) details.push(`  a buffer of ${bytes.length} bytes: ${matches.length} canaries, ${around(bytes, first.value)}`);
  }
  const length = buffers.reduce((sum, bytes) => sum + bytes.length, 0);
  return { place, searched: `${buffers.length} buffers, ${megabytes(length)}`, canaries, details: details.slice(0, 20) };
}

/** Bytes around a canary, for whoever has to find whose they are. */
function around(bytes: Buffer, value: string): string {
  const at = bytes.indexOf(value);
  return JSON.stringify(bytes.toString('latin1', Math.max(0, at - 100), at + 60));
}

export async function searchBrowserMemory(
  when: string,
  { browser, find }: Pick<Stage, 'browser' | 'find'>,
  page: Page,
): Promise<PlaceResult> {
  return searchStrings(`browser heap, ${when}`, await browser.memory(page), find);
}

function searchStrings(place: string, heap: HeapSnapshot, find: FindCanaries): PlaceResult {
  const canaries = new Set<Canary>();
  let length = 0;
  for (let start = 0; start < heap.strings.length; start += 10_000) {
    const part = Buffer.from(heap.strings.slice(start, start + 10_000).join('\n'), 'utf8');
    length += part.length;
    for (const canary of find(part)) canaries.add(canary);
  }
  const examples = [...Map.groupBy(canaries, ({ kind }) => kind).values()].flatMap((ofKind) => ofKind.slice(0, 2));
  const details = examples.map(({ kind, value }) => `  ${kind} (${value.slice(0, 12)}) kept by ${heap.keptBy(value)}`);
  return { place, searched: megabytes(length), canaries, details };
}
