import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import { listedCategories } from '#/lib/record/model/category.ts';
import { categoryOutcome } from '#/lib/record/stream/source-outcome.ts';
import { applyMessage, emptyTimeline, markStreamCut, type Timeline } from '#/lib/record/stream/timeline.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { GrantCheck } from '#/lib/session/authorization-server/grants.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { ada, bundle, knowsAda, nhs, observation } from '#/lib/sources/testing/fake-record.ts';
import { closeServed, serve } from '#/lib/sources/testing/gather-at.ts';
import { openTimeline } from './open-timeline.ts';
import { configure, entriesOf, grant, oneResult, open, outcomeAt, session } from '#/lib/access/testing/open-record.ts';

const doubles = vi.hoisted(() => ({
  write: vi.fn<(events: readonly AuditEvent[]) => Promise<void>>(),
  check: vi.fn<() => Promise<GrantCheck>>(),
  streamsEnd: false,
  endStreams: (): void => undefined,
}));
vi.mock('#/lib/audit/audit.ts', () => ({ auditSink: () => ({ write: doubles.write }) }));
vi.mock('#/lib/session/authorization-server/grants.ts', () => ({ checkGrant: doubles.check }));

vi.mock('#/lib/server/lifecycle.ts', () => ({
  onStreamsEnding: (end: () => void) => {
    if (doubles.streamsEnd) end();
    doubles.endStreams = end;
    return () => undefined;
  },
}));

beforeEach(() => {
  doubles.streamsEnd = false;
  doubles.write.mockReset().mockResolvedValue();
  doubles.check.mockReset().mockResolvedValue({ state: 'alive', grant });
});
afterEach(closeServed);

describe('one stream', () => {
  test('says whose record for whom, every source, each with one outcome a category and its end', async () => {
    const [hill, vale] = [await serve(oneResult), await serve(knowsAda({}, []))];
    configure({ hill: hill.url, vale: vale.url });
    const messages = await open();
    expect(messages.slice(0, 4).map(({ type }) => type)).toEqual(['hello', 'patient', 'source', 'source']);
    for (const source of ['hill', 'vale']) {
      expect(messages.flatMap((message) => (message.type === 'outcome' && message.source === source ? [message.category] : []))).toEqual([
        ...listedCategories,
      ]);
      expect(messages.filter((message) => message.type === 'end' && message.source === source)).toHaveLength(1);
    }
    expect(outcomeAt(messages, 'hill')).toEqual([{ state: 'complete', entries: 1 }]);
    expect(outcomeAt(messages, 'vale')).toEqual([{ state: 'unmatched', match: 'not-known' }]);
  });

  test('every message of it is one that the page reads', async () => {
    const hill = await serve(knowsAda({ Observation: { body: bundle([observation('a'), observation('b', 'zoe')]) } }));
    configure({ hill: hill.url });
    const timeline = (await open())
      .map((message): unknown => JSON.parse(JSON.stringify(message)))
      .reduce<Timeline>(applyMessage, emptyTimeline('s1'));
    expect(timeline.unknownMessages).toBe(0);
    expect(timeline.sources.get('hill')).toMatchObject({ received: 1, unreadable: 0, end: { entries: 1 } });
  });

  test('the sums agree: received is entries, supporting and refused, and entries are those sent', async () => {
    const hill = await serve(knowsAda({ Observation: { body: bundle([observation('a'), observation('b'), observation('b')]) } }));
    configure({ hill: hill.url });
    const messages = await open();
    const end = messages.find((message) => message.type === 'end');
    expect(end).toMatchObject({ entries: 2, resources: { received: 4, entries: 2, supporting: 2, refused: 0 } });
    expect(entriesOf(messages, 'hill')).toHaveLength(2);
  });

  test('the key of the patient is the same at each stream, and another for another patient', async () => {
    configure({ hill: (await serve(oneResult)).url });
    const keyOf = async (of: Partial<RecordSession> = {}) =>
      (await open({}, of)).flatMap((message) => (message.type === 'hello' ? [message.patientKey] : []))[0];
    expect(await keyOf()).toBe(await keyOf());
    expect(await keyOf({ patient: { ...ada, identifiers: [{ system: nhs, value: '9991020020' }] } })).not.toBe(await keyOf());
  });

  test('asked again, only those named, under their new attempt', async () => {
    const [hill, vale] = [await serve(oneResult), await serve(oneResult)];
    configure({ hill: hill.url, vale: vale.url });
    const messages = await open({ sources: ['vale'], attempt: 3 });
    expect(hill.requests).toEqual([]);
    expect(messages.find((message) => message.type === 'end')).toMatchObject({ source: 'vale', attempt: 3 });
  });
});

