import { expect, type Locator, type Page } from '@playwright/test';
import { openFromRecordSystem } from './open-record.ts';
import { settled } from './record-screen.ts';

/** Parts of the search, as a reader finds them. */
export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Search the record' });
export const foundRows = (page: Page): Locator => page.locator('.found-row');
export const opened = (page: Page): Locator => page.locator('article[aria-labelledby="entry-title"]');
export const places = (page: Page): Locator => page.locator('.search-places');
export const notSearched = (page: Page): Locator => page.locator('.not-searched');

/** Texts that the browser marks in the opened entry. */
export const marked = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map(String));

/** The press that reads the newest documents. */
export const searchDocuments = (page: Page): Locator => notSearched(page).getByRole('button', { name: /^Search/ });

/** Presses for the text inside documents until none is left unread, and waits for each press to end. */
export async function readDocuments(page: Page): Promise<void> {
  while (await searchDocuments(page).isVisible()) {
    await searchDocuments(page).click();
    await expect(notSearched(page)).toContainText('Reading documents');
    await expect(notSearched(page)).not.toContainText('Reading documents', { timeout: 60_000 });
  }
}

/** Opens the record of Amara Brooks, and waits until every source has answered. */
export async function openBrooks(page: Page): Promise<void> {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
}
