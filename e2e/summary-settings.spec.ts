import { expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty } from './exchange/configured-county.ts';
import { portsOf } from './exchange/ports.ts';
import { settled } from './screen/record-screen.ts';

const ports = portsOf('summary-settings');
const settings = `summary:
  sections:
    - { id: diabetes, title: Diabetes, categories: [results, procedures], codes: ['http://loinc.org|59261-8', 'http://snomed.info/sct|401191002'], after: problems }
    - { id: thyroid, title: Thyroid scans, categories: [procedures], codes: ['http://snomed.info/sct|241466007'] }
  lenses:
    - { roles: [clinician], organisations: [city-hospitals], order: [medicines, diabetes], folded: [appointments, results] }
    - { roles: [pharmacist], folded: [letters] }
`;

test.use({ baseURL: `http://localhost:${ports.viewerPort}` });

let running: Awaited<ReturnType<typeof startConfiguredCounty>> | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startConfiguredCounty({ ...ports, configure: (yaml) => `${yaml}\n${settings}` });
});
test.afterAll(() => running?.stop());

async function openRecord(page: Page): Promise<void> {
  await page.goto(originsOf(countyNetwork, ports.exchangePort).ehr);
  await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
  await page.waitForURL(/\/record\/[^/]+/);
  await settled(page);
}

const block = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

test('a section of the operator has the newest of each code, in the order of the reader’s lens', async ({ page }) => {
  await openRecord(page);
  const diabetes = block(page, 'Diabetes');
  await expect(diabetes).toContainText('HbA1c');
  await expect(diabetes).toContainText('61');
  await expect(diabetes.getByRole('link', { name: /earlier/ })).toHaveAttribute('href', /\/results$/);
  await expect(block(page, 'Thyroid scans')).toContainText(/(None|Nothing received) with these codes/);
  const titles = await page.locator('.summary h2').allTextContents();
  expect(titles.indexOf('Current medicines')).toBeLessThan(titles.indexOf('Observations'));
  expect(titles.indexOf('Diabetes')).toBeLessThan(titles.indexOf('Allergies'));
});

test('H37 H40 a lens folds what the operator names, never allergies or medicines, and one press opens it', async ({ page }) => {
  await openRecord(page);
  const appointments = block(page, 'Appointments');
  const fold = appointments.getByRole('button', { name: 'Rows of Appointments' });
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(appointments.locator('.summary-row')).toHaveCount(0);
  await fold.click();
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(appointments).toContainText('Community respiratory nurse');
  await fold.press('Enter');
  await expect(appointments.locator('.summary-row')).toHaveCount(0);
  for (const title of ['Allergies', 'Current medicines', 'Letters and imaging reports'])
    await expect(block(page, title).getByRole('button', { name: `Rows of ${title}` })).toHaveCount(0);
  await expect(block(page, 'Allergies')).toContainText('Penicillin');
  await expect(block(page, 'Current medicines')).toContainText('Ramipril');
});
