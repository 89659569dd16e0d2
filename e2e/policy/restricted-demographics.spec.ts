import { expect } from '@playwright/test';
import { expectAccessible } from '#/e2e/screen/accessibility.ts';
import { askStream } from '#/e2e/screen/ask-stream.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openBySearch } from '#/e2e/screen/open-record.ts';
import { settled } from '#/e2e/screen/record-screen.ts';

const whereabouts = /01632 ?96010[12]|07700 ?900101/;

// Somebody who fled must not be found through the one hospital that still has the old address and the mother's number.
test('H24 restricted demographics: address, numbers and practice come from no source, own hospital’s included', async ({ page }) => {
  await openBySearch(page, 'Dr Elena Marin', '9991020101');
  await expect(page.getByRole('banner')).toContainText('REES, Nia');
  await settled(page);
  await expect(page.getByRole('banner')).toContainText('Address restricted');
  const streamed = await askStream(page);
  expect(streamed).toContain('"source":"royal-park"');
  expect(streamed).toContain('"type":"end"');
  expect(streamed).not.toMatch(whereabouts);
  expect(streamed).not.toContain('"address":[');
  await expectAccessible(page, 'restricted demographics');
  await page.goto(`${page.url()}/people`);
  await expect(page.getByRole('main')).toContainText('Not shown: this patient’s address and numbers are restricted.');
  expect(await page.content()).not.toMatch(whereabouts);
});
