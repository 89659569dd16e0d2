import type { Page } from '@playwright/test';
import { filesOf } from '#/lib/record/model/entry-parts.ts';
import { mostSearchedDocuments, type DocumentText } from '#/lib/record/search/document-text.ts';
import { type FileReading, type FileReadings, readingOf } from '#/lib/record/search/file-readings.ts';
import { applyMessage, emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { readPdf } from './read-pdf.ts';

/** A record as its reader's page holds it, with the text of every document that can be read. */
export interface ReadRecord {
  readonly timeline: Timeline;
  readonly readings: FileReadings;
}

/** Reads the record that is open in a page, as the page itself does: the stream, then the documents, as many a press as it may. */
export async function readRecord(page: Page): Promise<ReadRecord> {
  const messages = await linesOf(page, 'stream', {});
  const timeline = messages.reduce<Timeline>((before, message) => applyMessage(before, message), emptyTimeline(sessionOf(page)));
  const names = [...timeline.sources.values()].flatMap(({ batches }) =>
    batches.flatMap((batch) => batch.flatMap(({ body }) => filesOf(body).flatMap(({ name }) => name ?? []))),
  );
  const readings = new Map<string, FileReading>();
  for (let at = 0; at < names.length; at += mostSearchedDocuments) {
    const press = names.slice(at, at + mostSearchedDocuments);
    for (const [document, reading] of await readPress(page, press)) readings.set(press[document] ?? '', reading);
  }
  return { timeline, readings };
}

async function readPress(page: Page, names: readonly string[]): Promise<ReadonlyMap<number, FileReading>> {
  const read = new Map<number, FileReading>();
  const parts = new Map<number, string>();
  for (const line of await linesOf(page, 'document-texts', { documents: names })) {
    const message = line as DocumentLine;
    if (message.type === 'text') read.set(message.document, readingOf(message.text, message.isNotQuoted === true));
    if (message.type === 'bytes') parts.set(message.document, (parts.get(message.document) ?? '') + message.base64);
    if (message.type === 'file') read.set(message.document, await readPdf(Buffer.from(parts.get(message.document) ?? '', 'base64')));
  }
  return read;
}

type DocumentLine =
  | { readonly type: 'text'; readonly document: number; readonly text: DocumentText; readonly isNotQuoted?: true }
  | { readonly type: 'bytes'; readonly document: number; readonly base64: string }
  | { readonly type: 'file'; readonly document: number }
  | { readonly type: 'end' };

/** Id of the record session that a page shows. */
const sessionOf = (page: Page): string => decodeURIComponent(/^\/record\/([^/]+)/.exec(new URL(page.url()).pathname)?.[1] ?? '');

async function linesOf(page: Page, door: string, data: object): Promise<readonly unknown[]> {
  const { origin } = new URL(page.url());
  const address = `${origin}/record/${sessionOf(page)}/${door}`;
  const cookies = await page.context().cookies(address);
  const Cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { 'X-Tributary': '1', Origin: origin, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', Cookie };
  const answer = await page.context().request.post(address, { headers, data, timeout: 300_000 });
  if (!answer.ok()) throw new Error(`${door} answered ${answer.status()}`);
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  return lines.map((line): unknown => JSON.parse(line));
}
