import { expect, type Page, test } from '@playwright/test';
import { startConfiguredCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { startStockProvider } from '#/e2e/exchange/stock-provider.ts';
import { completeness, settled } from '#/e2e/screen/record-screen.ts';

const ports = portsOf('stock-provider');
const viewer = `http://localhost:${ports.viewerPort}`;
const secret = 'a shared secret: with/signs+that need encoding';

test.use({ baseURL: viewer });

type Running = { readonly stop: () => Promise<void> };
const running: Running[] = [];
let standardError = '';
test.beforeAll(async () => {
  test.setTimeout(120_000);
  const { issuer, stop } = await startStockProvider(ports.furtherPort, { secret, callback: `${viewer}/callback/staff` });
  running.push({ stop });
  process.env['STOCK_PROVIDER_SECRET'] = secret;
  const client = "client: { id: tributary, authentication: client_secret_basic, secret: '${STOCK_PROVIDER_SECRET}' }";
  const county = await startConfiguredCounty({
    ...ports,
    configure: (yaml) =>
      yaml
        .replace(/(issuer: )\$\{COUNTY_IDENTITY_PROVIDER\}\n(\s+)client: .*\n/, `$1${issuer}\n$2${client}\n`)
        // The stock provider states no level of authentication.
        .replace(/ {4}assurance: .*\n/, '')
        .replace('claims: { role: nhs_role, organisation: ods_code }', 'defaults: { role: clinician, organisation: city-hospitals }'),
    onStandardError: (text) => (standardError += text),
  });
  running.push(county);
});
test.afterAll(async () => {
  for (const { stop } of running.toReversed()) await stop();
});

/** The provider's own pages: any name and password, then consent. */
async function signInAtProvider(page: Page): Promise<void> {
  // The provider's pages load a font from elsewhere.
  await page.route(/^https:\/\//, (route) => route.abort());
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  await page.getByPlaceholder('Enter any login').fill('helen.ward');
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

// A hospital's own OpenID provider knows neither our roles nor signed assertions: sign-in must work with what it has.
test('a provider that this project did not write signs in, finds the patient and opens the record', async ({ page }) => {
  await signInAtProvider(page);
  await page.waitForURL(/\/find$/);
  await page.getByRole('textbox', { name: /NHS No/ }).fill('999 102 0012');
  await page.getByRole('button', { name: 'Find' }).first().click();
  await page.getByRole('button', { name: 'Yes, open this record' }).click();
  await page.waitForURL(/\/record\/[^/]+$/);
  await expect(page.getByRole('banner')).toContainText('BROOKS, Amara');
  await settled(page);
  // The hospital's clinicians see the surgery's record without its free text.
  await expect(completeness(page)).toContainText('Riverside Surgery: consultation text and documents not shared with City Hospitals');
});

// The reader is told what happened, and the operator finds why by the reference that the reader reads out.
test('declined there, the page says so, and its reference stands in the operator’s log', async ({ page }) => {
  await page.route(/^https:\/\//, (route) => route.abort());
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Access was not given' })).toBeVisible();
  const reference = /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(await page.getByRole('main').innerText())?.[0];
  const line = standardError.split('\n').find((text) => reference !== undefined && text.includes(reference));
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    event: 'sign-in-refused',
    reference,
    about: 'staff',
    step: 'authorization',
    reason: 'denied',
    error: 'access_denied',
    error_description: expect.stringMatching(/aborted/i),
  });
});
