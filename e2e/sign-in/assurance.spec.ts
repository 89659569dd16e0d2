import { expect } from '@playwright/test';
import { exchange, viewer } from '#/e2e/exchange/addresses.ts';
import { test } from '#/e2e/screen/journey.ts';
import { signIn } from '#/e2e/screen/open-record.ts';
import { setAuthentication } from '#/mocks/servers/faults/faults.ts';

test.afterEach(() => setAuthentication(exchange.identityProvider));

const refusals = [
  {
    how: { acr: 'AAL2_TOTP' },
    title: 'A stronger sign-in is needed',
    advice: 'Sign in again with your smartcard, security key or second step.',
  },
  { how: { amr: ['pwd'] }, title: 'How you signed in was not stated', advice: 'call your support desk' },
  { how: { acr: 'AAL3_ANY', secondsAgo: 50_000 }, title: 'Sign in again', advice: 'too long ago for shared records' },
];

// A password at a shared workstation must not open the records of a county that requires a smartcard.
for (const { how, title, advice } of refusals)
  test(`a sign-in below the required assurance says so: ${title}`, async ({ page }) => {
    await setAuthentication(exchange.identityProvider, how);
    await page.goto('/');
    await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Dr Helen Ward' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    await expect(page.getByRole('main')).toContainText(advice);
    expect((await page.context().cookies(viewer)).map(({ name }) => name)).not.toContain('__Host-viewer');
    await setAuthentication(exchange.identityProvider);
    await signIn(page, 'Dr Helen Ward');
  });
