import { expect, type Page } from '@playwright/test';
import { settled, showTimeline, tab } from '#/e2e/screen/record-screen.ts';

/** Opens every page of the record, then rows, documents, copy and print, as a busy reader does. */
export async function readRecord(page: Page, pages: readonly string[]): Promise<void> {
  await settled(page);
  for (const name of pages) {
    await tab(page, name).click();
    await page.getByRole('main').waitFor();
  }
  await openEntries(page);
  await openDocuments(page);
  await searchDocuments(page);
  await print(page);
}

/** The first rows of the timeline in the drawer: facts, sources, data as sent; and copies one. */
async function openEntries(page: Page): Promise<void> {
  await showTimeline(page);
  for (const at of [0, 1, 2]) {
    await page.locator('article .row-title').nth(at).click();
    const entry = page.getByRole('complementary', { name: 'Entry' });
    await entry.waitFor();
    for (const details of await entry.locator('details:not([open]) > summary').all()) await details.click();
  }
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('Copied.')).toBeVisible();
}

async function openDocuments(page: Page): Promise<void> {
  await tab(page, 'Documents').click();
  const titles = page.locator('article .row-title');
  await titles.first().waitFor();
  for (let at = 0; at < Math.min(4, await titles.count()); at += 1) {
    await titles.nth(at).click();
    const open = page.getByRole('complementary', { name: 'Entry' }).getByRole('button', { name: /^(Open|Read) / });
    if ((await open.count()) > 0) {
      const answer = page.waitForResponse((response) => response.url().includes('/documents/'));
      await open.first().click();
      // An answer that the page lets go in the middle never reports its end.
      await Promise.race([(await answer).finished(), page.waitForTimeout(20_000)]);
    }
  }
}

/** Searches everything, the text inside documents too, and leaves the search. */
async function searchDocuments(page: Page): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Search the record' });
  await field.fill('the');
  const press = page.locator('.not-searched').getByRole('button', { name: /^Search/ });
  await press.click();
  await expect(page.locator('.not-searched')).not.toContainText('Reading documents', { timeout: 60_000 });
  await page.locator('.found-row').first().click();
  await field.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
}

/** Through the dialog, as a reader prints; the browser's own dialog is left out. */
async function print(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {};
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
  await expect(page.locator('table.paper')).toBeVisible();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Menu/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
}
