import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { bundle, knowsAda, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { configure, entriesOf, grant, open, outcomeAt } from '#/lib/access/testing/open-record.ts';

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

const flag = (id: string, text: string) => ({
  resourceType: 'Flag',
  id,
  status: 'active',
  subject: { reference: 'Patient/ada' },
  code: { text },
});
const [alone, plan, keySafe] = [flag('1', 'Lives alone'), flag('2', 'Child protection plan'), flag('3', 'Key safe 1234')];
const shown = { safeguarding: { shownTo: [{ to: ['hill'], roles: ['clinician'] }] } };

async function messagesOf(flags: readonly object[], { more = {}, organisation = 'vale', mayWithholdPersonally = true } = {}) {
  const server = await serve(knowsAda({ Flag: { body: bundle(flags) }, Observation: { body: bundle([observation('a')]) } }));
  configure({ vale: server.url }, more, { organisation, mayWithholdPersonally });
  return (await open()).map((message) => (message.type === 'end' ? { ...message, tookMs: 0, at: '' } : message));
}

/** Messages without what differs from one opening to the next. */
const comparable = (messages: readonly object[]): unknown =>
  messages
    .filter((message) => !('type' in message && (message.type === 'hello' || message.type === 'progress')))
    .map((message) => JSON.stringify(message))
    .toSorted();

describe('safeguarding flags and access details leave the gateway only for roles that configuration names', () => {
  test.each([
    ['another organisation’s source', {}],
    ['a source that keeps back nothing personally', { mayWithholdPersonally: false }],
    ['a source of the reader’s own organisation', { organisation: 'hill' }],
  ])('nobody is named: the answer is the one of a patient without any, at %s', async (_, options) => {
    const messages = await messagesOf([alone, plan, keySafe], options);
    expect(JSON.stringify(messages)).not.toMatch(/protection plan|1234/);
    expect(entriesOf(messages, 'vale').map(({ title }) => title)).toContain('Lives alone');
    expect(outcomeAt(messages, 'vale', 'safeguarding')).toEqual([]);
    expect(comparable(messages)).toEqual(comparable(await messagesOf([alone], options)));
    expect(comparable(await messagesOf([plan], options))).toEqual(comparable(await messagesOf([], options)));
  });

  test('the role is named: they are sent under a category of their own, and nothing else changes', async () => {
    const messages = await messagesOf([alone, plan, keySafe], { more: shown });
    const sent = entriesOf(messages, 'vale').map(({ title, category }) => `${category}: ${title}`);
    expect(sent.toSorted()).toEqual([
      'alerts: Lives alone',
      'results: Sodium',
      'safeguarding: Child protection plan',
      'safeguarding: Key safe 1234',
    ]);
    expect(outcomeAt(messages, 'vale', 'safeguarding')).toEqual([{ state: 'complete', entries: 2 }]);
    expect(outcomeAt(messages, 'vale', 'alerts')).toEqual([{ state: 'complete', entries: 1 }]);
    expect(messages.find((message) => message.type === 'hello')).toMatchObject({ safeguarding: true });
    const none = await messagesOf([alone], { more: shown });
    expect(outcomeAt(none, 'vale', 'safeguarding')).toEqual([{ state: 'none' }]);
  });
});
