import { expect, test, type Page } from '@playwright/test';
import { startConfiguredCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { expectAccessible } from '#/e2e/screen/accessibility.ts';
import { openBySearch, signIn } from '#/e2e/screen/open-record.ts';

const ports = portsOf('role-limits');
test.use({ baseURL: `http://localhost:${ports.viewerPort}` });

const rules = `
roleLimits:
  - { roles: [receptionist], shows: [appointments] }
`;

/** Receptionists may open records, at every source that shares with the practice. */
const configure = (yaml: string): string =>
  yaml
    .replace('{ to: [city-hospitals], roles: [privacy-officer] }', '{ to: [social-care], roles: [social-worker] }')
    .replace('roles: { R8000: clinician,', 'roles: { R8010: receptionist, R8000: clinician,')
    .replace(
      '{ organisation: riverside-practice, roles: [clinician, pharmacist] }',
      '{ organisation: riverside-practice, roles: [clinician, pharmacist, receptionist] }',
    )
    .replaceAll(/^( {2}- \{ source: .*riverside-practice.*roles: \[clinician, pharmacist)\]/gm, '$1, receptionist]') + rules;

let running: Awaited<ReturnType<typeof startConfiguredCounty>> | undefined;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  running = await startConfiguredCounty({ ...ports, configure });
});
test.afterAll(() => running?.stop());

const settledList = (page: Page) => expect(page.getByText(/Still asking/).first()).toBeHidden({ timeout: 30_000 });

// Whoever books a visit needs the appointments, and must not read the record; nor may the page read as if there were none.
test('H24 H05 a receptionist sees who the patient is and their appointments; all else says that it is not shown to the role', async ({
  page,
}) => {
  let stream = '';
  page.on('response', async (response) => {
    if (response.url().endsWith('/stream')) stream += await response.text().catch(() => '');
  });
  await openBySearch(page, 'Ms Dawn Reeve', '9991020012');
  await expect(page.getByRole('banner')).toContainText('BROOKS, Amara');
  await settledList(page);
  await page.goto(`${page.url()}/allergies`);
  await expect(page.getByRole('main')).toContainText('Not shown to your role: allergies.');
  await expect(page.getByRole('main')).not.toContainText(/No allergies recorded/);
  await expectAccessible(page, 'category not shown to the role');
  await page.goto(page.url().replace(/allergies$/, 'appointments'));
  await settledList(page);
  await expect(page.getByRole('main')).not.toContainText('Not shown to your role');
  await expect.poll(() => stream).toContain('"type":"end"');
  const categories = [...stream.matchAll(/"category":"([\w-]+)","kind"/g)].map(([, category]) => category);
  expect(new Set(categories)).toEqual(new Set(['appointments']));
  expect(stream).not.toMatch(/Penicillin|Metformin|diabetes/i);
});

// A privacy officer answers for the rules and must be able to read them without reading code, and without a patient.
test('the page of the rules: what each role is shown at each source, for privacy officers only', async ({ page }) => {
  await page.goto('/policy');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is for privacy officers');
  await expectAccessible(page, 'rules, refused');
  await signIn(page, 'Ms Nora Obrien');
  await page.goto('/policy');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What a role is shown');
  await page.getByLabel('Role and organisation').selectOption({ label: 'receptionist, Riverside Surgery' });
  await page.getByRole('button', { name: 'Show' }).click();
  const practice = page.getByRole('region', { name: 'Riverside Surgery' });
  await expect(practice.getByRole('row', { name: /^Shown appointments/ })).toBeVisible();
  await expect(practice.getByRole('row', { name: /^Not shown .*allergies.* Limit of the role/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Social Care' }).getByRole('row', { name: /^Asked for a record/ })).toBeVisible();
  await expectAccessible(page, 'rules');
  await page.getByLabel('Role and organisation').selectOption({ label: 'clinician, City Hospitals' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(practice).toContainText('consultation-text and documents');
  await expect(practice.getByRole('row', { name: /^Kept back if labelled .*HIV.* Security label/ })).toBeVisible();
  await page.screenshot({ path: 'test-results/policy.png', fullPage: true });
});
