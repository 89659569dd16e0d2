import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { auditedAt } from '#/mocks/demo-audit.ts';
import { startConfiguredCounty, type RunningCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { expectAccessible } from '#/e2e/screen/accessibility.ts';
import { openBySearch, signIn } from '#/e2e/screen/open-record.ts';
import { eventValidator } from '#/e2e/suites/audit/validate-events.ts';
import { generateKeyPairSync } from 'node:crypto';

const ports = portsOf('audit-officer');
const auditPort = ports.furtherPort;
const url = `http://127.0.0.1:${auditPort}/fhir`;
const headers = { 'X-Audit-Key': 'made-up-key' };
test.use({ baseURL: `http://localhost:${ports.viewerPort}` });

const signingKey = JSON.stringify(generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }));
const environment = { TRIBUTARY_AUDIT_URL: url, TRIBUTARY_AUDIT_KEY: headers['X-Audit-Key'], TRIBUTARY_AUDIT_SIGNING: signingKey };
const number = '9991020012';
const spokenNumber = '999 102 0012';

const storedEvent = z.looseObject({
  subtype: z.array(z.looseObject({ system: z.string().optional(), code: z.string() })),
  outcome: z.string(),
  agent: z.array(z.looseObject({ name: z.string().optional() })),
});
const searchset = z.looseObject({
  link: z.array(z.object({ relation: z.string(), url: z.string() })),
  entry: z.array(z.object({ resource: storedEvent })),
});

/** Every event at the server, oldest first. */
async function storedEvents(): Promise<readonly z.infer<typeof storedEvent>[]> {
  const events: z.infer<typeof storedEvent>[] = [];
  for (let next: string | undefined = `${url}/AuditEvent?_sort=date&_count=100`; next !== undefined;) {
    const { entry, link } = searchset.parse(await (await fetch(next, { headers })).json());
    events.push(...entry.map(({ resource }) => resource));
    const following = link.find(({ relation }) => relation === 'next');
    next = following && `${url}/${following.url}`;
  }
  return events;
}
/** Names of the acts of a person in the trail, in their order. */
async function actsOf(person: string): Promise<readonly string[]> {
  const events = (await storedEvents()).filter(({ agent }) => agent.some(({ name }) => name === person));
  return events.flatMap(({ subtype }) => subtype.flatMap(({ system, code }) => (system === 'urn:tributary:access' ? [code] : [])));
}
const setFault = (fault: string): Promise<Response> => fetch(`http://127.0.0.1:${auditPort}/__fault`, { method: 'POST', body: fault });

async function startRepository(): Promise<ChildProcess> {
  const command = ['mocks/audit-repository.ts', '--port', String(auditPort), '--key', headers['X-Audit-Key']];
  const repository = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(repository.stdout, 'data');
  return repository;
}

