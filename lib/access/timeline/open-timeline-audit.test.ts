import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { all, bundle, knowsAda } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { openTimeline } from './open-timeline.ts';
import { configure, grant, oneResult, open, outcomeAt, session, unaudited } from '#/lib/access/testing/open-record.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

beforeEach(() => {
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

describe('audit', () => {
  const about = (events: readonly AuditEvent[], source: string): boolean =>
    events.some(({ agent }) => agent.some(({ who }) => who?.identifier?.value === source));

  test('a source whose plan cannot be audited is not asked; the others are', async () => {
    const [hill, vale] = [await serve(oneResult), await serve(oneResult)];
    configure({ hill: hill.url, vale: vale.url });
    doubles.write.mockImplementation((events) => (about(events, 'vale') ? Promise.reject(new Error('full')) : Promise.resolve()));
    const messages = await open();
    expect(vale.requests).toEqual([]);
    expect(outcomeAt(messages, 'vale')).toEqual([{ state: 'failed', why: 'not queried: the audit log did not accept the request' }]);
    expect(outcomeAt(messages, 'hill')).toEqual([{ state: 'complete', entries: 1 }]);
  });

  test('nothing is asked before its plan is written', async () => {
    const hill = await serve(oneResult);
    configure({ hill: hill.url });
    const { promise, resolve } = Promise.withResolvers<void>();
    doubles.write.mockReturnValueOnce(promise);
    const opening = open();
    await new Promise((later) => setTimeout(later, 50));
    expect(hill.requests).toEqual([]);
    resolve();
    await opening;
    expect(hill.requests.length).toBeGreaterThan(0);
  });

  test('H32 each request about the patient belongs to an audited question', async () => {
    const request = {
      resourceType: 'MedicationRequest',
      id: 'rx',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/ada' },
      medicationReference: { reference: 'Medication/m1' },
    };
    const hill = await serve(knowsAda({ MedicationRequest: { body: bundle([request]) }, Medication: { body: bundle([]) } }));
    configure({ hill: hill.url });
    await open();
    expect(hill.requests.filter(({ path }) => path.startsWith('Medication')).length).toBeGreaterThan(2);
    expect(unaudited(hill, doubles.write.mock.calls.flat(2))).toEqual([]);
  });

  test('the question to the consent registry is audited, and how it ended', async () => {
    const registry = await serve(() => ({ body: bundle([]) }));
    configure({ hill: (await serve(oneResult)).url }, { consent: { url: registry.url } });
    await open();
    const events = doubles.write.mock.calls.flat(2).filter((event) => about([event], 'consent-registry'));
    expect(events.map(({ outcomeDesc }) => outcomeDesc)).toEqual(['planned', 'answered']);
    expect(unaudited(registry, events)).toEqual([]);
  });

  test('one that did not answer is written down as well', async () => {
    const registry = await serve(() => ({ status: 500 }));
    configure({ hill: (await serve(oneResult)).url }, { consent: { url: registry.url } });
    await open();
    const events = doubles.write.mock.calls.flat(2).filter((event) => about([event], 'consent-registry'));
    expect(events.map(({ outcomeDesc }) => outcomeDesc)).toEqual(['planned', 'it answered with an error (500)']);
  });

  test('an answer that cannot be audited is not complete', async () => {
    configure({ hill: (await serve(oneResult)).url });
    doubles.write.mockResolvedValueOnce().mockRejectedValue(new Error('full'));
    const messages = await open();
    expect(outcomeAt(messages, 'hill')).toEqual([{ state: 'partial', entries: 1, why: 'the audit log did not accept the answer' }]);
    expect(outcomeAt(messages, 'hill', 'vitals')).toEqual([{ state: 'failed', why: 'the audit log did not accept the answer' }]);
  });

  test('H05: nor is "not known" a certain no when it cannot be audited', async () => {
    configure({ hill: (await serve(knowsAda({ Observation: { body: bundle([]) } }, []))).url });
    doubles.write.mockResolvedValueOnce().mockRejectedValue(new Error('full'));
    expect(outcomeAt(await open(), 'hill')).toEqual([{ state: 'failed', why: 'the audit log did not accept the answer' }]);
  });

  test('a reader who leaves is audited with what was asked until then, and the source is cut off', async () => {
    const hanging = await serve(knowsAda({ Observation: () => (response) => void response.writeHead(200).write('{') }));
    configure({ hill: hanging.url });
    const leaving = new AbortController();
    const messages = openTimeline(session, {}, leaving.signal);
    const reading = all(messages);
    await expect.poll(() => hanging.requests.some(({ path }) => path.startsWith('Observation')), { timeout: 5_000 }).toBe(true);
    leaving.abort();
    await reading;
    expect(doubles.write).toHaveBeenCalledTimes(2);
    expect(doubles.write.mock.lastCall?.[0].map(({ outcomeDesc }) => outcomeDesc)).toEqual(['stopped before it finished']);
    await expect.poll(() => hanging.cut.length, { timeout: 5_000 }).toBeGreaterThan(0);
  });
});
