import { expect, type Page } from '@playwright/test';
import { test } from './screen/journey.ts';
import { openBySearch, openFromRecordSystem } from './screen/open-record.ts';
import { rows, settled, showTimeline, tab, wholeText } from './screen/record-screen.ts';

/** Everything a browser keeps for a page's origin. */
async function browserStores(page: Page) {
  return page.evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookies: document.cookie,
  }));
}
const nothing = { local: [], session: [], databases: [], caches: [], workers: 0, cookies: '' };
const patientWords = ['BROOKS', 'Amara', '999 102 0012', '9991020012', 'Penicillin', '14-Mar-1951'];

async function showsNothing(page: Page): Promise<void> {
  const text = await wholeText(page);
  for (const word of patientWords) expect(text, word).not.toContain(word);
}

// A workstation is shared: after sign-out it must hold nothing of the patient, in any of the browser's stores.
test('H22 H34 after sign-out nothing is kept: storage, caches, cookies, screen, back button', async ({ page, context }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  await showTimeline(page);
  await rows(page).first().click();
  expect(await browserStores(page)).toEqual(nothing);
  const record = page.url();

  await page.getByRole('button', { name: /Menu/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
  await showsNothing(page);
  // A mark for other tabs, without anything of the patient, stays until the server has confirmed the sign-out.
  await expect.poll(() => browserStores(page)).toEqual(nothing);
  await expect
    .poll(async () => (await context.cookies()).filter(({ name }) => /^__(Host|Secure)/.test(name)).map(({ name }) => name))
    .toEqual([]);

  await page.getByRole('button', { name: 'Back to start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('One record');
  await page.goBack();
  await expect(page.getByRole('alert').filter({ hasText: /closed|Signed out/ })).toBeVisible();
  await showsNothing(page);
  await page.goto(record);
  await expect(page.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
  await showsNothing(page);
});

// The other tabs of the same reader end with it.
test('H34 sign-out in one tab blanks the others', async ({ page, context }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  const secondTab = await context.newPage();
  await openFromRecordSystem(secondTab, 'QUAYE, Rosa');
  await settled(secondTab);
  await secondTab.getByRole('button', { name: /Menu/ }).click();
  await secondTab.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Signed out' })).toBeVisible();
  await showsNothing(page);
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
});

// The server may be out of reach when a reader leaves: the screen blanks all the same.
test('H22 sign-out while offline blanks the screen, and says that the server did not confirm it', async ({ page, context }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  // The menu's own script has come by then: it follows 1.5 s after the record's.
  await page.getByRole('button', { name: /Menu/ }).click();
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'did not confirm that you are signed out' })).toBeVisible();
  await showsNothing(page);
  await context.setOffline(false);
});

// Leaving without signing out: the page in the browser's back-and-forward cache must hold no patient either.
test('H22 the back button after leaving asks again, and never shows an old page', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await settled(page);
  let streams = 0;
  page.on('request', (request) => (streams += request.url().endsWith('/stream') ? 1 : 0));
  await page.goto('/health');
  await page.goBack();
  await settled(page);
  expect(streams).toBe(1);
  await expect(page.getByRole('banner')).toContainText('BROOKS, Amara');
});

// Titles and addresses stay in histories, proxies' logs and on other people's screens.
test('titles name the page and the exchange; titles and addresses hold no patient data, on any page and in any request', async ({
  page,
}) => {
  const [addresses, titles] = [new Set<string>(), new Set<string>()];
  page.on('request', (request) => void addresses.add(request.url()));
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  for (const name of ['Timeline', 'Medicines', 'Results', 'Allergies', 'Problems', 'Documents', 'Summary']) {
    await tab(page, name).click();
    await expect(page).toHaveTitle(`${name} – Thames Vale Shared Record`);
    titles.add(await page.title());
    addresses.add(page.url());
  }
  await showTimeline(page);
  await rows(page).first().click();
  await page.getByRole('checkbox', { name: 'Royal Park Hospital' }).uncheck();
  titles.add(await page.title());
  addresses.add(page.url());
  const own = [...addresses].filter((address) => address.includes('localhost')).map((address) => decodeURIComponent(address));
  for (const word of [...patientWords, 'royal-park', '1951']) {
    expect([...titles].join(' '), word).not.toContain(word);
    expect(
      own.filter((address) => address.includes(word)),
      word,
    ).toEqual([]);
  }
});
