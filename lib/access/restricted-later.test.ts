import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { applyMessage, emptyTimeline, markStreamCut, type Timeline } from '#/lib/record/stream/timeline.ts';
import { peoplePage } from '#/lib/record/summary/people/people-page.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import { configure, grant, session } from '#/lib/access/testing/open-record.ts';
import { adaAtSource, bundle, knowsAda } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';

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

const sister = {
  resourceType: 'RelatedPerson',
  id: 'sister',
  patient: { reference: 'Patient/ada' },
  relationship: [{ text: 'Sister' }],
  name: [{ text: 'Ruth Brooks' }],
  telecom: [{ system: 'phone', value: '01491 960222' }],
};
const husband = {
  name: { text: 'Tom Brooks' },
  relationship: [{ text: 'Husband' }],
  telecom: [{ system: 'phone', value: '01491 960333' }],
};
const number = /960 ?222|960 ?333/;
const security = (code: string) => ({ meta: { security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code }] } });

type Late = (response: ServerResponse) => void;
const knownHere =
  (more: object): Late =>
  (response) => {
    response.writeHead(200, { 'Content-Type': 'application/fhir+json' });
    response.end(JSON.stringify(bundle([{ ...adaAtSource, ...more }])));
  };
const broken: Late = (response) => response.writeHead(500).end();

/** Messages of a record of which the first source has numbers, and the second one answers for its Patient only once the first has ended. */
async function messagesWith(late: Late) {
  const gate = Promise.withResolvers<void>();
  const early = await serve(knowsAda({ RelatedPerson: { body: bundle([sister]) } }, [{ ...adaAtSource, contact: [husband] }]));
  const answers = knowsAda({});
  const second = await serve((url) =>
    url.pathname.endsWith('/Patient') ? (response) => void gate.promise.then(() => late(response)) : answers(url),
  );
  configure({ vale: early.url, moor: second.url });
  const messages: TimelineMessage[] = [];
  for await (const message of openTimeline(session, {}, new AbortController().signal)) {
    messages.push(message);
    if (message.type === 'end' && message.source === 'vale') gate.resolve();
  }
  return messages;
}

const endOf = (messages: readonly TimelineMessage[], id: string): number =>
  messages.findIndex((message) => message.type === 'end' && message.source === id);
const timelineOf = (messages: readonly TimelineMessage[]): Timeline =>
  messages.reduce<Timeline>((timeline, message) => applyMessage(timeline, message), emptyTimeline(session.id));
const ringing = (messages: readonly TimelineMessage[]) => peoplePage(timelineOf(messages), wholeView).toRing;

describe('H24 numbers wait for the slowest source that may restrict them', () => {
  test.each(['R', 'V'])('which labels its Patient %s: no number ever leaves', async (code) => {
    const messages = await messagesWith(knownHere(security(code)));
    expect(JSON.stringify(messages)).not.toMatch(number);
    expect(ringing(messages)).toMatchObject({ isRestricted: true, people: [] });
    expect(JSON.stringify(timelineOf(messages).sources.get('vale')?.batches)).not.toContain('Held until');
  });

  test.each([
    ['which restricts nothing', knownHere({})],
    ['which labels its Patient N', knownHere(security('N'))],
    ['which has people of its own', knownHere({ contact: [husband] })],
  ])('%s: the first source ends without them, and they follow', async (_name, late) => {
    const messages = await messagesWith(late);
    const end = endOf(messages, 'vale');
    expect(JSON.stringify(messages.slice(0, end + 1))).not.toMatch(number);
    const waiting = ringing(messages.slice(0, end + 1));
    expect(waiting).toMatchObject({ isRestricted: false, areHeld: true, remark: expect.stringContaining('moor') });
    const { people, remark, areHeld } = ringing(messages);
    expect(people.map(({ phone = '' }) => phone).toSorted((a, b) => a.localeCompare(b))).toEqual(['01491 960222', '01491 960333']);
    expect([remark, areHeld]).toEqual([undefined, undefined]);
    expect(JSON.stringify(timelineOf(messages).sources.get('vale')?.batches)).not.toContain('Held until');
  });

  test('which fails: they are shown, and it is said who could not restrict them', async () => {
    const { people, remark } = ringing(await messagesWith(broken));
    expect(people).toHaveLength(2);
    expect(remark).toContain('moor did not answer, and may restrict');
  });

  test('and an answer that is cut off meanwhile never reads as nobody', async () => {
    const messages = await messagesWith(knownHere({}));
    const cut = markStreamCut(timelineOf(messages.slice(0, endOf(messages, 'vale') + 1)), 'connection-lost');
    const { remark, areHeld } = peoplePage(cut, wholeView).toRing;
    expect([areHeld, remark]).toEqual([true, expect.stringContaining('Ask the sources again')]);
  });
});
