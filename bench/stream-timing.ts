import type { BrowserContext } from '@playwright/test';
import { viewer } from '#/e2e/exchange/addresses.ts';
import { readLines } from '#/lib/queries/ndjson.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { Timing } from './timing.ts';

/** Asks the viewer for a record that was opened in the browser, by its address, and reads its stream to the end. */
export async function streamTiming(context: BrowserContext, record: string): Promise<Timing> {
  const cookies = await context.cookies(record);
  const headers = {
    'X-Tributary': '1',
    'Content-Type': 'application/json',
    Origin: viewer,
    'Sec-Fetch-Site': 'same-origin',
    Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
  };
  const started = performance.now();
  const response = await fetch(`${record}/stream`, { method: 'POST', headers, body: '{}' });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  let [first, entries] = [Number.NaN, 0];
  for await (const line of readLines(response.body)) {
    const message = line as TimelineMessage;
    if (message.type !== 'entries') continue;
    if (entries === 0) first = performance.now() - started;
    entries += message.entries.length;
  }
  return { first, end: performance.now() - started, entries };
}
