import { expect, type Page } from '@playwright/test';
import { viewer } from '#/e2e/exchange/addresses.ts';
import { cookieFor } from '#/e2e/screen/ask-stream.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';

const pages = ['', '/timeline', '/medications', '/results', '/print'] as const;
const navigation = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' } as const;

/** HTML of each page of a patient's record as the server sends it, with the record's own id and the answer's own nonce written alike. */
async function paintedPages(page: Page, patient: string): Promise<readonly string[]> {
  await openFromRecordSystem(page, patient);
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  const painted: string[] = [];
  for (const path of pages) {
    const address = `${viewer}/record/${id}${path}`;
    const answer = await page.context().request.get(address, { headers: { ...navigation, Cookie: await cookieFor(page, address) } });
    expect(answer.status(), path).toBe(200);
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1] ?? '';
    expect(nonce, path).not.toBe('');
    painted.push((await answer.text()).replaceAll(id, 'ID').replaceAll(nonce, 'NONCE'));
  }
  return painted;
}

test('H01 the server sends the same bytes for two patients, but for the id of the record and the nonce', async ({ page }) => {
  const [brooks, pugh] = [await paintedPages(page, 'BROOKS, Amara'), await paintedPages(page, 'PUGH, Ivor')];
  for (const [index, path] of pages.entries()) {
    expect(brooks[index], path).toContain('record-screen');
    expect(brooks[index], path).not.toMatch(/Brooks|999 ?102 ?0012/i);
    expect(pugh[index], path).toBe(brooks[index]);
  }
});
