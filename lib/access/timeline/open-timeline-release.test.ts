import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { allergy, section, snomed, summary, urn } from '#/lib/sources/ips/testing/summary.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
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

describe('release', () => {
  const restricted = observation('secret', 'ada', {
    meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
  });

  test('what is withheld for the patient’s sake leaves no row, count or outcome', async () => {
    configure(
      { vale: (await serve(knowsAda({ Observation: { body: bundle([observation('a'), restricted]) } }))).url },
      {},
      { mayWithholdPersonally: true },
    );
    const messages = await open();
    expect(JSON.stringify(messages)).not.toContain('secret');
    expect(outcomeAt(messages, 'vale')).toEqual([{ state: 'complete', entries: 1 }]);
    expect(messages.find((message) => message.type === 'end')).toMatchObject({
      entries: 1,
      resources: { received: 2, entries: 1, supporting: 1, refused: 0 },
    });
    // Nor does a sum that falls back.
    expect(messages.flatMap((message) => (message.type === 'progress' ? [message.resources] : []))).toEqual([1]);
  });

  test('H24 nor does an entry that points to it say its name', async () => {
    const problem = { ...restricted, resourceType: 'Condition', id: 'secret', code: { text: 'A guarded diagnosis' }, status: undefined };
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      subject: { reference: 'Patient/ada' },
      code: { text: 'Serology' },
      result: [{ reference: 'Observation/a' }, { reference: 'Condition/secret' }],
    };
    const order = {
      resourceType: 'MedicationRequest',
      id: 'm',
      status: 'active',
      intent: 'order',
      subject: { reference: 'Patient/ada' },
      medicationCodeableConcept: { text: 'Ramipril' },
      reasonReference: [{ reference: 'Condition/secret' }],
    };
    const source = await serve(knowsAda({ Observation: { body: bundle([observation('a'), report, order, problem]) } }));
    configure({ vale: source.url }, {}, { mayWithholdPersonally: true });
    const messages = JSON.stringify(await open());
    expect(messages).toContain('Ramipril');
    expect(messages).not.toMatch(/guarded|vale\|Condition\/secret/);
    configure({ vale: source.url }, {}, { mayWithholdPersonally: false });
    expect(JSON.stringify(await open())).toContain('"For","value":"A guarded diagnosis"');
  });

  test.each([
    ['shown', false, '2026-11-01'],
    ['kept back, which nobody may learn', true, undefined],
  ])('H05 the day on which a summary was written, of one that is %s', async (_, isKeptBack, expected) => {
    const security = [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }];
    const bundle = isKeptBack ? { meta: { security } } : {};
    const written = summary({
      sections: [section('48765-2', 'Allergies', [urn(10)])],
      resources: [[urn(10), allergy(snomed('111088007', 'Latex'))]],
      bundle,
    });
    const server = await serve((url) => (url.pathname.endsWith('$summary') ? { body: written } : knowsAda({})(url)));
    configure({ vale: server.url }, {}, { kind: 'ips', mayWithholdPersonally: true, updated: 'nightly' });
    const messages = await open();
    expect(messages.flatMap((message) => (message.type === 'source' ? [message.source.updated] : []))).toEqual(['nightly']);
    expect(messages.flatMap((message) => (message.type === 'end' ? [message.dataAsOf] : []))).toEqual([expected]);
    expect(JSON.stringify(messages).includes('Latex')).toBe(!isKeptBack);
  });

  test('H13: but a withheld allergy never reads as none', async () => {
    const allergy = {
      ...restricted,
      resourceType: 'AllergyIntolerance',
      id: 'x',
      subject: undefined,
      patient: { reference: 'Patient/ada' },
    };
    configure(
      { vale: (await serve(knowsAda({ AllergyIntolerance: { body: bundle([allergy]) } }))).url },
      {},
      { mayWithholdPersonally: true },
    );
    expect(outcomeAt(await open(), 'vale', 'allergies')).toMatchObject([{ state: 'withheld', basis: 'personal' }]);
    // Nor one that cannot be shown for another reason.
    const unclear = knowsAda({ AllergyIntolerance: { body: bundle([{ ...allergy, patient: undefined }]) } });
    configure({ vale: (await serve(unclear)).url }, {}, { mayWithholdPersonally: true });
    const messages = await open();
    expect(outcomeAt(messages, 'vale', 'allergies')).toMatchObject([{ state: 'withheld', basis: 'personal' }]);
    expect(messages.filter(({ type }) => type === 'refused')).toEqual([]);
  });

  const orders = { status: 'active', intent: 'order', subject: { reference: 'Patient/ada' } };
  const notForResuscitation = { coding: [{ system: 'http://snomed.info/sct', code: '304253006', display: 'Not for resuscitation' }] };
  test.each([
    ['Flag', { resourceType: 'Flag', id: 'd', status: 'active', subject: { reference: 'Patient/ada' }, code: notForResuscitation }],
    ['ServiceRequest', { resourceType: 'ServiceRequest', id: 'd', ...orders, code: notForResuscitation }],
    [
      'MedicationRequest',
      { resourceType: 'MedicationRequest', id: 'd', ...orders, doNotPerform: true, medicationCodeableConcept: { text: 'Ibuprofen' } },
    ],
  ])(
    'H38: a withheld decision or order that forbids (%s) makes its source not known for decisions, and leaves no other trace',
    async (type, resource) => {
      const serving = (entries: readonly object[]) => serve(knowsAda({ Flag: { body: bundle([]) }, [type]: { body: bundle(entries) } }));
      configure({ vale: (await serving([{ ...restricted, ...resource }])).url }, {}, { mayWithholdPersonally: true });
      const messages = await open();
      expect(outcomeAt(messages, 'vale', 'decisions')).toMatchObject([{ state: 'withheld', basis: 'personal' }]);
      expect(JSON.stringify(messages)).not.toMatch(/resuscitation|Ibuprofen/);
      configure({ vale: (await serving([])).url }, {}, { mayWithholdPersonally: true });
      expect(outcomeAt(await open(), 'vale', 'decisions')).toEqual([{ state: 'none' }]);
    },
  );

  test('what an agreement excepts is said for every patient, whether or not there is any', async () => {
    configure(
      { vale: (await serve(oneResult)).url },
      { sharing: [{ source: 'vale', to: ['hill'], roles: ['clinician'], except: ['documents'] }] },
    );
    expect(outcomeAt(await open(), 'vale', 'documents')).toEqual([{ state: 'unsupported' }]);
    configure(
      { vale: (await serve(knowsAda({ DocumentReference: { body: bundle([]) } }))).url },
      { sharing: [{ source: 'vale', to: ['hill'], roles: ['clinician'], except: ['documents'] }] },
    );
    expect(outcomeAt(await open(), 'vale', 'documents')).toMatchObject([{ state: 'withheld', basis: 'agreement' }]);
  });
});
