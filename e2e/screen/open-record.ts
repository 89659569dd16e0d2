import type { Page } from '@playwright/test';
import { exchange } from '#/e2e/exchange/addresses.ts';

/** Opens the shared record of a patient from the hospital's record system, as its first clinician unless another is named. */
export async function openFromRecordSystem(page: Page, patient: string, as?: string): Promise<void> {
  await page.goto(as === undefined ? exchange.ehr : `${exchange.ehr}/as/${as}`);
  // Pressed by key: a phone draws the record system’s wide page smaller, and a pointer lands beside its link.
  await page.getByRole('row').filter({ hasText: patient }).getByText('Open shared record').press('Enter');
  await page.waitForURL(/\/record\/[^/]+/);
}

/** Direct login at the county's identity provider, up to the page that finds patients. */
export async function signIn(page: Page, as: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  await page.getByRole('button', { name: as }).click();
  await page.waitForURL(/\/find$/);
}

/** Direct login, find by number, confirm, open. */
export async function openBySearch(page: Page, as: string, nhsNumber: string): Promise<void> {
  await signIn(page, as);
  await page.getByRole('textbox', { name: /NHS No/ }).fill(nhsNumber);
  await page.getByRole('button', { name: 'Find' }).first().click();
  await page.getByRole('button', { name: 'Yes, open this record' }).click();
  await page.waitForURL(/\/record\/[^/]+/);
}
