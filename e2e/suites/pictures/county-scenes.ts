import { expect, type Page } from '@playwright/test';
import { endSessions } from '#/mocks/servers/faults/faults.ts';
import { exchange, sourceOrigin } from '#/e2e/exchange/addresses.ts';
import { setFault } from '#/e2e/exchange/faults.ts';
import { openBySearch, openFromRecordSystem, signIn } from '#/e2e/screen/open-record.ts';
import { completeness, settledAtAnyWidth, sources, tab, tick } from '#/e2e/screen/record-screen.ts';
import { dark, light, type Scene } from './scene.ts';

const amara = 'BROOKS, Amara';

async function openSettled(page: Page, patient = amara): Promise<void> {
  await openFromRecordSystem(page, patient);
  await settle(page);
}

/** Waits longer than Playwright's `expect` does outside its own runner. */
async function settle(page: Page): Promise<void> {
  await completeness(page)
    .getByText(/complete/)
    .locator('visible=true')
    .first()
    .waitFor({ timeout: 90_000 });
  await settledAtAnyWidth(page);
}

const summaryRow = (page: Page, words: string) => page.getByRole('main').getByRole('button').filter({ hasText: words }).first();

async function openCategory(page: Page, name: string): Promise<void> {
  await openSettled(page);
  await tab(page, name).click();
  await page.waitForURL(new RegExp(`/record/[^/]+/`));
}

const failAt =
  (...ids: readonly string[]) =>
  async (): Promise<void> => {
    for (const id of ids) await setFault(sourceOrigin(id), 'unavailable');
  };

/** Types that a source is slow with, so that the sign-in of the hospital that launches is not. */
const slowTypes = ['AllergyIntolerance', 'Condition', 'Encounter', 'Observation', 'MedicationRequest', 'DocumentReference'];

const summaries: readonly Scene[] = [
  { name: 'summary', looks: [...light(1440, 1024, 390), ...dark(1440, 390)], open: (page) => openSettled(page) },
  {
    name: 'summary-drawer',
    looks: light(1440, 390),
    open: async (page) => {
      await openSettled(page);
      await summaryRow(page, 'Ramipril').click();
      await expect(page.getByRole('region', { name: 'Sources differ' })).toBeVisible();
    },
  },
  {
    name: 'summary-faults',
    looks: light(1440, 390),
    prepare: failAt('riverside-practice', 'royal-park', 'community'),
    open: (page) => openSettled(page),
  },
  {
    name: 'summary-silent',
    looks: light(1440),
    prepare: failAt(...sources.map(({ id }) => id).filter((id) => id !== 'city-hospitals')),
    open: async (page) => {
      await setFault(sourceOrigin('city-hospitals'), { fault: 'unavailable', types: slowTypes });
      await openSettled(page);
    },
  },
  {
    name: 'summary-loading',
    looks: light(1440),
    prepare: async () => {
      for (const id of ['riverside-practice', 'royal-park', 'community', 'out-of-hours'])
        await setFault(sourceOrigin(id), { fault: 'slow', ms: 9_000, types: slowTypes });
    },
    open: async (page) => {
      await openFromRecordSystem(page, amara);
      await expect(page.locator('body')).toContainText(/3 of 7 sources complete/, { timeout: 30_000 });
    },
  },
  { name: 'sixty-medicines', looks: light(1440), open: (page) => openSettled(page, 'PUGH, Ivor') },
  { name: 'nine-alerts', looks: light(1440), open: (page) => openSettled(page, 'ANAND, Dev') },
  { name: 'deceased', looks: light(1440), open: (page) => openSettled(page, 'HAY, George') },
];

const pages: readonly Scene[] = [
  { name: 'timeline', looks: [...light(1440, 1024), ...dark(1440)], open: (page) => openCategory(page, 'Timeline') },
  {
    name: 'results',
    looks: [...light(1440, 1024, 390), ...dark(1440)],
    open: async (page) => {
      await openCategory(page, 'Results');
      await page.getByRole('rowheader', { name: 'Creatinine', exact: true }).press('Enter');
    },
  },
  { name: 'medicines', looks: light(1440, 390), open: (page) => openCategory(page, 'Medicines') },
  { name: 'observations', looks: [...light(1440, 1024, 390), ...dark(1440)], open: (page) => openCategory(page, 'Vital signs') },
  {
    name: 'documents',
    looks: light(1440),
    open: async (page) => {
      await openSettled(page);
      await summaryRow(page, 'Discharge summary: pneumonia').click();
      await expect(page.getByRole('complementary').first()).toBeVisible();
    },
  },
  {
    name: 'since',
    looks: light(1440),
    open: async (page) => {
      await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
      await settle(page);
      await tab(page, 'Timeline').click();
      await page.getByRole('radio', { name: /^Discharge/ }).click();
      await page.getByRole('button', { name: 'By contact' }).click();
      await tick(page, 'Riverside Surgery').uncheck();
    },
  },
  {
    name: 'print-summary',
    looks: light(1440),
    isPaper: true,
    open: async (page) => {
      await openSettled(page);
      await page.evaluate(() => {
        window.print = () => {};
      });
      await page.getByRole('button', { name: 'Print' }).click();
      await page.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print' }).click();
      await expect(page.locator('table.summary-paper')).toBeVisible();
    },
  },
];

const searches: readonly Scene[] = [
  {
    name: 'search',
    looks: [...light(1440, 390), ...dark(1440)],
    open: async (page) => {
      await openSettled(page);
      await page.getByRole('textbox', { name: 'Search the record' }).fill('pneu');
      await page.locator('.found-row').filter({ hasText: 'Discharge summary: pneumonia' }).waitFor();
      const isWide = (page.viewportSize()?.width ?? 0) >= 1280;
      if (isWide) await page.locator('.found-row').first().click();
    },
  },
];

const waysIn: readonly Scene[] = [
  { name: 'sign-in', looks: light(1440, 390), open: async (page) => void (await page.goto('/')) },
  {
    name: 'find',
    looks: light(1440),
    open: async (page) => {
      await signIn(page, 'Dr Helen Ward');
      await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
      await page.getByRole('button', { name: 'Find' }).first().click();
      await expect(page.getByRole('button', { name: 'Yes, open this record' })).toBeVisible();
    },
  },
  {
    name: 'refused',
    looks: light(1440),
    open: async (page) => void (await page.goto('/launch?iss=https://not-known.example/fhir&launch=1')),
  },
  {
    name: 'closed',
    looks: light(1440),
    open: async (page) => {
      await openSettled(page);
      await endSessions(exchange.ehr);
      await page.context().clearCookies();
      await page.reload();
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    name: 'signed-out',
    looks: light(1440),
    open: async (page) => {
      await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
      await settle(page);
      await page.getByRole('button', { name: /Menu/ }).click();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await expect(page.getByText(/signed out/i).first()).toBeVisible();
    },
  },
];

/** Every picture of the county's shared record, in the order in which they are taken. */
export const countyScenes: readonly Scene[] = [...summaries, ...pages, ...searches, ...waysIn];
