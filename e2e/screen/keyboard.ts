import { expect, type Locator, type Page } from '@playwright/test';

/** The element that has the focus. */
export const focused = (page: Page): Locator => page.locator(':focus');
/** The row of a list whose button has the focus. */
export const focusedRow = (page: Page): Locator => page.locator('article:has(.row-button:focus)');

/** Tells whether the focus is on the element, or within it. */
export const hasFocus = (element: Locator): Promise<boolean> =>
  element.evaluate((node) => node.contains(document.activeElement)).catch(() => false);

/** Presses Tab until the focus is where it should be, and returns how often; what cannot be reached so is not reachable by keyboard. */
export async function tabTo(page: Page, isReached: () => Promise<boolean>, most = 30): Promise<number> {
  for (let presses = 1; presses <= most; presses += 1) {
    await page.keyboard.press('Tab');
    if (await isReached()) return presses;
  }
  throw new Error(`not reached with ${most} presses of Tab`);
}

/** Presses a key until the focused element has these words: arrows within one stop of Tab. */
export async function pressUntil(page: Page, key: string, words: RegExp, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    if (words.test(await nameOfFocused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${words}`);
}

/** Spoken name of the focused element, or its words. */
export const nameOfFocused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label = element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? '') : (element?.textContent ?? '');
    return element?.getAttribute('aria-label') ?? label;
  });

/** Presses a key that leads to a page: address, window title and focus must follow. */
export async function pressForPage(page: Page, key: string, address: RegExp, name: string): Promise<void> {
  await page.keyboard.press(key);
  await expect(page).toHaveURL(address);
  await expect(page).toHaveTitle(`${name} – Thames Vale Shared Record`);
  await expect(focused(page)).toHaveText(name);
  await expect(focused(page)).toHaveJSProperty('tagName', 'H2');
}
