import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { configure, entriesOf, grant, open } from '#/lib/access/testing/open-record.ts';

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

const subject = { reference: 'Patient/ada' };
const restricted = { meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] } };
const shown = observation('open');
const secret = observation('secret', 'ada', { ...restricted, code: { text: 'A guarded test' } });
const refer = (...ids: readonly string[]) =>
  ids.map((reference) => ({ reference, display: reference.endsWith('secret') ? 'A guarded name' : reference }));

const report = {
  resourceType: 'DiagnosticReport',
  id: 'report',
  status: 'final',
  subject,
  code: { coding: [{ system: 'http://loinc.org', code: '24325-3' }], text: 'Serology' },
  effectiveDateTime: '2026-01-02T10:00:00Z',
  result: refer('Observation/open', 'Observation/secret'),
  text: { status: 'generated', div: '<div>A guarded name: 7</div>' },
};
const panel = observation('panel', 'ada', {
  valueQuantity: undefined,
  code: { text: 'Panel' },
  hasMember: refer('Observation/open', 'Observation/secret'),
});
const visit = {
  resourceType: 'Encounter',
  id: 'visit',
  status: 'finished',
  subject,
  class: { code: 'AMB' },
  diagnosis: [{ condition: refer('Condition/secret')[0], rank: 7 }],
};
const diagnosis = { resourceType: 'Condition', id: 'secret', subject, ...restricted, code: { text: 'A guarded diagnosis' } };
const during = observation('during', 'ada', { encounter: { reference: 'Encounter/secret' }, code: { text: 'Pulse' } });
const clinic = { ...visit, id: 'secret', ...restricted, diagnosis: undefined };
const allergy = {
  resourceType: 'AllergyIntolerance',
  id: 'a',
  patient: subject,
  code: { text: 'Latex' },
  encounter: { reference: 'Encounter/secret' },
};
const summary = {
  resourceType: 'Composition',
  id: 'letter',
  status: 'final',
  subject,
  title: 'Letter',
  section: [{ title: 'S', entry: refer('Condition/secret'), text: { div: '<div>Guarded words</div>' } }],
};
const pointing = [report, panel, visit, during, allergy, summary];
const kept = [secret, diagnosis, clinic];

/** All of a source's resources under one search, a page each, in this order. */
async function openPaged(resources: readonly object[], personal = true) {
  const page = (at: number) =>
    bundle([resources[at]], at + 1 < resources.length ? { link: [{ relation: 'next', url: `Observation?_at=${at + 1}` }] } : {});
  const source = await serve(knowsAda({ Observation: (url) => ({ body: page(Number(url.searchParams.get('_at') ?? 0)) }) }));
  configure({ vale: source.url }, {}, { mayWithholdPersonally: personal });
  return open();
}

const bodyOf = (messages: Awaited<ReturnType<typeof openPaged>>, id: string) =>
  entriesOf(messages, 'vale').find((one) => one.id === `vale|${id}`);

describe.each([
  ['before', [...pointing, shown, ...kept]],
  ['after', [...kept, shown, ...pointing]],
  ['between', [report, secret, panel, shown, diagnosis, visit, clinic, during, allergy, summary]],
])('H24 what names something that is kept back comes %s it', (_, order) => {
  test('no id, name or count of it leaves', async () => {
    const messages = await openPaged(order);
    const said = JSON.stringify(messages);
    expect(said).not.toMatch(/guarded|secret/i);
    expect(bodyOf(messages, 'DiagnosticReport/report')).toMatchObject({ body: { members: ['vale|Observation/open'] }, detail: '1 test' });
    expect(bodyOf(messages, 'DiagnosticReport/report')?.identity.filter((key) => key.startsWith('report|'))).toEqual([
      expect.stringMatching(/\|1$/),
    ]);
    expect(bodyOf(messages, 'Observation/panel')?.body).toMatchObject({ members: ['vale|Observation/open'] });
    expect(bodyOf(messages, 'Observation/during')).toBeDefined();
    expect(JSON.stringify(bodyOf(messages, 'Encounter/visit')?.facts)).not.toContain('7');
    expect(bodyOf(messages, 'Composition/letter')).toBeUndefined();
    expect(messages.find((message) => message.type === 'end')).toMatchObject({
      entries: 6,
      resources: { received: 7, entries: 6, supporting: 1, refused: 0 },
    });
  });

  test('where nothing is kept back for a patient’s sake all of it is there', async () => {
    const messages = await openPaged(order, false);
    expect(bodyOf(messages, 'DiagnosticReport/report')).toMatchObject({
      body: { members: ['vale|Observation/open', 'vale|Observation/secret'] },
    });
    expect(entriesOf(messages, 'vale')).toHaveLength(10);
  });
});

test('H24 an allergy waits for nothing', async () => {
  const messages = await openPaged([allergy, clinic]);
  const types = messages.filter(({ type }) => type === 'entries' || type === 'progress').map(({ type }) => type);
  expect(types).toEqual(['entries', 'progress', 'progress']);
});

describe('H24 what never comes', () => {
  const ask = async (encounters: object) => {
    const source = await serve(knowsAda({ Observation: { body: bundle([during, shown]) }, Encounter: encounters }));
    configure({ vale: source.url }, {}, { mayWithholdPersonally: true });
    return open();
  };

  test('stays the source’s own word once all of its type has come', async () => {
    const messages = await ask({ body: bundle([]) });
    expect(bodyOf(messages, 'Observation/during')?.encounter).toBe('vale|Encounter/secret');
  });

  test('takes no document along of which only that is unknown', async () => {
    const letter = { ...summary, encounter: { reference: 'Encounter/secret' }, section: [] };
    const source = await serve(knowsAda({ Observation: { body: bundle([letter]) }, Encounter: { status: 500 } }));
    configure({ vale: source.url }, {}, { mayWithholdPersonally: true });
    expect(bodyOf(await open(), 'Composition/letter')?.title).toBe('Letter');
  });

  test('is not named where its type did not come whole: nobody knows how it is labelled', async () => {
    const messages = await ask({ status: 500 });
    expect(bodyOf(messages, 'Observation/during')).toBeDefined();
    expect(JSON.stringify(messages)).not.toContain('Encounter/secret');
  });

  const decided = {
    ...observation('dnr', 'ada', { encounter: { reference: 'Encounter/secret' }, valueQuantity: undefined }),
    code: { coding: [{ system: 'http://snomed.info/sct', code: '304253006', display: 'Not for resuscitation' }] },
  };
  test.each<[string, object, true | undefined]>([
    ['did not come', { status: 500 }, true],
    // No trace: as if the decision had never named one.
    ['is kept back', { body: bundle([clinic]) }, undefined],
  ])('H38 of a decision whose contact %s', async (_, encounters, expected) => {
    const source = await serve(knowsAda({ Observation: { body: bundle([decided]) }, Encounter: encounters }));
    configure({ vale: source.url }, {}, { mayWithholdPersonally: true });
    const entry = bodyOf(await open(), 'Observation/dnr');
    expect(entry?.decision).toMatchObject({ subject: 'resuscitation', stance: 'refuses' });
    expect([entry?.encounter, entry?.decision?.contactNotReceived]).toEqual([undefined, expected]);
  });
});