/** A page of somebody who is signed in, in a browser context of their own. */
async function officerPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: `http://localhost:${ports.viewerPort}`, acceptDownloads: true })).newPage();
  await page.goto('/');
  await page.getByRole('region', { name: 'Sign in, then find a patient' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Mr Theo Lund' }).click();
  await page.waitForURL(/\/policy$/);
  await page.getByRole('link', { name: 'Who looked at which record' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who looked at which record');
  return page;
}
async function search(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.getByRole('status')).not.toContainText('Reading');
}

test.describe('H32 the privacy officer’s pages, with a FHIR server in a process of its own', () => {
  test.describe.configure({ mode: 'serial' });
  let running: RunningCounty | undefined;
  let repository: ChildProcess | undefined;
  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    repository = await startRepository();
    running = await startConfiguredCounty({ ...ports, configure: (yaml) => auditedAt(yaml, 'timeLimitSeconds: 2'), environment });
    const page = await (await browser.newContext({ baseURL: `http://localhost:${ports.viewerPort}` })).newPage();
    await openBySearch(page, 'Dr Helen Ward', number);
    await expect(page.getByRole('banner')).toContainText('BROOKS, Amara');
    await expect(page.getByText(/Still asking/).first()).toBeHidden({ timeout: 30_000 });
    await page.context().close();
  });
  test.afterAll(async () => {
    await running?.stop();
    repository?.kill('SIGKILL');
  });

  test('who is no officer is refused in words, by page and by request, and that is in the trail', async ({ page }) => {
    await signIn(page, 'Mr Ian Bold');
    for (const path of ['/audit', '/audit/extract', '/audit/use']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is for privacy officers');
    }
    const body = { from: '2020-01-01T00:00:00Z', to: '2030-01-01T00:00:00Z' };
    const statuses = await page.evaluate(async (criteria) => {
      const post = async (path: string): Promise<readonly [number, string]> => {
        const init = {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
          body: JSON.stringify(criteria),
        };
        const response = await fetch(path, init);
        return [response.status, await response.text()];
      };
      return Promise.all(['/audit/search', '/audit/export', '/audit/extract/looks', '/audit/use/figures'].map(post));
    }, body);
    expect(statuses).toEqual(Array.from({ length: 4 }, () => [403, '{"state":"not-officer"}']));
    const acts = await actsOf('Mr Ian Bold');
    expect(acts.filter((act) => act === 'request-refused').length).toBeGreaterThanOrEqual(7);
    expect(acts.some((act) => act.startsWith('audit-'))).toBe(false);
  });

  test('finds looks by patient, user, purpose and organisation, writes down each search first, and no address names a patient', async ({
    browser,
  }) => {
    const page = await officerPage(browser);
    const addresses: string[] = [];
    page.on('request', (request) => void addresses.push(request.url()));
    await page.getByLabel('Patient’s number or address').fill(spokenNumber);
    await search(page);
    const opened = page.getByRole('row', { name: /Dr Helen Ward.*opened the shared record/ });
    await expect(opened).toHaveCount(1);
    await expect(opened).toContainText(`NHS No. ${spokenNumber}`);
    await expect(opened).toContainText(/Answered: .*Riverside Surgery/);
    await expect(opened).toContainText('direct care');
    await expect(page.getByRole('status')).toContainText(/\d events?/);
    await expectAccessible(page, 'audit table');
    await page.screenshot({ path: 'test-results/audit-1440.png', fullPage: true });
    for (const [width, scheme] of [
      [1024, 'dark'],
      [390, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme: scheme });
      await expectAccessible(page, `audit table at ${width}`);
      await page.screenshot({ path: `test-results/audit-${width}.png`, fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });

    await page.getByLabel('Patient’s number or address').fill('9991020144');
    await search(page);
    await expect(page.getByRole('status')).toContainText('No event of this time fits the search. All events of it were read.');
    await page.getByLabel('Patient’s number or address').fill('');
    await page.getByLabel('User’s name or ID').fill('ward');
    await search(page);
    await expect(opened).toHaveCount(1);
    await expect(page.getByRole('row', { name: /Bold/ })).toHaveCount(0);
    await page.getByLabel('User’s organisation').selectOption({ label: 'City Hospitals' });
    await search(page);
    await expect(page.getByRole('status')).toContainText('No event');
    await page.getByLabel('User’s organisation').selectOption({ label: 'Riverside Surgery' });
    await page.getByLabel('Purpose').selectOption({ label: 'emergency care' });
    await search(page);
    await expect(page.getByRole('status')).toContainText('No event');
    await page.getByLabel('Purpose').selectOption({ label: 'direct care' });
    await search(page);
    await expect(opened).toHaveCount(1);
    await page.getByLabel('User’s name or ID').fill('');
    await page.getByLabel('User’s organisation').selectOption('');
    await page.getByLabel('Purpose').selectOption('');
    await search(page);
    await page.getByRole('button', { name: 'Only Mr Ian Bold' }).first().press('Enter');
    await expect(page.getByRole('row', { name: /Bold.*was refused/ }).first()).toBeVisible();
    await expect(page.getByRole('row', { name: /Ward/ })).toHaveCount(0);

    const acts = (await actsOf('Mr Theo Lund')).filter((act) => act.startsWith('audit-'));
    expect(acts).toEqual(Array.from({ length: 8 }, () => ['audit-search-planned', 'audit-search-ended']).flat());
    expect(addresses.filter((address) => /999|ward/i.test(address))).toEqual([]);
    expect(page.url()).toMatch(/\/audit$/);
    await page.context().close();
  });

  test('takes files that hold the events, and each is in the trail', async ({ browser }) => {
    const page = await officerPage(browser);
    await page.getByLabel('Patient’s number or address').fill(number);
    const texts: string[] = [];
    for (const name of ['Save as CSV', 'Save as NDJSON']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      expect(download.suggestedFilename()).toMatch(/^audit-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.(csv|ndjson)$/);
      texts.push(await readFile(await download.path(), 'utf8'));
      await expect(page.getByRole('status')).toContainText('The file was made');
    }
    const [csv = '', ndjson = ''] = texts;
    expect(csv).toMatch(/^"Time \(UTC\)",.*\r\n/);
    expect(csv).toMatch(/"record-opened","opened the shared record","Dr Helen Ward",.*"NHS No\. 999 102 0012/);
    const lines = ndjson
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(JSON.stringify(line)).toContain(number);
    expect((await actsOf('Mr Theo Lund')).filter((act) => act === 'audit-exported')).toHaveLength(2);
    await page.context().close();
  });

  test('the extract for the patient: a sentence a look, its trail checked, and it prints with the number on each sheet', async ({
    browser,
  }) => {
    const page = await officerPage(browser);
    await page.getByRole('link', { name: 'Extract for a patient' }).click();
    await page.getByLabel('Patient’s number or address').fill(number);
    await page.getByRole('button', { name: 'Make extract' }).click();
    const paper = page.locator('.extract-sheet');
    await expect(paper.getByRole('heading', { name: 'Who looked at my record' })).toBeVisible();
    await expect(paper).toContainText(
      /\d+ [A-Z][a-z]+ \d{4}, \d\d:\d\d: Dr Helen Ward \(clinician, Riverside Surgery\) opened your shared record\. Reason given: direct care\. Asked: \w+ organisations\. Shown from: .*Riverside Surgery/,
    );
    await expect(paper).toContainText(`NHS No. ${spokenNumber}`);
    await expect(paper).toContainText(
      /Yes\. The audit trail of this time was read in full and checked: none of its \d+ entries is missing or changed/,
    );
    await expect(paper).toContainText('Mr Theo Lund');
    await expect(paper).toContainText('Shared record support desk, 01632 960000');
    await expectAccessible(page, 'extract');
    await page.screenshot({ path: 'test-results/extract.png', fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page, 'extract at 390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(page.getByRole('banner')).toBeHidden();
    await page.pdf({ path: 'test-results/extract.pdf', format: 'A4', preferCSSPageSize: true });
    expect((await actsOf('Mr Theo Lund')).filter((act) => act === 'audit-exported')).toHaveLength(3);
    await page.context().close();
  });

  test('H22 use figures name no patient and no user', async ({ browser }) => {
    const page = await officerPage(browser);
    await page.getByRole('link', { name: 'Use figures' }).click();
    const [response] = await Promise.all([
      page.waitForResponse(/\/audit\/use\/figures$/),
      page.getByRole('button', { name: 'Count' }).click(),
    ]);
    await expect(page.getByRole('region', { name: 'How sources answered' })).toContainText('Riverside Surgery');
    await expect(page.getByText('Records opened: fewer than 5')).toBeVisible();
    expect(await response.text()).not.toMatch(/999102|Ward|Brooks|Amara|Lund/i);
    await expectAccessible(page, 'use figures');
    await page.screenshot({ path: 'test-results/use-figures.png', fullPage: true });
    await page.context().close();
  });

  test('H05 a server that answers no search, and one that is gone: said, never "nobody looked"', async ({ browser }) => {
    const page = await officerPage(browser);
    await setFault('unreadable');
    await search(page);
    await expect(page.getByRole('status')).toContainText('could not be read (HTTP_503)');
    await expect(page.getByRole('status')).toContainText('This does not mean that nobody did');
    await page.getByRole('button', { name: 'Save as CSV' }).click();
    await expect(page.getByRole('status')).toContainText('could not be read (HTTP_503)');
    await setFault('none');
    await search(page);
    await expect(page.getByRole('row', { name: /Dr Helen Ward.*opened the shared record/ })).toHaveCount(1);
    const events = await storedEvents();
    repository?.kill('SIGKILL');
    await search(page);
    await expect(page.getByRole('status')).toContainText('Nothing was read: the audit trail did not accept the note');
    await page.screenshot({ path: 'test-results/audit-gone.png' });
    const faultsOf = eventValidator();
    expect(events.flatMap((event) => faultsOf(event as never)).slice(0, 10)).toEqual([]);
    await page.context().close();
  });
});

test('H05 a trail on standard output: the page says where it is, and claims nothing', async ({ browser }) => {
  test.setTimeout(120_000);
  const running = await startConfiguredCounty({ ...ports, configure: (yaml) => `${yaml}\n` });
  try {
    const page = await officerPage(browser);
    await search(page);
    await expect(page.getByRole('status')).toContainText('a log collector keeps it');
    await expect(page.getByRole('status')).not.toContainText('No event');
    await page.context().close();
  } finally {
    await running.stop();
  }
});
