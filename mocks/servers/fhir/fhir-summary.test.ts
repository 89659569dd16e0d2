import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { readDocument } from '#/lib/fhir/ips/read-document.ts';
import { prepareIps } from '#/lib/sources/ips/prepare-ips.ts';
import { ada, all, endedOf, nhs, sourceAt, user } from '#/lib/sources/testing/fake-record.ts';
import { countyNetwork } from '#/mocks/networks/county/county.ts';
import { collectRecords } from '#/mocks/networks/testing/collect-records.ts';
import { recordsAt } from '#/mocks/servers/testing/two-patients.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';
import { faultState } from '#/mocks/servers/faults/fault-state.ts';
import { fhirHandlers } from './fhir-handlers.ts';
import { valuesAt } from './fhir-resource.ts';
import { fhirStore } from './fhir-store.ts';
import { startOrigin, type OriginServer } from '#/mocks/servers/http/origin-server.ts';

const started: OriginServer[] = [];
afterEach(async () => void (await Promise.all(started.splice(0).map((server) => server.stop()))));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** A server of these records, and a token for all of it. */
async function serverOf(records: readonly PatientRecord[]): Promise<string> {
  const store = fhirStore();
  for (const { patient, resources } of records) store.add(resources, patient);
  const origin = `http://127.0.0.1:${await freePort()}`;
  const handlers = fhirHandlers({
    name: 'Hill',
    base: `${origin}/fhir`,
    store,
    types: new Set(store.types()),
    paging: { next: 'relative', defaultCount: 10, maxCount: 20, total: true },
    checkToken: async (token) => (token === 'good' ? { scope: 'system/*.rs' } : undefined),
  });
  started.push(await startOrigin({ origin, handlers, faults: faultState() }));
  return `${origin}/fhir`;
}

async function ask(base: string, path: string, token = 'good'): Promise<Response> {
  return fetch(`${base}/${path}`, { headers: { authorization: `Bearer ${token}`, accept: 'application/fhir+json' } });
}

test('a summary is asked for, taken apart, and every record of it accounted for', async () => {
  const base = await serverOf(recordsAt('hill'));
  const source = sourceAt(base, {}, { kind: 'ips', authorization: [{ kind: 'launch' }] });
  const launched = { ...user, launch: { base, patient: 'hill-ada', accessToken: 'good' } };
  const gathering = prepareIps({ source, user: launched, patient: ada, systems: [nhs] });
  const events = await all(gathering.start(new AbortController().signal));
  const { outcomes, resources } = endedOf(events);
  const entries = events.flatMap((event) => (event.type === 'entries' ? event.entries.map(({ entry }) => entry) : []));
  // The Composition, 20 results, the prescription; Patient twice and the Medication beside them.
  expect(resources).toEqual({ received: 25, entries: 22, supporting: 3, refused: 0 });
  expect(entries.slice(1).every(({ origins }) => origins[0]?.document === entries[0]?.id && origins[0]?.place !== undefined)).toBe(true);
  expect(outcomes.get('results')).toEqual({
    state: 'partial',
    entries: 20,
    why: 'a summary, not the whole record',
    lasting: true,
    givenAs: 'summary',
  });
  expect(outcomes.get('allergies')).toEqual({
    state: 'partial',
    entries: 0,
    why: 'the summary says this is not available',
    lasting: true,
    givenAs: 'summary',
  });
  expect(outcomes.get('immunizations')).toEqual({
    state: 'partial',
    entries: 0,
    why: 'the summary has no section for this',
    lasting: true,
    givenAs: 'summary',
  });
});

test('people of the county have summaries whose sections hold together', async () => {
  const [first] = countyNetwork.sources;
  const records = await collectRecords(countyNetwork, first?.id ?? '', 5);
  const base = await serverOf(records);
  for (const { patient } of records) {
    const read = readDocument(await (await ask(base, `Patient/${patient}/$summary`)).json());
    expect(read.ok && read.document.sections.map(({ broken }) => broken).every((broken) => broken === 0)).toBe(true);
    expect(read.ok && read.document.sections.length).toBeGreaterThan(2);
  }
});

test('by identifier; nobody else’s, and not without a token', async () => {
  const base = await serverOf(recordsAt('hill'));
  const found: unknown = await (await ask(base, `Patient/$summary?identifier=${nhs}|9991020020`)).json();
  expect(valuesAt(found, 'entry.resource.birthDate')).toEqual(['2018-06-02']);
  expect((await ask(base, `Patient/$summary?identifier=${nhs}|1`)).status).toBe(404);
  expect((await ask(base, 'Patient/nobody/$summary')).status).toBe(404);
  expect((await ask(base, 'Patient/hill-ada/$summary', 'bad')).status).toBe(401);
});
