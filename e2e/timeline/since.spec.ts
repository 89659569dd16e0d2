import { expect, type Page } from '@playwright/test';
import { expectAccessibleThemes } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { focused } from '#/e2e/screen/keyboard.ts';
import { openBySearch } from '#/e2e/screen/open-record.ts';
import { everyRow, numberIn, rows, settled, tick } from '#/e2e/screen/record-screen.ts';

const main = (page: Page) => page.getByRole('main');
const chips = (page: Page) => page.getByRole('list', { name: 'Kinds' }).getByRole('button');

/** The sum of the numbers on the chips of kinds. */
async function sumOfChips(page: Page): Promise<number> {
  const names = await chips(page).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  return names.reduce((sum, name) => sum + numberIn(/\d[\d,]*$/.exec(name ?? '')?.[0] ?? '0'), 0);
}

// Opens the record once for all steps: what is new, what hides it, and where it belongs.
test('H06 H21 what is new since the discharge: counted, hidden parts named, nothing lost by contact', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);

  await test.step('the Summary counts it by kind, and each kind opens the timeline so set', async () => {
    await page
      .getByRole('region', { name: 'Since discharge, 18-Nov' })
      .getByRole('button', { name: /^Results/ })
      .click();
    await expect(main(page)).toContainText(/\d of \d+ new since discharge, 18-Nov-2026/);
    await expect(chips(page).filter({ hasText: 'Results' })).toHaveAttribute('aria-pressed', 'true');
    await expect(main(page)).toContainText(/Hidden: [\d,]+ before 18-Nov-2026, \d+ of other kinds/);
  });

  await test.step('the kinds together are the list', async () => {
    await chips(page).filter({ hasText: 'Results' }).click();
    await expect(main(page)).toContainText(/^\D*\d+ new since discharge/);
    await main(page)
      .getByRole('button', { name: /^No date/ })
      .click();
    expect((await everyRow(page)).length).toBe(await sumOfChips(page));
  });

  await test.step('a hidden source: counted, its allergies named; its copy is said, and no difference', async () => {
    await tick(page, 'Riverside Surgery').uncheck();
    await expect(main(page)).toContainText(/Hidden: [\d,]+ before 18-Nov-2026, \d+ from Riverside Surgery/);
    await expect(main(page)).toContainText(/allergies at Riverside Surgery are hidden because you unticked it: .*Latex/);
    const ramipril = rows(page).filter({ hasText: 'Ramipril' });
    await expect(ramipril).toContainText('also at RS');
    await expect(ramipril).not.toContainText('5 mg');
  });

  await test.step('by contact: the admission opens into its letter, results and medicines', async () => {
    await page.getByRole('button', { name: 'By contact' }).click();
    const heads = page.locator('.contact-head');
    await expect(heads.first()).toContainText('Planned');
    await expect(heads.filter({ hasText: 'discharged 18-Nov' }).getByRole('button', { expanded: true })).toBeVisible();
    const texts = await everyRow(page);
    const begin = texts.findIndex((text) => text.includes('discharged 18-Nov'));
    for (const wanted of ['Discharge summary: pneumonia', 'Ramipril', 'Urea and electrolytes'])
      expect(
        texts.slice(begin).some((text) => text.includes(wanted)),
        wanted,
      ).toBe(true);
    await expectAccessibleThemes(page, 'what is new, by contact');
  });

  await test.step('H15 a day is typed with its month as a word; what cannot be read says why', async () => {
    const day = page.getByRole('textbox', { name: /^Since which day/ });
    await day.fill('20/11/2026');
    await day.press('Enter');
    await expect(page.getByRole('alert').filter({ hasText: 'Write the month as a word: 21-Nov-2026' })).toBeVisible();
    await expect(main(page)).toContainText('since discharge');
    await day.fill('20-Nov-2026');
    await day.press('Enter');
    await expect(main(page)).toContainText(/\d+ new since 20-Nov-2026/);
    await page.getByRole('button', { name: 'By date' }).focus();
    await page.keyboard.press('n');
    await expect(focused(page)).toContainText('Last contact');
  });
});
