import { type BrowserContext, expect, type Page } from '@playwright/test';
import { setRevocation } from '#/mocks/servers/faults/faults.ts';
import { exchange, viewer } from '#/e2e/exchange/addresses.ts';
import { activeGrants, expectNoActiveToken, forgetTokens } from '#/e2e/exchange/tokens.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openBySearch, openFromRecordSystem, signIn } from '#/e2e/screen/open-record.ts';
import { settled, wholeText } from '#/e2e/screen/record-screen.ts';

const patients = ['BROOKS, Amara', 'QUAYE, Rosa', 'HOLT, Sam'] as const;

test.beforeEach(() => forgetTokens(exchange));

/** Launches in tabs of their own; the first is in `page`. */
async function openTabs(page: Page, names: readonly string[] = patients): Promise<readonly Page[]> {
  const tabs: Page[] = [];
  for (const [index, name] of names.entries()) {
    const tab = index === 0 ? page : await page.context().newPage();
    await openFromRecordSystem(tab, name);
    await settled(tab);
    tabs.push(tab);
  }
  expect(await activeGrants(exchange)).toEqual([names.length, 0]);
  return tabs;
}

async function signOutIn(tab: Page | undefined): Promise<void> {
  await tab?.getByRole('button', { name: /Menu/ }).click();
  await tab?.getByRole('button', { name: 'Sign out', exact: true }).click();
}

const alert = (tab: Page, words: string | RegExp) => tab.getByRole('alert').filter({ hasText: words });

const ownCookies = async (context: BrowserContext): Promise<readonly string[]> =>
  (await context.cookies()).filter(({ name }) => /^__(Host|Secure)/.test(name)).map(({ name }) => name);

async function showsNobody(tab: Page): Promise<void> {
  const text = await wholeText(tab);
  for (const word of ['BROOKS', 'QUAYE', 'HOLT', '999 102']) expect(text).not.toContain(word);
}

/** Nothing is left to end or to open: at the servers, in the cookies, on any screen, by reload, address and back button. */
async function isSignedOut(tabs: readonly Page[], records: readonly string[]): Promise<void> {
  await expectNoActiveToken(exchange);
  const [first] = tabs;
  if (!first) throw new Error('no tab');
  await expect.poll(() => ownCookies(first.context())).toEqual([]);
  for (const tab of tabs) {
    await showsNobody(tab);
    await tab.reload();
    await showsNobody(tab);
  }
  for (const record of records) {
    await first.goto(record);
    await expect(alert(first, 'closed')).toBeVisible();
    await showsNobody(first);
  }
  await first.goBack();
  await showsNobody(first);
}

const addresses = (tabs: readonly Page[]): readonly string[] => tabs.map((tab) => tab.url());

// The record system must not go on trusting a token that nobody at this screen can see any more.
test('H34 sign-out in one of three records and a search: every tab goes blank, every token is dead, no record opens again', async ({
  page,
  context,
}) => {
  const finder = await context.newPage();
  await signIn(finder, 'Dr Helen Ward');
  expect(await activeGrants(exchange)).toEqual([0, 1]);
  const tabs = await openTabs(page);
  const records = addresses(tabs);
  await signOutIn(tabs[1]);
  for (const tab of [...tabs, finder]) await expect(alert(tab, 'Signed out')).toBeVisible();
  await isSignedOut([...tabs, finder], records);
});

test('H34 sign-out from the search ends the records that were found by it, in other tabs too', async ({ page, context }) => {
  await openBySearch(page, 'Dr Helen Ward', '999 102 0012');
  await settled(page);
  const finder = await context.newPage();
  await finder.goto('/find');
  const record = page.url();
  await finder.getByRole('button', { name: 'Sign out' }).click();
  await expect(alert(finder, 'You are signed out. Every record')).toBeVisible();
  await expect(alert(page, 'Signed out')).toBeVisible();
  await isSignedOut([page, finder], [record]);
  await finder.goto('/find');
  await expect(finder.getByText('You are not signed in')).toBeVisible();
});

