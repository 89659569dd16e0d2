import { randomBytes } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { originsOf } from '#/mocks/networks/model/origins.ts';
import { startConfiguredCounty, type RunningCounty, type RunningViewer } from '#/e2e/exchange/configured-county.ts';
import { portsOf } from '#/e2e/exchange/ports.ts';
import { settled } from '#/e2e/screen/record-screen.ts';
import { startInTurn, type InTurn } from './in-turn.ts';

const { viewerPort, exchangePort, furtherPort: publicPort } = portsOf('key-rotation');
const { viewerPort: first, furtherPort: second } = portsOf('replicas');
const origins = originsOf(countyNetwork, exchangePort);

const newKey = (): string => randomBytes(32).toString('base64');
const [old, next, third] = [newKey(), newKey(), newKey()];

const withTwo = (yaml: string): string => yaml.replace(/keys: \[.*\]/, "keys: ['${TRIBUTARY_SESSION_KEY}', '${LATER_KEY}']");
const oneKey = { TRIBUTARY_CONFIG: 'mocks/networks/county/tributary.yaml' };

/** Variables of a replica: the key that seals, and one more that opens. */
type Keys = Readonly<Record<string, string>>;
const alone = (key: string): Keys => ({ ...oneKey, TRIBUTARY_SESSION_KEY: key });
const twoKeys = (seals: string, opens: string): Keys => ({ TRIBUTARY_SESSION_KEY: seals, LATER_KEY: opens });

/** Two replicas, each of which is restarted with other keys while the other one serves. */
class Replicas {
  readonly #running: Map<number, RunningViewer>;
  readonly #county: RunningCounty;
  readonly #balancer: InTurn;

  constructor(county: RunningCounty, balancer: InTurn) {
    this.#county = county;
    this.#balancer = balancer;
    this.#running = new Map();
  }

  async start(port: number, keys: Keys): Promise<void> {
    this.#balancer.useOnly([first, second].filter((replica) => replica !== port));
    await this.#running.get(port)?.stop();
    this.#running.set(port, await this.#county.startReplica(port, keys));
    this.#balancer.useOnly([first, second]);
  }

  async stop(): Promise<void> {
    for (const replica of this.#running.values()) await replica.stop();
  }
}

/** Our own page's renewal, with an act of the reader: the one answer that writes both cookies. */
const renew = (page: Page) =>
  page.evaluate(async () => {
    const [record] = /^\/record\/[^/]+/.exec(location.pathname) ?? [];
    const headers = { 'X-Tributary': '1', 'Content-Type': 'application/json' };
    const answer = await fetch(`${record}/renew`, { method: 'POST', headers, body: JSON.stringify({ activity: true }) });
    return answer.status;
  });

async function staysOpen(page: Page, balancer: InTurn, step: string): Promise<void> {
  await page.reload();
  await expect(page.getByRole('heading', { name: 'BROOKS, Amara' }).first(), step).toBeVisible();
  await settled(page);
  // Each replica writes both cookies once, and opens those of the other.
  for (const turn of ['one', 'the next']) expect(await renew(page), `${step}: ${turn}`).toBe(200);
  expect(
    [...balancer.counts().keys()].toSorted((a, b) => a - b),
    step,
  ).toEqual([first, second]);
}

test.describe('H34 two replicas behind one address', () => {
  let county: RunningCounty | undefined;
  let balancer: InTurn | undefined;
  let replicas: Replicas | undefined;
  test.afterEach(async () => {
    await replicas?.stop();
    await county?.stop();
    balancer?.stop();
  });

  test('their sealing keys rotate, one replica after the other, and nobody is signed out; a new key with no older one ends every session', async ({
    page,
  }) => {
    test.setTimeout(240_000);
    balancer = await startInTurn(publicPort, [first, second]);
    county = await startConfiguredCounty({
      ...{ viewerPort, publicPort, exchangePort },
      configure: withTwo,
      environment: twoKeys(old, next),
    });
    replicas = new Replicas(county, balancer);
    for (const port of [first, second]) await replicas.start(port, alone(old));

    await page.goto(origins.ehr);
    await page.getByRole('row').filter({ hasText: 'BROOKS, Amara' }).getByText('Open shared record').click();
    await page.waitForURL(/\/record\/[^/]+/);
    await staysOpen(page, balancer, 'before');
    const steps: readonly (readonly [string, Keys])[] = [
      ['accepted', twoKeys(old, next)],
      ['sealing', twoKeys(next, old)],
      ['removed', alone(next)],
    ];
    for (const [step, keys] of steps)
      for (const port of [first, second]) {
        await replicas.start(port, keys);
        await staysOpen(page, balancer, `${step} at ${port}`);
      }

    for (const port of [first, second]) await replicas.start(port, alone(third));
    expect(await renew(page)).toBe(401);
    await page.reload();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await expect(page.getByText('BROOKS')).toHaveCount(0);
  });
});
