import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** A record on a page, or in a frame of one. */
export type Screen = Page | FrameLocator;

export const sources = [
  { id: 'city-hospitals', name: 'City Hospitals' },
  { id: 'riverside-practice', name: 'Riverside Surgery' },
  { id: 'out-of-hours', name: 'Out of Hours' },
  { id: 'community', name: 'Community & Mental Health' },
  { id: 'ambulance', name: 'Ambulance & 111' },
  { id: 'royal-park', name: 'Royal Park Hospital' },
  { id: 'social-care', name: 'Social Care' },
] as const;

export const completeness = (screen: Screen): Locator => screen.getByRole('region', { name: 'Completeness' });
export const sourcePanel = (screen: Screen): Locator => screen.getByRole('region', { name: 'Sources', exact: true });
export const sourceRow = (screen: Screen, name: string): Locator =>
  sourcePanel(screen)
    .getByRole('listitem')
    .filter({ has: screen.getByRole('checkbox', { name, exact: true }) });
export const tick = (screen: Screen, name: string): Locator => screen.getByRole('checkbox', { name, exact: true });
export const allergyChip = (screen: Screen): Locator => screen.locator('[data-allergies]');
export const rows = (screen: Screen): Locator => screen.getByRole('feed').getByRole('article');
export const tab = (screen: Screen, name: string): Locator =>
  screen.getByRole('navigation', { name: 'Record' }).getByRole('link', { name });

/** The results one by one, in place of the table of tests and dates. */
export async function showResultsList(screen: Screen): Promise<void> {
  await tab(screen, 'Results').click();
  await screen.getByRole('button', { name: 'List', exact: true }).click();
}

const notKnown = (screen: Screen): Locator => sourcePanel(screen).getByRole('button', { name: /not know this patient/ });

/** Number of sources in the panel, with those folded because they do not know the patient. */
async function listedSources(screen: Screen): Promise<number> {
  const fold = notKnown(screen);
  const folded =
    (await fold.count()) > 0 && (await fold.getAttribute('aria-expanded')) === 'false' ? numberIn(await fold.textContent()) : 0;
  return folded + (await sourcePanel(screen).getByRole('checkbox').count());
}

/** Shows the sources that do not know the patient. */
export async function unfoldNotKnown(screen: Screen): Promise<void> {
  await notKnown(screen).click();
}

/** Hides every source but one; those folded, because they do not know the patient, have nothing to hide. */
export async function untickAllBut(screen: Screen, holder: string): Promise<void> {
  for (const { name } of sources) if (name !== holder && (await tick(screen, name).count()) > 0) await tick(screen, name).uncheck();
}

/** Every source has ended, well or not. */
export async function settled(screen: Screen): Promise<void> {
  await expect.poll(() => listedSources(screen)).toBe(sources.length);
  await expect(sourcePanel(screen)).not.toContainText('Asking', { timeout: 45_000 });
}

/** Every source has ended, at any width: below 1024 px the sources are in a sheet, and the completeness line tells. */
export async function settledAtAnyWidth(screen: Screen): Promise<void> {
  const line = completeness(screen);
  await expect(
    line
      .getByText(/complete/)
      .locator('visible=true')
      .first(),
  ).toBeVisible();
  await expect(line.getByText(/asking/i)).toHaveCount(0, { timeout: 45_000 });
}

export async function showTimeline(screen: Screen): Promise<void> {
  await tab(screen, 'Timeline').click();
  await expect(rows(screen).first()).toBeVisible();
}

/** Opens a page of the record by its tab, or under "More" where there is no room for it. */
export async function openPage(page: Page, name: string): Promise<void> {
  const ofRow = tab(page, name);
  if (await ofRow.isVisible()) return ofRow.click();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  return page.getByRole('dialog').getByRole('link', { name, exact: true }).click();
}

/** A number as the screen writes it: `1,204`. */
export const numberIn = (text: string | null): number => Number((/[\d,]+/.exec(text ?? '')?.[0] ?? 'NaN').replaceAll(',', ''));

/** The sums under "Every entry received" in the details, by label. */
export async function ledger(page: Page): Promise<ReadonlyMap<string, number>> {
  await completeness(page).getByRole('button', { name: 'Details' }).click();
  const terms = page.getByRole('region', { name: 'About this view' }).locator('dl > div');
  await expect(terms.first()).toBeVisible();
  const pairs = await terms.evaluateAll((lines) =>
    lines.map((line) => [line.children[0]?.textContent ?? '', line.children[1]?.textContent ?? ''] as const),
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  return new Map(pairs.map(([label, count]) => [label, numberIn(count)]));
}

/** Every row of the list in its order, by scrolling through it: only those in sight are drawn. */
export async function everyRow(page: Page): Promise<readonly string[]> {
  const pane = page.locator('.record-pane');
  const seen = new Map<number, string>();
  await pane.evaluate((element) => element.scrollTo(0, 0));
  for (let at = -1; ;) {
    await expect(rows(page).first()).toBeVisible();
    const drawnRows = await rows(page).evaluateAll((list) =>
      list.map((row) => [Number(row.getAttribute('aria-posinset')), row.textContent] as const),
    );
    for (const [position, text] of drawnRows) seen.set(position, text ?? '');
    const scrolledTo = await pane.evaluate((element) => (element.scrollBy(0, element.clientHeight * 0.9), element.scrollTop));
    if (scrolledTo === at) break;
    at = scrolledTo;
  }
  return [...seen].toSorted(([a], [b]) => a - b).map(([, text]) => text);
}

/** All text of the page, with the hidden text for screen readers, and that in shadow trees. */
export const wholeText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const shadows = [...document.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot?.textContent ?? '');
    return [document.body.textContent ?? '', ...shadows].join(' ');
  });

/** Words that say of a record, or of a part of it, that there is nothing; "none recorded at X" speaks of X alone. */
export const saysNone = /\bno known\b|\b(none|nothing) recorded\b(?! at )|\bno \w+( \w+)? recorded\b(?! at )/i;
