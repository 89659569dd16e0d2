import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clearFaults, clearLog, readLog, setFault } from './faults.ts';
import { textsAt, valuesAt } from '#/mocks/servers/fhir/fhir-resource.ts';
import { jsonOf, nextOf, read, startTrialExchange, type TrialExchange } from '#/mocks/servers/testing/exchange.ts';

let trial: TrialExchange;
beforeAll(async () => {
  trial = await startTrialExchange();
});
afterAll(() => trial.stop());
afterEach(() => clearFaults(trial.exchange.origins.all));

describe('faults', () => {
  const search = async (init: RequestInit = {}): Promise<Response> =>
    fetch(`${trial.fhirOf('vale')}/Observation?patient=vale-ada`, {
      ...init,
      headers: { authorization: `Bearer ${await trial.networkToken(trial.fhirOf('vale'))}` },
    });
  const vale = (): string => trial.exchange.origins.sources['vale'] ?? '';

  test('down: the connection breaks', async () => {
    await setFault(vale(), 'down');
    await expect(search()).rejects.toThrow();
  });

  test('held: no answer until the faults are set anew, and then one by those', async () => {
    await setFault(vale(), 'held');
    const answers = [search(), search()];
    await expect.poll(async () => (await readLog(vale())).filter(({ status }) => status === undefined).length).toBe(2);
    await setFault(vale(), 'refuse');
    for (const answer of answers) expect((await answer).status).toBe(403);
  });

  test('held: what it does not name is answered', async () => {
    await setFault(vale(), { fault: 'held', types: ['Condition'] });
    expect((await search()).status).toBe(200);
  });

  test('held: a client that leaves leaves nothing behind', async () => {
    await setFault(vale(), 'held');
    const left = new AbortController();
    const answer = search({ signal: left.signal });
    await expect.poll(async () => (await readLog(vale())).some(({ status }) => status === undefined)).toBe(true);
    left.abort();
    await expect(answer).rejects.toThrow();
    await expect.poll(async () => (await readLog(vale())).some(({ aborted }) => aborted)).toBe(true);
  });

  test.each([
    ['refuse', 403],
    ['unauthorised', 401],
    ['unavailable', 503],
  ] as const)('%s: %d', async (fault, status) => {
    await setFault(vale(), fault);
    expect((await search()).status).toBe(status);
  });

  test('cut: the body ends before its end', async () => {
    await setFault(vale(), 'cut');
    const response = await search();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('garbage: a web page, or JSON that ends too early', async () => {
    await setFault(vale(), 'garbage');
    expect((await search()).headers.get('content-type')).toContain('text/html');
    await setFault(vale(), { fault: 'garbage', form: 'json' });
    await expect((await search()).json()).rejects.toThrow();
  });

  test('endless: each page has a next one and ids of its own', async () => {
    await setFault(vale(), 'endless');
    const token = await trial.networkToken(trial.fhirOf('vale'));
    let [address, seen] = [`${trial.fhirOf('vale')}/Observation?patient=vale-ada`, new Set<string>()];
    for (let page = 0; page < 5; page += 1) {
      const bundle: unknown = await (await read(address, token)).json();
      seen = new Set([...seen, ...textsAt(bundle, 'entry.resource.id')]);
      address = nextOf(bundle);
    }
    expect(seen.size).toBe(50);
  });

  test.each([
    ['busy', 429],
    ['redirect', 302],
  ] as const)('%s: %d', async (fault, status) => {
    await setFault(vale(), fault);
    expect((await search({ redirect: 'manual' })).status).toBe(status);
  });

  test.each([
    ['loop', (bundle: unknown, asked: string) => nextOf(bundle) === asked],
    ['foreign-next', (bundle: unknown, asked: string) => new URL(nextOf(bundle)).origin !== new URL(asked).origin],
    ['empty-page', (bundle: unknown) => textsAt(bundle, 'entry.resource.id').length === 0 && nextOf(bundle) !== ''],
    ['short', (bundle: unknown) => nextOf(bundle) === '' && Number(valuesAt(bundle, 'total')[0]) > 100],
    ['warning', (bundle: unknown) => textsAt(bundle, 'entry.resource.issue.severity').includes('warning')],
  ] as const)('H07 %s', async (fault, holds) => {
    await setFault(vale(), fault);
    expect(holds(await jsonOf(await search()), `${trial.fhirOf('vale')}/Observation?patient=vale-ada`)).toBe(true);
  });

  test('H07 lost-page: the second page is no longer known', async () => {
    await setFault(vale(), 'lost-page');
    const next = nextOf(await jsonOf(await search()));
    expect((await read(next, await trial.networkToken(trial.fhirOf('vale')))).status).toBe(410);
  });

  test('the token service has faults too', async () => {
    await setFault(trial.exchange.origins.identityProvider, 'unavailable');
    expect((await fetch(trial.tokenUrl, { method: 'POST' })).status).toBe(503);
  });

  test('only for the types named', async () => {
    await setFault(vale(), { fault: 'unavailable', types: ['MedicationRequest'] });
    expect((await search()).status).toBe(200);
  });

  test('slow, trickle: the log tells that the client went away', async () => {
    await clearLog(vale());
    await setFault(vale(), { fault: 'slow', ms: 60_000 });
    await expect(search({ signal: AbortSignal.timeout(300) })).rejects.toThrow();
    await setFault(vale(), 'trickle');
    const controller = new AbortController();
    const response = await search({ signal: controller.signal });
    expect((await response.body?.getReader().read())?.value?.length).toBe(1);
    controller.abort();
    await expect.poll(async () => (await readLog(vale())).filter(({ aborted }) => aborted).length).toBe(2);
    expect((await readLog(vale()))[0]).toMatchObject({ method: 'GET', path: '/fhir/Observation', query: ['patient'] });
  });

  test('gzip when it is asked for', async () => {
    const headers = { authorization: `Bearer ${await trial.networkToken(trial.fhirOf('vale'))}`, 'accept-encoding': 'gzip' };
    const response = await fetch(`${trial.fhirOf('vale')}/Observation?patient=vale-ada`, { headers });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(await response.json()).toMatchObject({ resourceType: 'Bundle' });
    const discovery = await fetch(`${trial.fhirOf('hill')}/.well-known/smart-configuration`, { headers: { 'accept-encoding': 'gzip' } });
    expect([discovery.headers.get('content-encoding'), Number(discovery.headers.get('content-length')) < 1_200]).toEqual(['gzip', true]);
  });
});
