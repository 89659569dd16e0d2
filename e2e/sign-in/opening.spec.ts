import { expect, type Page, type Route } from '@playwright/test';
import { exchange, viewer } from '#/e2e/exchange/addresses.ts';
import { ownHeaders } from '#/e2e/screen/ask-stream.ts';
import { expectAccessibleThemes } from '#/e2e/screen/accessibility.ts';
import { test } from '#/e2e/screen/journey.ts';
import { openFromRecordSystem } from '#/e2e/screen/open-record.ts';

const person = 'HOLT, Sam';
const begin = '**/sign-in/begin';

/** Address by which the record system launches for one person. */
async function launchAddress(page: Page): Promise<string> {
  await page.goto(exchange.ehr);
  const href = await page.getByRole('row').filter({ hasText: person }).getByText('Open shared record').getAttribute('href');
  const answer = await page.context().request.get(`${exchange.ehr}${href}`, { maxRedirects: 0 });
  return answer.headers()['location'] ?? '';
}

const withoutLocks = (): void => void Reflect.deleteProperty(Navigator.prototype, 'locks');
const refusedLocks = (): void => {
  LockManager.prototype.request = () => Promise.reject(new DOMException('Access to locks is denied.', 'SecurityError'));
};

for (const [how, script] of [
  ['has no locks', withoutLocks],
  ['refuses locks', refusedLocks],
] as const) {
  test(`a launch opens in a browser that ${how}`, async ({ page }) => {
    await page.addInitScript(script);
    await openFromRecordSystem(page, person);
    await expect(page.getByRole('banner')).toContainText(person);
  });
}

test('a launch goes on in a browser that runs no scripts', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: viewer, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(await launchAddress(page));
  await page.waitForURL(/\/record\/[^/]+/);
  const ours = (await context.cookies()).map(({ name }) => name).filter((name) => name.startsWith('__'));
  expect(ours.toSorted()).toEqual(['__Host-browser', '__Host-viewer', '__Secure-record']);
  await context.close();
});

// A launch's address may be fetched before anybody opens it: nothing may begin by that.
test('looked up, fetched ahead or reloaded, a launch’s address begins nothing', async ({ page, playwright }) => {
  const anonymous = await playwright.request.newContext();
  const address = await launchAddress(page);
  const head = await anonymous.head(address);
  const ahead = await anonymous.get(address, { headers: { 'Sec-Purpose': 'prefetch;prerender', 'Sec-Fetch-Site': 'cross-site' } });
  for (const answer of [head, ahead]) {
    expect(answer.status()).toBe(200);
    expect(answer.headers()['set-cookie']).toBeUndefined();
    expect(answer.headers()['cache-control']).toBe('no-store');
  }
  expect(await ahead.text()).not.toContain('code_challenge');
  await anonymous.dispose();
  // Held back, the page can be reloaded; then it goes on.
  await page.route(begin, () => undefined, { times: 1 });
  await page.goto(address);
  await page.reload();
  await page.waitForURL(/\/record\/[^/]+/);
  await expect(page.getByRole('banner')).toContainText(person);
});

// The page on the way stands in no history: going back must not launch again.
test('back from the sign-in service leads to where the reader came from', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Dr Helen Ward' })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(`${viewer}/`);
  await page.goForward();
  await page.getByRole('button', { name: 'Dr Helen Ward' }).click();
  await page.waitForURL(/\/find$/);
});

// The reader sees an empty page for a moment, and words where it takes longer or fails.
test('slow or failed, the page on the way says so, and can be tried again', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const address = await launchAddress(page);
  let answer: (route: Route) => unknown = () => undefined;
  await page.route(begin, (route) => answer(route));
  await page.goto(address);
  expect(await page.locator('body').innerText()).toBe('');
  await expect(page.getByRole('status')).toHaveText('Opening the shared record');
  for (const failing of [(route: Route) => route.abort(), (route: Route) => route.fulfill({ status: 403, json: {} })]) {
    answer = failing;
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign-in could not start');
  }
  answer = (route) => route.continue();
  await expectAccessibleThemes(page, 'sign-in not begun');
  await page.getByRole('link', { name: 'Try again' }).click();
  await page.waitForURL(/\/record\/[^/]+/);
});

test.describe('in the dark', () => {
  test.use({ colorScheme: 'dark' });
  test('the page on the way is dark from its first moment', async ({ page }) => {
    await page.route(begin, () => undefined);
    await page.goto(await launchAddress(page));
    const shot = await page.screenshot({ clip: { x: 0, y: 0, width: 4, height: 4 } });
    const { PNG } = await import('pngjs');
    const [red = 255, green = 255, blue = 255] = PNG.sync.read(shot).data;
    expect(Math.max(red, green, blue)).toBeLessThan(0x30);
  });
});

/** The ticket of a launch that this page has not begun. */
async function ticketOf(page: Page): Promise<string> {
  await page.route(begin, () => undefined);
  await page.goto(await launchAddress(page));
  const ticket = await page.locator('meta[name=ticket]').getAttribute('content');
  await page.unroute(begin);
  return ticket ?? '';
}

// An attacker has a ticket of their own, and can send whatever they like.
test('H01 a beginning that is forged, changed or of another kind sets no cookie', async ({ page, request }) => {
  const ticket = await ticketOf(page);
  const cookies = await page.context().cookies(viewer);
  const sealed = cookies.map(({ value }) => value);
  const bodies: readonly unknown[] = [
    {},
    { ticket: '' },
    { ticket: 'x' },
    { ticket: `${ticket.slice(0, -2)}AA` },
    { ticket: ticket.replace('.', 'A.') },
    { ticket, location: 'https://evil.example' },
    { ticket: [ticket] },
    { ticket: 'A'.repeat(100_000) },
    ...sealed.map((value) => ({ ticket: value })),
    [],
    'ticket',
  ];
  for (const data of bodies) {
    const answer = await request.post('/sign-in/begin', { headers: ownHeaders, data });
    expect(answer.status(), JSON.stringify(data).slice(0, 60)).toBe(400);
    expect(answer.headers()['set-cookie']).toBeUndefined();
  }
  const right = await request.post('/sign-in/begin', { headers: ownHeaders, data: { ticket } });
  expect(new URL(((await right.json()) as { location: string }).location).origin).toBe(exchange.ehr);
});
