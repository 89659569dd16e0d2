import { expect, test, type Page } from '@playwright/test';
import { hl7Folder } from '#/lib/fhir/testing/data-sets.ts';
import { examplesRecordSystem, examplesViewer, expectedEntries, startExamples } from './exchange/examples-exchange.ts';
import { everyRow, ledger, numberIn, settled, showTimeline, sourceRow, untickAllBut } from './screen/record-screen.ts';

const holder = 'Royal Park Hospital';

test.skip(hl7Folder === undefined, 'hl7.fhir.r4.examples is not installed');
test.use({ baseURL: examplesViewer });

let running: Awaited<ReturnType<typeof startExamples>> | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startExamples();
});
test.afterAll(() => running?.stop());

/** Text that no reader may ever see: nothing at all, or a value that a program failed to write. */
const broken = /\bundefined\b|\[object \w+\]|\bNaN\b|\bInvalid Date\b/;

/** Opens the record that holds the examples, with every other source unticked. */
async function openExamples(page: Page): Promise<void> {
  await page.goto(examplesRecordSystem);
  await page.getByRole('row').filter({ hasText: 'HOLT, Sam' }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
  await untickAllBut(page, holder);
  await showTimeline(page);
}

/** Opens the first row and then, by the drawer's own "Next row", every other one; gives the text of each drawer. */
async function openEvery(page: Page): Promise<readonly string[]> {
  await page.locator('.record-pane').evaluate((element) => element.scrollTo(0, 0));
  await page.locator('article[aria-posinset="1"] .row-title').first().click();
  await expect(page.getByRole('button', { name: 'Next row' })).toBeVisible();
  // Within the page: a press and a look from outside take ten times as long.
  return page.evaluate(async () => {
    const drawer = (): Element | null => document.querySelector('article[aria-labelledby="entry-title"]');
    const position = (): string | null | undefined => document.querySelector('article[data-selected]')?.getAttribute('aria-posinset');
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const texts = [drawer()?.textContent ?? ''];
    for (let at = position(); ; at = position()) {
      drawer()?.querySelector<HTMLElement>('button[aria-label="Next row"]')?.click();
      for (let tries = 0; tries < 60 && (position() === at || position() === undefined); tries += 1) await frame();
      if (position() === at || position() === undefined) return texts;
      texts.push(`${drawer()?.querySelector('h2')?.textContent ?? ''}\n${drawer()?.textContent ?? ''}`);
    }
  });
}

// H10: every type that a hospital sends becomes a row that names it, and a drawer that shows its content.
test('H06 H10 every HL7 R4 example of a type about a patient is a row with words, opens, and is counted', async ({ page }) => {
  test.setTimeout(240_000);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    // The record system's page has no icon of its own, and the examples name files that nobody holds: the drawer says so.
    const { url } = message.location();
    const ours = url.startsWith(examplesViewer) && !url.includes('/documents/');
    if (message.type() === 'error' && ours) errors.push(`${message.text()} ${url}`);
  });
  await openExamples(page);

  const entries = expectedEntries();
  expect(numberIn(await sourceRow(page, holder).locator('[data-held]').textContent())).toBe(entries);
  const sums = await ledger(page);
  expect([...sums].filter(([label]) => label !== 'Received').reduce((sum, [, count]) => sum + count, 0)).toBe(sums.get('Received'));

  const texts = await everyRow(page);
  expect(texts.filter((text) => text.trim() === '' || broken.test(text))).toEqual([]);
  const opened = await openEvery(page);
  expect(opened.filter((text) => text.startsWith('\n') || text === '' || broken.test(text)).map((text) => text.slice(0, 200))).toEqual([]);
  expect(opened.length).toBe(texts.length);
  expect(errors).toEqual([]);
  console.log(`${entries} entries of HL7's R4 examples in ${texts.length} rows: 0 blank, 0 errors; ${opened.length} opened`);
});
