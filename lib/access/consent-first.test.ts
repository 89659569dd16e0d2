import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { openDocument } from '#/lib/access/documents/open-document.ts';
import { searchDocuments } from '#/lib/access/document-search/search-documents.ts';
import { configure, entriesOf, grant, open, session } from '#/lib/access/testing/open-record.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { servesDocuments } from '#/lib/sources/testing/fake-documents.ts';
import { all, bundle, nhs } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { ServedSource } from '#/lib/sources/testing/serve-source.ts';

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

type Reply = (response: ServerResponse) => void;
const says =
  (body: unknown): Reply =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'application/fhir+json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
const consent = (more: object) => ({
  resourceType: 'Consent',
  id: 'c',
  status: 'active',
  patient: { identifier: { system: nhs, value: '9991020012' } },
  ...more,
});
const actor = (id: string) => ({ reference: { reference: `Organization/${id}` } });
const deny = (more: object = {}) => ({ type: 'deny', ...more });

/** Doors through which a request may reach a source about this patient. */
const doors: Readonly<Record<string, (name: string) => Promise<unknown>>> = {
  'opening the record': () => all(openTimeline(session, {}, signal())),
  'asking one source again': () => all(openTimeline(session, { sources: ['vale'], attempt: 2 }, signal())),
  'opening a document': (name) => openDocument(session, name, signal()),
  'searching documents': (name) => all(searchDocuments(session, [name], signal())),
};
const signal = (): AbortSignal => new AbortController().signal;

interface Exchange {
  readonly own: ServedSource;
  readonly vale: ServedSource;
  readonly name: string;
  readonly registry: { reply: Reply; asked: () => Promise<void> };
}

/** The reader's own organisation, another one with a document, and a registry that replies as told. */
async function exchange(): Promise<Exchange> {
  const files = { letter: { contentType: 'text/plain', body: 'Seen today.' } } as const;
  const [own, vale] = [await serve(servesDocuments(files)), await serve(servesDocuments(files))];
  let asked = Promise.withResolvers<void>();
  const registry = { reply: says(bundle([])), asked: () => asked.promise };
  const { url } = await serve(() => (response) => {
    asked.resolve();
    registry.reply(response);
  });
  configure({ hill: own.url, vale: vale.url }, { consent: { url } });
  const [entry] = entriesOf(await open(), 'vale');
  const name = entry?.body.shape === 'attachments' ? (entry.body.attachments[0]?.name ?? '') : '';
  expect(name).not.toBe('');
  for (const { requests } of [own, vale]) requests.length = 0;
  asked = Promise.withResolvers();
  return { own, vale, name, registry };
}

describe('H05 no request about a patient reaches a source before the consent registry has said yes', () => {
  test.each(Object.entries(doors))('%s: nothing leaves while the registry is silent', async (_name, door) => {
    const { own, vale, name, registry } = await exchange();
    const held = Promise.withResolvers<ServerResponse>();
    registry.reply = held.resolve;
    const done = door(name);
    const response = await held.promise;
    // A turn of everything that could be under way without the answer.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect([...own.requests, ...vale.requests]).toEqual([]);
    says(bundle([]))(response);
    await done;
    expect(vale.requests.length).toBeGreaterThan(0);
  });

  const refusals: readonly (readonly [string, Reply])[] = [
    ['an error', (response) => response.writeHead(500).end()],
    ['a broken connection', (response) => response.destroy()],
    ['no JSON', says('<html>welcome</html>')],
    ['half a JSON', says('{"resourceType":"Bundle","type":"searchset","entry":[')],
    ['a Bundle of another kind', says({ resourceType: 'Bundle', type: 'collection' })],
    ['an OperationOutcome', says({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'exception' }] })],
    ['something that is no Consent', says(bundle([{ resourceType: 'Patient', id: 'p' }, { id: 'nothing' }]))],
    ['a consent of another patient', says(bundle([consent({ patient: { identifier: { system: nhs, value: '9991020020' } } })]))],
    ['one page of two', says({ ...bundle([]), link: [{ relation: 'next', url: '?page=2' }] })],
    ['more than it sends', says(bundle([], { total: 3 }))],
    ['deny this organisation', says(bundle([consent({ provision: deny({ actor: [actor('vale')] }) })]))],
    ['deny without naming anybody', says(bundle([consent({ provision: deny() })]))],
    ['deny an organisation that cannot be read', says(bundle([consent({ provision: deny({ actor: [{}] }) })]))],
    [
      'permit, and deny this organisation inside',
      says(bundle([consent({ provision: { type: 'permit', provision: [deny({ actor: [actor('vale')] })] } })])),
    ],
    [
      'deny three levels down',
      says(bundle([consent({ provision: { provision: [{ provision: [{ provision: [deny({ actor: [actor('vale')] })] }] }] } })])),
    ],
    ['deny one category there', says(bundle([consent({ provision: deny({ actor: [actor('vale')], class: [{ code: 'Observation' }] }) })]))],
    ['deny one purpose there', says(bundle([consent({ provision: deny({ actor: [actor('vale')], purpose: [{ code: 'HRESCH' }] }) })]))],
    [
      'deny by policy, permit inside',
      says(bundle([consent({ policy: [{ uri: 'https://profiles.ihe.net/ITI/PCF/Policy-deny' }], provision: { type: 'permit' } })])),
    ],
    ['deny by decision', says(bundle([consent({ decision: 'deny' })]))],
    ['deny until long after', says(bundle([consent({ provision: deny({ actor: [actor('vale')], period: { end: '2199-01-01' } }) })]))],
    [
      'permit by one consent, deny by another',
      says(bundle([consent({ provision: { type: 'permit' } }), consent({ provision: deny({ actor: [actor('vale')] }) })])),
    ],
  ];
  describe.each(Object.entries(doors))('%s', (_name, door) => {
    test.each(refusals)('%s: the other organisation is not asked', async (_answer, reply) => {
      const { vale, name, registry } = await exchange();
      registry.reply = reply;
      await door(name);
      expect(vale.requests).toEqual([]);
    });
  });

  test.each<[string, object]>([
    ['nothing', {}],
    ['a permit', { provision: { type: 'permit', actor: [actor('vale')] } }],
    ['deny another organisation', { provision: deny({ actor: [actor('moor')] }) }],
    ['deny what is over', { provision: deny({ actor: [actor('vale')], period: { end: '2001-01-01' } }) }],
    ['deny what is to come', { provision: deny({ actor: [actor('vale')], period: { start: '2199-01-01' } }) }],
    ['a consent that is not active', { status: 'inactive', provision: deny() }],
  ])('%s: it is asked', async (_answer, more) => {
    const { vale, name, registry } = await exchange();
    registry.reply = says(bundle([consent(more)]));
    for (const door of Object.values(doors)) {
      vale.requests.length = 0;
      await door(name);
      expect(vale.requests.length).toBeGreaterThan(0);
    }
  });
});

test('a block of the reader’s own organisation is said to its owner in words', async () => {
  const { own, registry } = await exchange();
  registry.reply = says(bundle([consent({ provision: deny({ actor: [actor('hill')] }) })]));
  const outcomes = (await open()).flatMap((message) => (message.type === 'outcome' && message.source === 'hill' ? [message.outcome] : []));
  expect(own.requests).toEqual([]);
  for (const outcome of outcomes) expect(outcome).toMatchObject({ state: 'withheld', why: 'Sharing is blocked for this patient at hill.' });
  expect(outcomes.length).toBeGreaterThan(0);
});