test('H34 sign-out by a typed address ends the records, one without a tab included', async ({ page, context }) => {
  const tabs = await openTabs(page);
  const records = addresses(tabs);
  await tabs[2]?.goto('/health');
  const typed = await context.newPage();
  await typed.goto('/sign-out');
  await expect(alert(typed, 'Every record that you opened')).toBeVisible();
  await expect(alert(page, 'Signed out')).toBeVisible();
  await isSignedOut([...tabs.slice(0, 2), typed], records);
  // Opened by itself the page after a sign-out ends nobody's session, and does not say so.
  await openFromRecordSystem(page, patients[0]);
  await settled(page);
  await typed.goto('/signed-out');
  await expect(alert(typed, 'You are still signed in')).toBeVisible();
  // A link of another site brings no cookie that shows who is signed in, and ends nobody's session either.
  await typed.goto(exchange.ehr);
  await typed.evaluate((address) => location.assign(address), `${viewer}/signed-out`);
  await expect(alert(typed, 'Sign out?')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(patients[0]);
});

test('without script a sign-out voids every record at once, and says what it could not end; an open tab ends its own', async ({
  page,
  browser,
}) => {
  const tabs = await openTabs(page, patients.slice(0, 2));
  const records = addresses(tabs);
  const storageState = await page.context().storageState();
  const plain = await (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
  await plain.goto(`${viewer}/sign-out`);
  await expect(plain.getByText('this browser runs no scripts.')).toBeVisible();
  const cookies = await plain.context().cookies();
  for (const name of ['__Host-viewer', '__Host-browser']) expect(cookies.map((cookie) => cookie.name)).not.toContain(name);
  // The same browser as the tabs': its cookies are theirs.
  await page.context().clearCookies({ name: /^__Host-(viewer|browser)$/ });
  await page.context().addCookies(cookies.filter(({ name }) => name === '__Host-ended'));
  for (const tab of tabs) {
    await tab.reload();
    await expect(alert(tab, 'closed')).toBeVisible();
  }
  await isSignedOut(tabs, records);
  await plain.context().close();
});

// Wards lose their network: whoever walks away then must not find the record open when it is back.
test('H34 signed out while offline: blank at once, unconfirmed, and ended when the connection is back', async ({ page, context }) => {
  const tabs = await openTabs(page);
  const records = addresses(tabs);
  await page.getByRole('button', { name: /Menu/ }).click();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  for (const tab of tabs) await expect(alert(tab, 'did not confirm that you are signed out')).toBeVisible();
  for (const tab of tabs) await showsNobody(tab);
  expect(await activeGrants(exchange)).toEqual([3, 0]);
  await context.setOffline(false);
  for (const tab of tabs) await expect(alert(tab, 'Signed out')).toBeVisible();
  await isSignedOut(tabs, records);
});

test('H34 signed out where no request of it gets through: a reload opens nothing, and ends what is left', async ({ page, context }) => {
  const tabs = await openTabs(page);
  await context.route(/\/sign-out(\/|$)/, (route) => route.abort());
  await signOutIn(page);
  await expect(alert(page, 'did not confirm that you are signed out')).toBeVisible();
  await tabs[1]?.close();
  await page.reload();
  await expect(alert(page, /You signed out in this browser|did not confirm that you are signed out/)).toBeVisible();
  await showsNobody(page);
  await context.unroute(/\/sign-out(\/|$)/);
  await expectNoActiveToken(exchange, 40_000);
});

test('H34 a record system that does not revoke: closed here, and the reader is told what may still be open there', async ({ page }) => {
  const tabs = await openTabs(page);
  const records = addresses(tabs);
  await setRevocation(exchange.ehr, 'down');
  try {
    await signOutIn(page);
    await expect(
      alert(page, /did not confirm that your access there has ended.*Reference for your support desk: \w{4}-\w{4}/),
    ).toBeVisible();
    await expect.poll(() => ownCookies(page.context())).toEqual([]);
    for (const record of records) {
      await page.goto(record);
      await expect(alert(page, 'closed')).toBeVisible();
    }
  } finally {
    await setRevocation(exchange.ehr, 'up');
  }
});

test('H34 somebody else signs in: the records of the one before are closed, and their tokens are dead', async ({ page, context }) => {
  const tabs = await openTabs(page, patients.slice(0, 2));
  await tabs[1]?.close();
  const finder = await context.newPage();
  await signIn(finder, 'Dr Helen Ward');
  await expect.poll(() => activeGrants(exchange), { timeout: 15_000 }).toEqual([0, 1]);
  await expect(alert(page, 'closed')).toBeVisible();
  await showsNobody(page);
  // Their ends are not the end of who has signed in since.
  await expect(finder.getByRole('heading', { name: 'Find a patient' })).toBeVisible();
  await finder.reload();
  await expect(finder.getByRole('heading', { name: 'Find a patient' })).toBeVisible();
});

// The cookie lists twenty; the five oldest are open in tabs, which end their own.
test('H34 twenty-five records: all end', async ({ page, context }) => {
  test.setTimeout(300_000);
  const oldest: Page[] = [];
  for (let count = 0; count < 5; count += 1) {
    const tab = await context.newPage();
    await openFromRecordSystem(tab, patients[count % 3] ?? patients[0]);
    oldest.push(tab);
  }
  for (let count = 0; count < 20; count += 1) await openFromRecordSystem(page, patients[count % 3] ?? patients[0]);
  await settled(page);
  expect(await activeGrants(exchange)).toEqual([25, 0]);
  const records = addresses([page, ...oldest]);
  await signOutIn(page);
  for (const tab of [page, ...oldest]) await expect(alert(tab, 'Signed out')).toBeVisible();
  await isSignedOut([page, ...oldest], records);
});
