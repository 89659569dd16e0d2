import { expect } from '@playwright/test';
import { test } from './screen/journey.ts';
import { openBySearch } from './screen/open-record.ts';
import { settled } from './screen/record-screen.ts';

// Task 4: one press shows the letter beside the list, marked as one document received from two sources.
test('task 4: the letter about the pneumonia is read beside the list', async ({ page }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  await page.getByRole('main').getByText('Discharge summary: pneumonia').first().click();
  const document = page.getByRole('region', { name: 'Document', exact: true });
  await expect(document.getByRole('region', { name: /^Page 1 of/ })).toContainText(/pneumonia/i);
  const entry = page.getByRole('complementary', { name: 'Entry' });
  await expect(entry).toContainText('1 document, received from 2');
  const copy = entry.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Open / }) });
  await copy
    .getByRole('button', { name: /^Open / })
    .first()
    .click();
  await expect(document.getByRole('region', { name: /^Page 1 of/ })).toContainText(/pneumonia/i);
});
