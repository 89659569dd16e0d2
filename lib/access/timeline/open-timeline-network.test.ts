import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { listedCategories } from '#/lib/record/model/category.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { applyMessage, emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { byReference, registeredAt, servesDirectory, servesLocator, type FakeMember } from '#/lib/sources/network/testing/serve-network.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import type { ServedSource } from '#/lib/sources/testing/serve-source.ts';
import { cdaOf, servesDocuments } from '#/lib/sources/testing/fake-documents.ts';
import { openDocument } from '#/lib/access/documents/open-document.ts';
import { configure, entriesOf, grant, oneResult, open, outcomeAt, session } from '#/lib/access/testing/open-record.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

let number = 0;
beforeEach(() => {
  number += 1;
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

interface Setting {
  /** Members that the locator names. */
  known: string[];
  locatorFails: boolean;
  readonly net: string;
  readonly servers: ReadonlyMap<string, ServedSource>;
  readonly locator: ServedSource;
}

const documents = servesDocuments({ one: { contentType: 'text/xml', body: cdaOf('one') } });

/** Configures a source, and a network of three document-only members and one without an address. */
async function setting(more: object = {}, sharing?: readonly object[]): Promise<Setting> {
  const net = `net-${number}`;
  const ids = ['alpha', 'beta', 'gamma'];
  const servers = new Map(await Promise.all(ids.map(async (id) => [id, await serve(documents)] as const)));
  const list: readonly FakeMember[] = [
    ...ids.map((id) => ({ id, name: `${id} Clinic`, address: servers.get(id)?.url ?? '' })),
    { id: 'silent', name: 'Silent Clinic' },
  ];
  const state = { known: ['alpha', 'beta'], locatorFails: false };
  const directory = await serve(servesDirectory(() => list));
  const answer = servesLocator(() => state.known.map((id) => registeredAt(byReference(id))));
  const locator = await serve((url, body) => (state.locatorFails ? { status: 503 } : answer(url, body)));
  const hill = await serve(oneResult);
  // A busy machine may take longer over 2,000 requests than a reader would wait for.
  const limits = { connectMs: 120_000, firstByteMs: 120_000, stallMs: 120_000, totalMs: 240_000 };
  const members = { kind: 'documents', match: [{ kind: 'identifier' }], limits };
  const network = { kind: 'network', limits, directory: { url: directory.url }, members, loopbackMembers: true, ...more };
  const shared = (source: string) => ({ source, to: ['hill'], roles: ['clinician'] });
  configure({ hill: hill.url, [net]: locator.url }, { sharing: sharing ?? [shared('hill'), shared(net)] }, {}, { [net]: network });
  return Object.assign(state, { net, servers, locator });
}

const typesOf = (messages: readonly TimelineMessage[], source: string) =>
  messages.flatMap((message) =>
    'attempt' in message && message.source === source
      ? [message.type]
      : message.type === 'source' && message.source.id === source
        ? ['source']
        : [],
  );
const sourceOf = (messages: readonly TimelineMessage[], id: string) =>
  messages.findLast((message) => message.type === 'source' && message.source.id === id);
const queriesAudited = (): readonly string[] =>
  doubles.write.mock.calls.flatMap(([events]) =>
    events.flatMap(({ agent }) => agent.flatMap(({ who }) => (who?.identifier?.value === undefined ? [] : [who.identifier.value]))),
  );

describe('members of a network', () => {
  test('join the stream as sources of their own, each said before its entries, audited, ended, with badges of their own', async () => {
    const { net } = await setting();
    const messages = await open();
    for (const id of [`${net}.alpha`, `${net}.beta`]) {
      const types = typesOf(messages, id);
      expect([types[0], types.at(-1)]).toEqual(['source', 'end']);
      expect(types.filter((type) => type === 'outcome')).toHaveLength(listedCategories.size);
      expect(entriesOf(messages, id).map(({ title }) => title)).toEqual(['Summary one', 'Asthma']);
      expect(sourceOf(messages, id)).toMatchObject({ source: { network: { id: net, name: net }, own: false } });
      expect(queriesAudited()).toContain(id);
    }
    const codes = messages.flatMap((message) =>
      message.type === 'source' && message.source.foundMembers === undefined ? [message.source.code] : [],
    );
    expect(new Set(codes).size).toBe(4);
    expect(sourceOf(messages, net)).toMatchObject({ source: { foundMembers: { withRecord: 2, queriedAtOnce: 2, inDirectory: 4 } } });
    expect(outcomeAt(messages, net)).toEqual([{ state: 'none' }]);
    const timeline = messages.map((one): unknown => JSON.parse(JSON.stringify(one))).reduce<Timeline>(applyMessage, emptyTimeline('s1'));
    expect([timeline.unknownMessages, timeline.sources.size]).toEqual([0, 4]);
  });

  test('one without an address joins, and gave no answer', async () => {
    const held = await setting();
    held.known = ['silent'];
    const messages = await open();
    expect(outcomeAt(messages, `${held.net}.silent`)).toEqual([{ state: 'failed', why: expect.stringContaining('no address') }]);
  });

  test('those beyond the most asked at once are listed, and asked when the reader ticks them', async () => {
    const { net, servers } = await setting({ most: 1 });
    expect(outcomeAt(await open(), `${net}.beta`)).toEqual([{ state: 'skipped' }]);
    expect(servers.get('beta')?.requests).toEqual([]);
    const again = await open({ sources: [`${net}.beta`], attempt: 2 });
    expect(outcomeAt(again, `${net}.beta`, 'documents')).toEqual([{ state: 'complete', entries: 1 }]);
  });
});

describe('policy', () => {
  test('a rule of the network holds for its members; without one nobody is asked, the locator neither', async () => {
    const { net, servers, locator } = await setting({}, [{ source: 'hill', to: ['hill'], roles: ['clinician'] }]);
    const messages = await open();
    expect(outcomeAt(messages, net)).toMatchObject([{ state: 'withheld' }]);
    expect([locator.requests, servers.get('alpha')?.requests]).toEqual([[], []]);
  });

  test('what the rule excepts is a stub at each member', async () => {
    const net = `net-${number}`;
    await setting({}, [{ source: net, to: ['hill'], roles: ['clinician'], except: ['documents'] }]);
    const messages = await open();
    expect(entriesOf(messages, `${net}.alpha`).map(({ title }) => title)).toEqual(['Document', 'Document']);
  });

  test('the reader’s “another person” holds for a member', async () => {
    const { net, servers } = await setting();
    expect(outcomeAt(await open({}, { rejected: [`${net}.alpha`] }), `${net}.alpha`)).toMatchObject([{ state: 'unmatched' }]);
    expect(servers.get('alpha')?.requests).toEqual([]);
  });
});

describe('asked again by name', () => {
  test('one member, under its new attempt, and nobody else', async () => {
    const { net, servers } = await setting();
    const messages = await open({ sources: [`${net}.beta`], attempt: 3 });
    expect(messages.flatMap((message) => (message.type === 'end' ? [[message.source, message.attempt]] : []))).toEqual([
      [`${net}.beta`, 3],
    ]);
    expect(outcomeAt(messages, `${net}.beta`, 'documents')).toEqual([{ state: 'complete', entries: 1 }]);
    expect(servers.get('alpha')?.requests).toEqual([]);
  });

  test('H01 a member that the locator does not name is not told of the patient', async () => {
    const { net, servers } = await setting();
    const messages = await open({ sources: [`${net}.gamma`, `${net}.nobody`] });
    expect(servers.get('gamma')?.requests).toEqual([]);
    for (const id of ['gamma', 'nobody'])
      expect(outcomeAt(messages, `${net}.${id}`)).toMatchObject([{ state: 'unmatched', match: 'no-answer-given' }]);
  });

  test('H05 while the locator fails, it gave no answer', async () => {
    const held = await setting();
    await open();
    held.locatorFails = true;
    const messages = await open({ sources: [`${held.net}.beta`], attempt: 2 });
    expect(outcomeAt(messages, `${held.net}.beta`)).toMatchObject([{ state: 'failed', why: expect.stringContaining('record locator') }]);
  });

  test('an unknown network answers nothing', async () => {
    await setting();
    expect((await open({ sources: ['elsewhere.alpha'] })).map(({ type }) => type)).toEqual(['hello', 'patient']);
  });
});

test('a document of a member is opened at that member', async () => {
  const { net, servers } = await setting();
  const [document] = entriesOf(await open(), `${net}.alpha`);
  const body = document?.body;
  const name = body?.shape === 'attachments' ? body.attachments[0]?.name : undefined;
  const before = servers.get('alpha')?.requests.length ?? 0;
  const answer = await openDocument(session, name ?? '', new AbortController().signal);
  expect(answer).toMatchObject({ answer: 'readable', readable: { title: 'Summary one' } });
  expect(servers.get('alpha')?.requests.length).toBeGreaterThan(before);
});

test('500 members of one network all join, and all end', async () => {
  const net = `net-${number}`;
  // A path of one process for each member: 500 small organisations on one platform.
  const server = await serve((url, body) => documents(new URL(url.href.replace(/\/m\d+\//, '/')), body));
  const list = Array.from({ length: 500 }, (_, at) => ({ id: `m${at}`, name: `Clinic ${at}`, address: `${server.url}/m${at}` }));
  const directory = await serve(servesDirectory(() => list, 100));
  const locator = await serve(servesLocator(() => list.map(({ id }) => registeredAt(byReference(id)))));
  // A busy machine may take longer over 2,000 requests than a reader would wait for.
  const limits = { connectMs: 120_000, firstByteMs: 120_000, stallMs: 120_000, totalMs: 240_000 };
  const members = { kind: 'documents', match: [{ kind: 'identifier' }], limits };
  const network = { kind: 'network', limits, directory: { url: directory.url }, members, loopbackMembers: true, most: 500 };
  configure({ [net]: locator.url }, {}, {}, { [net]: network });
  const messages = await open();
  const ends = messages.flatMap((message) => (message.type === 'end' ? [message.entries] : []));
  expect(ends).toHaveLength(501);
  expect(ends.filter((entries) => entries === 2)).toHaveLength(500);
  const codes = messages.flatMap((message) => (message.type === 'source' && message.source.network ? [message.source.code] : []));
  expect(new Set(codes).size).toBe(500);
}, 240_000);