describe('sources do not wait for each other', () => {
  test('H05: one that hangs and one that refuses leave the third its time', async () => {
    const healthy = await serve(oneResult);
    const hanging = await serve(() => () => undefined);
    const refusing = await serve(() => ({ status: 403 }));
    configure({ hill: healthy.url, hanging: hanging.url, refusing: refusing.url }, {}, { limits: { firstByteMs: 1_000 } });
    const messages = await open();
    const ends = messages.flatMap((message) => (message.type === 'end' ? [message.source] : []));
    expect(ends.at(-1)).toBe('hanging');
    expect(outcomeAt(messages, 'hill')).toEqual([{ state: 'complete', entries: 1 }]);
    expect(outcomeAt(messages, 'hanging')).toEqual([{ state: 'failed', why: 'no answer within 1 s' }]);
    expect(outcomeAt(messages, 'refusing')).toEqual([{ state: 'denied', why: 'it refused this request (403)' }]);
  });
});

describe('the session', () => {
  test('ends when its authorisation server says so, before anything is asked', async () => {
    const hill = await serve(oneResult);
    configure({ hill: hill.url });
    doubles.check.mockResolvedValue({ state: 'over' });
    expect(await open()).toEqual([{ type: 'expired', why: 'The system you signed in with ended your session.' }]);
    expect(hill.requests).toEqual([]);
  });

  test('that was refused with a line in the operator’s log ends with its reference', async () => {
    configure({ hill: (await serve(oneResult)).url });
    doubles.check.mockResolvedValue({ state: 'over', reference: '7K2M-9QXW' });
    const why = 'The system you signed in with ended your session. Reference for your support desk: 7K2M-9QXW.';
    expect(await open()).toEqual([{ type: 'expired', why }]);
  });

  test('a viewer who may open no record gets none', async () => {
    const hill = await serve(oneResult);
    configure({ hill: hill.url }, { viewers: [{ organisation: 'hill', roles: ['pharmacist'] }] });
    expect(await open()).toMatchObject([{ type: 'expired' }]);
    expect(hill.requests).toEqual([]);
  });

  test('goes on when that server cannot be asked', async () => {
    configure({ hill: (await serve(oneResult)).url });
    doubles.check.mockResolvedValue({ state: 'unreachable' });
    expect(outcomeAt(await open(), 'hill')).toEqual([{ state: 'complete', entries: 1 }]);
  });
});

describe('a restart of the viewer', () => {
  test('H05: a stream that the viewer’s restart ends says so last, and no source that was stopped for it reads as answered', async () => {
    const [hill, vale] = [await serve(oneResult), await serve(knowsAda({ Observation: () => () => undefined }))];
    configure({ hill: hill.url, vale: vale.url });
    const messages: TimelineMessage[] = [];
    for await (const message of openTimeline(session, {}, new AbortController().signal)) {
      messages.push(message);
      if (message.type === 'end' && message.source === 'hill') doubles.endStreams();
    }
    expect(messages.at(-1)).toEqual({ type: 'restarting' });
    expect(entriesOf(messages, 'hill')).toHaveLength(1);
    expect(messages.filter((message) => message.type === 'end').map(({ source }) => source)).toEqual(['hill']);
    const read = messages.reduce<Timeline>(applyMessage, emptyTimeline('s1'));
    const timeline = markStreamCut(read, 'restarting');
    const state = timeline.sources.get('vale');
    const words = [...listedCategories].map((category) => state && categoryOutcome(state, category).state);
    expect(words.filter((word) => word === 'none' || word === 'complete' || word === 'pending')).toEqual([]);
    expect(describeCompleteness(timeline)).toMatchObject({ all: false, complete: 1, unreadable: 'the viewer is restarting; ask again' });
  });

  test('a stream that is opened while streams end is told so, and asks no source', async () => {
    doubles.streamsEnd = true;
    const hill = await serve(oneResult);
    configure({ hill: hill.url });
    expect(await open()).toEqual([{ type: 'restarting' }]);
    expect(hill.requests).toEqual([]);
  });
});

describe('H02 H03 one misfiled item in one record', () => {
  const misfiled = knowsAda({ Observation: { body: bundle([observation('a'), observation('z', 'zoe')]) } });
  const why = (messages: readonly TimelineMessage[]) =>
    outcomeAt(messages, 'hill').map((outcome) => ('why' in outcome ? outcome.why : outcome.state));
  const sent = 'it sent another patient’s data';

  test('that record asks again when the reader presses, not by itself; another reader’s record of the same person is asked', async () => {
    const hill = await serve(misfiled);
    configure({ hill: hill.url });
    expect(why(await open())).toEqual([sent]);
    const before = hill.requests.length;
    expect(why(await open())).toEqual(['not queried again yet: it sent another patient’s data for this record a moment ago']);
    expect(hill.requests.length).toBe(before);
    const pressed = await open({ sources: ['hill'], attempt: 2 });
    expect([why(pressed), entriesOf(pressed, 'hill').length]).toEqual([[sent], 1]);
    const other = await open({}, { id: 's2' });
    expect([why(other), entriesOf(other, 'hill').length]).toEqual([[sent], 1]);
  });

  test('another source of the record is asked as ever', async () => {
    const [hill, vale] = [await serve(misfiled), await serve(oneResult)];
    configure({ hill: hill.url, vale: vale.url });
    await open();
    expect(outcomeAt(await open(), 'vale')).toEqual([{ state: 'complete', entries: 1 }]);
  });
});
