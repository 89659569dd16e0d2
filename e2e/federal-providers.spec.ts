import { expect, type Page } from '@playwright/test';
import { clearLog, readLog } from '#/mocks/servers/faults/faults.ts';
import { federal, openFederal, test } from './screen/federal-journey.ts';
import { rows, showTimeline, sourceRow, tick, unfoldNotKnown } from './screen/record-screen.ts';

const providers = ['Aldous Military Health', 'Juniper Veterans Health', 'Rowe Coast Guard Health', 'Mesa Ranger Clinics'] as const;

const yours = async (page: Page): Promise<readonly string[]> => {
  const own = await Promise.all(
    providers.map(async (name) => ((await sourceRow(page, name).textContent())?.includes('Yours') ? [name] : [])),
  );
  return own.flat();
};

// Four organisations on one record system are four rows, each with its own tick.
test('each federal provider is a separate source and can be unticked alone', async ({ page }) => {
  await openFederal(page, 'FERRER');
  for (const name of providers) await expect(sourceRow(page, name)).toContainText('Complete');
  expect(await yours(page)).toEqual(['Juniper Veterans Health']);
  await showTimeline(page);
  const feed = page.getByRole('feed');
  await expect(feed).toContainText('Annual examination');
  await tick(page, 'Mesa Ranger Clinics').uncheck();
  await expect(feed).not.toContainText('Annual examination');
  await expect(rows(page).filter({ hasText: 'Primary care visit' })).toHaveCount(1);
  await tick(page, 'Mesa Ranger Clinics').check();
  await expect(feed).toContainText('Annual examination');
});

// The same patient from another provider: the rows are the same, and "yours" is the reader's own provider.
test('launched from another provider: that provider is yours, and the others are asked with tokens of their own', async ({ page }) => {
  await clearLog(federal.ehr);
  await openFederal(page, 'FERRER', 'cg-lind');
  await expect(page.locator('body')).toContainText('Dr Petra Lind');
  for (const name of providers) await expect(sourceRow(page, name)).toContainText('Complete');
  expect(await yours(page)).toEqual(['Rowe Coast Guard Health']);
  const log = await readLog(federal.ehr);
  // The launched one is read by the id that the launch gave, the others are searched by the number that all four know.
  expect(log.some(({ path }) => path === '/fhir/coast-guard/Patient/cg-ferrer')).toBe(true);
  for (const tenant of ['military', 'veterans', 'rangers']) {
    expect(log.some(({ path, status }) => path.startsWith(`/fhir/${tenant}/Patient`) && status === 200)).toBe(true);
  }
  expect(log.filter(({ status }) => status === 401)).toEqual([]);
});

// H05: a provider that does not know the patient is named, and leaves no gap.
test('a provider that does not know the patient says so', async ({ page }) => {
  await openFederal(page, 'WHITFIELD');
  for (const name of ['Aldous Military Health', 'Juniper Veterans Health']) await expect(sourceRow(page, name)).toContainText('Complete');
  await unfoldNotKnown(page);
  for (const name of ['Rowe Coast Guard Health', 'Mesa Ranger Clinics']) await expect(sourceRow(page, name)).toContainText('Not known');
});

test('a clerk of a provider is told why nothing opens', async ({ page }) => {
  await page.goto(`${federal.ehr}/as/vh-lund`);
  await page.getByRole('row').filter({ hasText: 'FERRER' }).getByText('Open shared record').click();
  await expect(page.getByRole('main')).toContainText('Your role does not open shared records');
  expect(page.url()).not.toContain('/record/');
});
