import { expect, type Page } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';
import { allergyChip, settled, showTimeline, tab, tick } from '#/e2e/screen/record-screen.ts';

// Letters act wherever no text is typed, and can all be switched off (WCAG 2.1.4).

test('letters act from a button, a link, a tick and a heading', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  for (const from of [allergyChip(page), tab(page, 'Problems'), tick(page, 'Royal Park Hospital')]) {
    await from.focus();
    await page.keyboard.press('t');
    await expect(page).toHaveURL(/\/timeline$/);
    await page.keyboard.press('s');
    await expect(page).not.toHaveURL(/\/timeline$/);
  }
  await expect(tick(page, 'Royal Park Hospital')).toBeChecked();
});

test('letters are typed in the field of a day and go nowhere', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showTimeline(page);
  const day = page.getByRole('textbox', { name: /^Since which day/ });
  await day.focus();
  for (const key of ['s', 'a', '?']) await page.keyboard.press(key);
  await expect(day).toHaveValue('sa?');
  await expect(page).toHaveURL(/\/timeline$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

/** Elements that the browser makes itself, or an extension adds: a letter in them is theirs. */
const typedIn = [
  '<input aria-label="made">',
  '<input type="search" aria-label="made">',
  '<input type="number" aria-label="made">',
  '<input type="date" aria-label="made">',
  '<textarea aria-label="made"></textarea>',
  '<select aria-label="made"><option>Timeline</option></select>',
  '<div contenteditable="true" aria-label="made"></div>',
  '<div role="textbox" tabindex="0" aria-label="made"></div>',
  '<ul role="listbox" tabindex="0" aria-label="made"></ul>',
  '<div role="menu"><button role="menuitem" aria-label="made"></button></div>',
];

async function addElement(page: Page, html: string): Promise<void> {
  await page.evaluate((tags) => {
    const element = document.createElement('div');
    element.id = 'made';
    // Built by the parser of documents, whose elements no policy of the page refuses.
    element.append(...new DOMParser().parseFromString(tags, 'text/html').body.children);
    document.querySelector('#made')?.remove();
    document.querySelector('.record-screen')?.append(element);
  }, html);
  await page.locator('#made [aria-label="made"]').focus();
}

test('letters go to whatever takes text, of every kind', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  for (const html of typedIn) {
    await addElement(page, html);
    for (const key of ['t', 'o', '?']) await page.keyboard.press(key);
    await expect(page, html).not.toHaveURL(/\/timeline$/);
    await expect(page.getByRole('dialog'), html).toHaveCount(0);
    await expect(tick(page, 'City Hospitals'), html).toBeChecked();
  }
  await addElement(page, '<button aria-label="made"></button>');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(/\/timeline$/);
});

test('all letters can be switched off, ? too, and on again', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await list.getByRole('checkbox', { name: 'Use these keys' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  for (const key of ['?', 't', 'r', 'm', 'a', 'o', 'j']) await page.keyboard.press(key);
  await expect(list).toHaveCount(0);
  await expect(page).toHaveURL(/\/record\/[^/]+$/);
  await expect(tick(page, 'City Hospitals')).toBeChecked();
  await showTimeline(page);
  await page.locator('.row-button').first().focus();
  await page.keyboard.press('j');
  await expect(page.locator('.row-button').first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.row-button').nth(1)).toBeFocused();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Keys', exact: true }).click();
  await list.getByRole('checkbox', { name: 'Use these keys' }).check();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await page.keyboard.press('s');
  await expect(page).not.toHaveURL(/\/timeline$/);
});
