import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { catchOperatorLines } from '#/lib/operator-log/testing/written-lines.ts';
import { adaAtSource, bundle, knowsAda, nhs, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';
import { configure, grant, oneResult, open, outcomeAt } from '#/lib/access/testing/open-record.ts';

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

describe('decided before asking', () => {
  test('a source that shares with nobody here is not asked', async () => {
    const vale = await serve(oneResult);
    configure({ vale: vale.url }, { sharing: [] });
    const messages = await open();
    expect(vale.requests).toEqual([]);
    expect(outcomeAt(messages, 'vale')).toMatchObject([{ state: 'withheld', basis: 'source' }]);
  });

  test('one that waits for a tick is skipped until it is named', async () => {
    const vale = await serve(oneResult);
    configure({ vale: vale.url }, {}, { ask: 'when-ticked' });
    expect(outcomeAt(await open(), 'vale')).toEqual([{ state: 'skipped' }]);
    expect(vale.requests).toEqual([]);
    expect(outcomeAt(await open({ sources: ['vale'], attempt: 2 }), 'vale')).toEqual([{ state: 'complete', entries: 1 }]);
  });

  test('H04 the reader’s word, as the page sends it, holds for the person whom it was about', async () => {
    const doubtful = { ...adaAtSource, birthDate: '1951-03-15' };
    const vale = await serve(knowsAda({ Observation: { body: bundle([observation('a')]) } }, [doubtful]));
    configure({ vale: vale.url });
    const messages = await open();
    expect(outcomeAt(messages, 'vale')).toMatchObject([{ state: 'unmatched', match: 'unconfirmed' }]);
    const person = messages.flatMap((message) => (message.type === 'differences' ? (message.person ?? []) : [])).at(0);
    expect(outcomeAt(await open({}, { accepted: [`vale~${person}`] }), 'vale')).toEqual([{ state: 'complete', entries: 1 }]);
    const others = ['vale', `hill~${person}`, `vale~${'x'.repeat(16)}`];
    expect(outcomeAt(await open({}, { accepted: others }), 'vale')).toMatchObject([{ match: 'unconfirmed' }]);
  });

  test('one whose match the reader rejected is not asked', async () => {
    const vale = await serve(oneResult);
    configure({ vale: vale.url });
    expect(outcomeAt(await open({}, { rejected: ['vale'] }), 'vale')).toMatchObject([{ state: 'unmatched', match: 'unconfirmed' }]);
    expect(vale.requests).toEqual([]);
  });
});

describe('consent', () => {
  const optOut = {
    resourceType: 'Consent',
    id: 'c',
    status: 'active',
    patient: { identifier: { system: nhs, value: '9991020012' } },
    provision: { type: 'deny', actor: [{ reference: { reference: 'Organization/vale' } }] },
  };

  test('an opt-out keeps that source from being asked, and no other', async () => {
    const [hill, vale, registry] = [await serve(oneResult), await serve(oneResult), await serve(() => ({ body: bundle([optOut]) }))];
    configure({ hill: hill.url, vale: vale.url }, { consent: { url: registry.url } });
    const messages = await open();
    expect(vale.requests).toEqual([]);
    expect(outcomeAt(messages, 'vale')).toEqual([
      { state: 'withheld', basis: 'source', why: 'vale does not share this patient’s record. It may hold one.' },
    ]);
    expect(outcomeAt(messages, 'hill')).toEqual([{ state: 'complete', entries: 1 }]);
  });

  test.each<[string, Answering]>([
    ['answers with an error', () => ({ status: 500 })],
    ['gives an empty Bundle that is no answer to a search', () => ({ body: { resourceType: 'Bundle', type: 'batch-response' } })],
    [
      'gives another patient’s empty answer',
      () => ({ body: bundle([], { link: [{ relation: 'self', url: `Consent?patient.identifier=${nhs}|9991020020` }] }) }),
    ],
    ['gives half an answer', () => ({ body: { ...bundle([]), link: [{ relation: 'next', url: '?page=2' }] } })],
    [
      'answers for another patient',
      () => ({ body: bundle([{ ...optOut, patient: { identifier: { system: nhs, value: '9991020020' } } }]) }),
    ],
  ])('when the registry %s, only the reader’s own organisation is asked', async (_, answering) => {
    const [hill, vale, registry] = [await serve(oneResult), await serve(oneResult), await serve(answering)];
    configure({ hill: hill.url, vale: vale.url }, { consent: { url: registry.url } });
    const messages = await open();
    expect(vale.requests).toEqual([]);
    expect(outcomeAt(messages, 'vale')).toEqual([{ state: 'failed', why: 'not queried: the patient’s consent could not be checked' }]);
    expect(outcomeAt(messages, 'hill')).toEqual([{ state: 'complete', entries: 1 }]);
  });

  test('a registry that failed and each source not asked for it have one reference, which the page receives', async () => {
    const registry = await serve(() => ({ status: 503 }));
    const urls = await Promise.all(['hill', 'vale', 'moor'].map(async (id) => [id, (await serve(oneResult)).url] as const));
    configure(Object.fromEntries(urls), { consent: { url: registry.url } });
    const lines = catchOperatorLines();
    const ends = (await open()).flatMap((message) => (message.type === 'end' ? [[message.source, message.reference]] : []));
    const [registryLine] = lines().filter(({ about }) => about === 'consent-registry');
    expect(registryLine).toMatchObject({ step: 'consent', status: 503 });
    const reference = registryLine?.['reference'];
    expect(Object.fromEntries(ends)).toEqual({ hill: undefined, vale: reference, moor: reference });
    expect(lines().map((line) => line['reference'])).toEqual([reference, reference, reference]);
  });
});
