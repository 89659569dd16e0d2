import type { Locator, Page } from '@playwright/test';

export const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Search the record' });
export const results = (page: Page): Locator => page.locator('.search-results');
export const foundRows = (page: Page): Locator => page.locator('.found-row');
/** Box of all that the search could not look into. */
export const box = (page: Page): Locator => page.locator('.not-searched');
export const opened = (page: Page): Locator => page.locator('article[aria-labelledby="entry-title"]');
/** Texts that the browser marks in the opened entry. */
export const marked = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...(CSS.highlights.get('search-hit') ?? [])].map(String));
