import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { expect, type Page, test } from '@playwright/test';
import { z } from 'zod';
import { auditedAt } from '#/mocks/demo-audit.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty, type RunningCounty } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { rows, showTimeline } from '#/e2e/screen/record-screen.ts';
import { verifyTrail } from './verify-trail.ts';

const ports = portsOf('fhir-audit');
const auditPort = ports.furtherPort;
const origins = originsOf(countyNetwork, ports.exchangePort);
const viewer = `http://localhost:${ports.viewerPort}`;
const url = `http://127.0.0.1:${auditPort}/fhir`;
const headers = { 'X-Audit-Key': 'made-up-key' };
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signingKey = JSON.stringify(privateKey.export({ format: 'jwk' }));

const searchset = z.object({
  link: z.array(z.object({ relation: z.string(), url: z.string() })),
  entry: z.array(
    z.object({
      resource: z.looseObject({
        extension: z.array(z.looseObject({ extension: z.array(z.looseObject({ valueUnsignedInt: z.int().optional() })) })),
      }),
    }),
  ),
});

/** Every event at the server, in order of its number, one a line: what an auditor would export. */
async function exportTrail(): Promise<readonly string[]> {
  const lines: { readonly sequence: number; readonly line: string }[] = [];
  for (let next: string | undefined = `${url}/AuditEvent?_count=100`; next !== undefined;) {
    const { entry, link } = searchset.parse(await (await fetch(next, { headers })).json());
    for (const { resource } of entry) {
      const place = resource.extension.flatMap(({ extension }) => extension);
      const sequence = place.find(({ valueUnsignedInt }) => valueUnsignedInt !== undefined)?.valueUnsignedInt ?? 0;
      lines.push({ sequence, line: JSON.stringify(resource) });
    }
    const following = link.find(({ relation }) => relation === 'next');
    next = following && `${url}/${following.url}`;
  }
  return lines.toSorted((left, right) => left.sequence - right.sequence).map(({ line }) => line);
}

async function startRepository(): Promise<ChildProcess> {
  const command = ['mocks/audit-repository.ts', '--port', String(auditPort), '--key', headers['X-Audit-Key']];
  const repository = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(repository.stdout, 'data');
  return repository;
}
const setFault = (fault: string): Promise<Response> => fetch(`http://127.0.0.1:${auditPort}/__fault`, { method: 'POST', body: fault });
const readyStatus = async (): Promise<number> => (await fetch(`${viewer}/ready`)).status;
const healthStatus = async (): Promise<number> => (await fetch(`${viewer}/health`)).status;

async function launch(page: Page): Promise<void> {
  await page.goto(origins.ehr);
  await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
}
async function opensRecord(page: Page): Promise<void> {
  await launch(page);
  await page.waitForURL(/\/record\/[^/]+/);
  await showTimeline(page);
  await expect(rows(page).first()).toBeVisible();
}
const refused = (page: Page) => page.getByText('Every opening is logged first, and the log is not available');

test.describe('H32 the audit trail at a FHIR server in a process of its own', () => {
  let running: RunningCounty | undefined;
  let repository: ChildProcess | undefined;
  test.afterEach(async () => {
    await running?.stop();
    repository?.kill('SIGKILL');
  });

  test('H05 hung, failing and gone: nothing is opened and /ready says so; when it is there again, records open, and the chain read back holds', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    repository = await startRepository();
    running = await startConfiguredCounty({
      ...ports,
      configure: (yaml) => auditedAt(yaml, 'timeLimitSeconds: 2'),
      environment: { TRIBUTARY_AUDIT_URL: url, TRIBUTARY_AUDIT_KEY: headers['X-Audit-Key'], TRIBUTARY_AUDIT_SIGNING: signingKey },
    });
    await opensRecord(page);
    for (const fault of ['hang', 'error', 'redirect']) {
      await setFault(fault);
      await launch(page);
      await expect(refused(page)).toBeVisible();
      expect([await readyStatus(), await healthStatus()]).toEqual([503, 200]);
      await setFault('none');
      await expect.poll(readyStatus, { timeout: 30_000 }).toBe(200);
      await opensRecord(page);
    }
    await page.goto('about:blank');
    const ended = once(running.viewer, 'exit');
    running.viewer.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    const lines = await exportTrail();
    const keys = [{ id: 'demo', publicKey: publicKey.export({ format: 'jwk' }) }];
    const { code, output } = await verifyTrail(lines.join('\n'), keys);
    expect(code, output).toBe(0);
    expect(output).toContain('not confirmed in time');
    const cut = await verifyTrail(lines.filter((_line, index) => index !== 2).join('\n'), keys);
    expect(cut.code).toBe(1);
    expect(cut.output).toContain('missing, and nothing explains it');
  });

  test('a server that is gone while the record system launches', async ({ page }) => {
    test.setTimeout(120_000);
    repository = await startRepository();
    running = await startConfiguredCounty({
      ...ports,
      configure: (yaml) => auditedAt(yaml, 'timeLimitSeconds: 2'),
      environment: { TRIBUTARY_AUDIT_URL: url, TRIBUTARY_AUDIT_KEY: headers['X-Audit-Key'], TRIBUTARY_AUDIT_SIGNING: signingKey },
    });
    repository.kill('SIGKILL');
    await once(repository, 'exit');
    await launch(page);
    await expect(refused(page)).toBeVisible();
    expect([await readyStatus(), await healthStatus()]).toEqual([503, 200]);
  });
});
