import { expect, type Page, type Response } from '@playwright/test';
import { endSessions } from '#/mocks/servers/faults/faults.ts';
import { exchange, viewer } from './exchange/addresses.ts';
import { test } from './screen/journey.ts';
import { openFromRecordSystem } from './screen/open-record.ts';

/** The last answer of the viewer's own pages while something is done: the refusal itself, not what led there. */
async function lastAnswer(page: Page, act: () => Promise<unknown>): Promise<Response> {
  const answers: Response[] = [];
  const note = (response: Response): void => {
    if (response.url().startsWith(viewer) && response.request().isNavigationRequest()) answers.push(response);
  };
  page.on('response', note);
  await act();
  await expect(page.locator('[data-notice], h1').first()).toBeVisible();
  page.off('response', note);
  const last = answers.at(-1);
  if (!last) throw new Error('the viewer answered nothing');
  return last;
}

async function isRefusal(page: Page, response: Response, status: number, title: string): Promise<void> {
  expect(response.status()).toBe(status);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(page.locator('body')).toContainText(/support desk|Back to start|record system|Sign in/);
  expect(response.headers()['cache-control']).toBe('no-store');
  const cookies = (await page.context().cookies(viewer)).map(({ name }) => name);
  expect(cookies.filter((name) => /record|viewer/.test(name))).toEqual([]);
}

const canary = 'canary<script>alert(1)</script>canary';

async function echoesNothing(page: Page, ...words: readonly string[]): Promise<void> {
  const markup = await page.content();
  for (const word of [canary, 'canary', ...words]) expect(markup, word).not.toContain(word);
}

// An address that anyone can make must not make the viewer speak to anyone's server.
test('refused: a record system that is not configured', async ({ page }) => {
  const address = `/launch?${new URLSearchParams({ iss: `https://evil.example/${canary}`, launch: canary })}`;
  const response = await lastAnswer(page, () => page.goto(address));
  await isRefusal(page, response, 403, 'This record system is not set up here');
  await echoesNothing(page, 'evil.example');
});

// An incomplete launch names no patient, and none may be guessed.
test('refused: a launch without its launch parameter, and a sign-in that does not exist', async ({ page }) => {
  const incomplete = await lastAnswer(page, () => page.goto(`/launch?${new URLSearchParams({ iss: `${exchange.ehr}/fhir` })}`));
  await isRefusal(page, incomplete, 400, 'The shared record could not be opened');
  const unknown = await lastAnswer(page, () => page.goto(`/sign-in?with=${encodeURIComponent(canary)}`));
  await isRefusal(page, unknown, 404, 'This way of signing in does not exist');
  await echoesNothing(page);
});

// The record system refuses, or the reader declines.
test('refused: access denied by the record system, and declined at sign-in', async ({ page }) => {
  await page.goto(exchange.ehr);
  const denied = await lastAnswer(page, async () => {
    await page.getByRole('link', { name: 'a launch that this system refuses' }).click();
    await page.waitForURL(/\/callback\/city-ehr.*own=1/);
  });
  await isRefusal(page, denied, 403, 'Access was not given');
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  const declined = await lastAnswer(page, async () => {
    await page.getByRole('button', { name: 'Do not sign in' }).click();
    await page.waitForURL(/\/callback\/staff.*own=1/);
  });
  await isRefusal(page, declined, 403, 'Access was not given');
});

// A callback's address in a history must not open a record a second time.
test('H01 refused: the callback opened twice', async ({ page, browser }) => {
  const callbacks: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().includes('/callback/')) callbacks.push(request.url());
  });
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(page.getByRole('banner')).toContainText('BROOKS');
  expect(callbacks.length).toBeGreaterThan(0);
  const stranger = await (await browser.newContext({ baseURL: viewer })).newPage();
  for (const address of callbacks) {
    const repeated = await lastAnswer(stranger, async () => {
      await stranger.goto(address);
      await expect(stranger.getByRole('heading', { level: 1 })).toBeVisible();
    });
    await isRefusal(stranger, repeated, 400, 'This sign-in cannot be continued');
  }
  await stranger.context().close();
  const repeated = await page.goto(callbacks.at(-1) ?? '');
  expect(repeated?.status()).toBe(400);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This sign-in cannot be continued');
});

// Another person's answer in this browser's sign-in (login CSRF).
test('H01 refused: an answer whose state is not the one that was sent', async ({ page }) => {
  let sentAddress = '';
  await page.route(/\/callback\/city-ehr/, async (route) => {
    sentAddress = route.request().url();
    await route.abort();
  });
  await page.goto(exchange.ehr);
  await page.getByRole('row').filter({ hasText: 'BROOKS' }).getByText('Open shared record').click();
  await expect.poll(() => sentAddress).not.toBe('');
  await page.unroute(/\/callback\/city-ehr/);
  const forged = new URL(sentAddress);
  const state = forged.searchParams.get('state') ?? '';
  forged.searchParams.set('state', `${state.slice(0, 8)}${'A'.repeat(state.length - 8)}`);
  const response = await lastAnswer(page, async () => {
    await page.goto(forged.href);
    await page.waitForURL(/own=1/);
  });
  await isRefusal(page, response, 400, 'This sign-in was stopped');
  await echoesNothing(page, state);
});

// A launch link that was kept too long.
test('refused: a launch that has expired', async ({ page }) => {
  await page.goto(exchange.ehr);
  const response = await lastAnswer(page, async () => {
    await page.getByRole('link', { name: 'a launch that has expired' }).click();
    await page.waitForURL(/\/callback\/city-ehr.*own=1/);
  });
  await isRefusal(page, response, 403, 'Your record system refused this request');
});

// Known, but without a patient there is no record.
test('refused: the launch names a patient whom nobody knows', async ({ page }) => {
  const response = await lastAnswer(page, async () => {
    await page.goto(`${exchange.ehr}/open/nobody-at-all`);
    await page.waitForURL(/\/callback\/city-ehr.*own=1/);
  });
  await isRefusal(page, response, 502, 'The patient was not found');
  await echoesNothing(page, 'nobody-at-all');
});

// Signing in does not yet permit opening a record.
test('refused: a receptionist, from the record system and by direct login', async ({ page }) => {
  await page.goto(`${exchange.ehr}/as/ch-finch`);
  const launched = await lastAnswer(page, async () => {
    await page.getByRole('row').filter({ hasText: 'BROOKS' }).getByText('Open shared record').click();
    await page.waitForURL(/\/callback\/city-ehr.*own=1/);
  });
  await isRefusal(page, launched, 403, 'Your role does not open shared records');
  await echoesNothing(page, 'BROOKS', 'Finch');
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  const direct = await lastAnswer(page, async () => {
    await page.getByRole('button', { name: 'Ms Dawn Reeve' }).click();
    await page.waitForURL(/\/callback\/staff.*own=1/);
  });
  await isRefusal(page, direct, 403, 'Your role does not open shared records');
});

// A session lives only while its authorisation server confirms it.
test('H34 the record system ends the session: the record closes at the next request', async ({ page }) => {
  await openFromRecordSystem(page, 'BROOKS, Amara');
  await expect(page.getByRole('banner')).toContainText('BROOKS');
  await endSessions(exchange.ehr);
  await page.reload();
  await expect(page.getByRole('alert').filter({ hasText: 'closed' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('BROOKS');
});
