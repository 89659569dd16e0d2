import type { Page } from '@playwright/test';
import { viewer } from '#/e2e/exchange/addresses.ts';

/** Header by header, as our own page's `fetch` sends them. */
export const ownHeaders = {
  'X-Tributary': '1',
  Origin: viewer,
  'Sec-Fetch-Site': 'same-origin',
  'Content-Type': 'application/json',
} as const;

export async function cookieFor(page: Page, address: string): Promise<string> {
  return (await page.context().cookies(address)).map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Reads the whole stream as the reader of this page gets it: every byte that leaves the server for it. */
export async function askStream(page: Page): Promise<string> {
  const [record] = /^\/record\/[^/]+/.exec(new URL(page.url()).pathname) ?? [];
  const address = `${viewer}${record}/stream`;
  const answer = await page
    .context()
    .request.post(address, { headers: { ...ownHeaders, Cookie: await cookieFor(page, address) }, data: {} });
  if (!answer.ok()) throw new Error(`the stream answered ${answer.status()}`);
  return answer.text();
}
