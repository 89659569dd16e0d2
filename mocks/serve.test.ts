import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearLog, readLog } from './servers/faults/faults.ts';
import { textsAt } from './servers/fhir/fhir-resource.ts';
import { jsonOf, nextOf, read, startTrialExchange, type TrialExchange } from './servers/testing/exchange.ts';

let trial: TrialExchange;
beforeAll(async () => {
  trial = await startTrialExchange();
});
afterAll(() => trial.stop());

test('a search by POST works over the wire, and the log keeps names only', async () => {
  const origin = trial.exchange.origins.sources['vale'] ?? '';
  await clearLog(origin);
  const headers = { authorization: `Bearer ${await trial.networkToken(trial.fhirOf('vale'))}` };
  const body = new URLSearchParams({ patient: 'vale-ada', _count: '3' });
  const bundle = await jsonOf(await fetch(`${trial.fhirOf('vale')}/Observation/_search`, { method: 'POST', headers, body }));
  expect(textsAt(bundle, 'entry.resource.id')).toHaveLength(3);
  const next = new URL(nextOf(bundle), `${trial.fhirOf('vale')}/`).href;
  expect(textsAt(await jsonOf(await fetch(next, { headers })), 'entry.resource.id')).toHaveLength(3);
  const log = await readLog(origin);
  expect(log[0]).toMatchObject({
    method: 'POST',
    path: '/fhir/Observation/_search',
    query: [],
    body: ['patient', '_count'],
    status: 200,
    aborted: false,
  });
  expect(JSON.stringify(log)).not.toContain('vale-ada');
});

test('the consent registry is asked by the patient’s identifier', async () => {
  const base = `${trial.exchange.origins.consent}/fhir`;
  const token = await trial.networkToken(base);
  const found = await Promise.all(
    ['9991020012', '9991020020'].map(async (number) =>
      jsonOf(await read(`${base}/Consent?patient.identifier=https://fhir.nhs.uk/Id/nhs-number|${number}`, token)),
    ),
  );
  expect(found).toMatchObject([
    { total: 1, entry: [{ resource: { id: 'no' } }] },
    { total: 0, entry: [] },
  ]);
});
