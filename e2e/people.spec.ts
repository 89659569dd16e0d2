import { expect } from '@playwright/test';
import { expectAccessibleThemes } from './screen/accessibility.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';
import { rows, settled, tab } from './screen/record-screen.ts';

test('every element has a home: people with every number, assessments and risks, hardly anything under Other', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const summary = page.url();
  await page.getByRole('region', { name: 'People to ring' }).getByRole('link', { name: 'People to ring' }).click();
  await page.waitForURL(/\/people$/);
  const people = page.getByRole('region', { name: 'Who to ring' });
  // City's own Patient names the neighbour, who has no entry; the practice's number came from the practice.
  await expect(people.getByRole('listitem').filter({ hasText: 'Iris Cole' })).toContainText('number not received');
  await expect(people.getByRole('link', { name: 'Ring Ruth Brooks, 07700 900118' })).toHaveAttribute('href', 'tel:07700900118');
  await expect(people.getByRole('listitem').filter({ hasText: 'Riverside Surgery' }).getByRole('link')).toHaveAttribute(
    'href',
    'tel:01632960100',
  );
  await people.getByRole('button', { name: 'Ms Nora Obrien' }).click();
  await expect(page.getByRole('complementary', { name: 'Entry' })).toContainText('Care team: Adult social care');
  await page.keyboard.press('Escape');
  await expectAccessibleThemes(page, 'people');
  for (const [name, least, most] of [
    ['Assessments and risks', 1, 1_000],
    ['Other records', 0, 5],
  ] as const) {
    await page.getByRole('navigation', { name: 'Record' }).getByRole('button', { name: 'More' }).click();
    await page.getByRole('link', { name }).or(page.getByRole('menuitem', { name })).first().click();
    await expect(page.getByRole('heading', { name, level: 2 })).toBeAttached();
    const count = await rows(page).count();
    expect(count).toBeGreaterThanOrEqual(least);
    expect(count).toBeLessThanOrEqual(most);
  }
  await tab(page, 'Summary').click();
  await page.waitForURL(summary);
});
