import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import { emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { messageVersion, type TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { streamTimeline, type StreamQuestion } from './stream-timeline.ts';

const hello: TimelineMessage = {
  type: 'hello',
  version: messageVersion,
  session: 's1',
  patientKey: 'key',
  at: '2026-11-21T14:02:00.000Z',
  viewer: { name: 'Dr One', role: 'clinician', organisation: 'hill', organisationName: 'Hill' },
  locale: 'en-GB',
  service: 'Exchange',
};
const source = (id: string): TimelineMessage => ({
  type: 'source',
  source: { id, name: id, code: 'XX', organisation: id, own: false, mark: 1, never: [], standing: [] },
});
const end = (id: string, attempt = 1): TimelineMessage => ({
  type: 'end',
  source: id,
  attempt,
  resources: { received: 0, entries: 0, supporting: 0, refused: 0 },
  entries: 0,
  at: '2026-11-21T14:02:01.000Z',
  tookMs: 5,
});

const calls: { readonly url: string; readonly body: unknown }[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  calls.length = 0;
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('fetch', async (url: string, init: { readonly body: string }) => {
    calls.push({ url, body: JSON.parse(init.body) });
    const answer = answers.shift();
    if (!answer) throw new TypeError('no network');
    return answer();
  });
});
afterEach(() => {
  answers = [];
});

const lines =
  (messages: readonly unknown[], status = 200) =>
  (): Response =>
    new Response(messages.map((message) => `${JSON.stringify(message)}\n`).join(''), { status });

async function fold(question: Partial<StreamQuestion> = {}, from: Timeline = emptyTimeline('s1')): Promise<Timeline> {
  let timeline = from;
  for await (const step of streamTimeline({ session: 's1', attempt: 1, ...question }, new AbortController().signal))
    timeline = step(timeline);
  return timeline;
}

test('a whole stream closes', async () => {
  answers = [lines([hello, source('hill'), end('hill')])];
  const timeline = await fold();
  expect(timeline.connection).toEqual({ state: 'closed' });
  expect(calls).toEqual([{ url: '/record/s1/stream', body: { attempt: 1 } }]);
});

test('H05: a stream that stops leaves what had not ended as lost, never as empty', async () => {
  answers = [lines([hello, source('hill'), source('vale'), end('hill')])];
  const timeline = await fold();
  expect(timeline.connection).toEqual({ state: 'lost', cut: 'connection-lost' });
  expect(timeline.sources.get('vale')?.lost).toBe('connection-lost');
  expect(timeline.sources.get('hill')?.lost).toBeUndefined();
});

test('H05: a stream that ends for a restart says so of what had not ended, with or without a source', async () => {
  answers = [lines([hello, source('hill'), source('vale'), end('hill'), { type: 'restarting' }]), lines([{ type: 'restarting' }])];
  const timeline = await fold();
  expect(timeline.connection).toEqual({ state: 'lost', cut: 'restarting' });
  expect([timeline.sources.get('vale')?.lost, timeline.sources.get('hill')?.lost]).toEqual(['restarting', undefined]);
  expect(describeCompleteness(timeline).sentence).toContain('the viewer is restarting; ask again');
  expect(describeCompleteness(await fold())).toMatchObject({ all: false, unreadable: 'the viewer is restarting; ask again' });
});

test('no network is a lost record, not an empty one', async () => {
  expect((await fold()).connection).toEqual({ state: 'lost', cut: 'connection-lost' });
});

test('a line that is none is counted', async () => {
  answers = [() => new Response(`${JSON.stringify(hello)}\n{"type":\n${JSON.stringify(source('hill'))}\n${JSON.stringify(end('hill'))}\n`)];
  const timeline = await fold();
  expect(timeline.unknownMessages).toBe(1);
  expect(timeline.connection).toEqual({ state: 'closed' });
});

test('H01: another patient’s stream blanks the page', async () => {
  answers = [lines([hello, source('hill'), end('hill')]), lines([{ ...hello, patientKey: 'another' }, source('vale')])];
  const first = await fold();
  const then = await fold({ attempt: 2 }, first);
  expect(then.connection).toEqual({ state: 'wrong-patient' });
  expect(then.sources.size).toBe(0);
});

test('asked again, it names the sources and the attempt, and only they can be lost', async () => {
  answers = [lines([hello, source('hill'), source('vale'), end('hill'), end('vale')]), lines([hello])];
  const timeline = await fold({ sources: ['vale'], attempt: 2 }, await fold());
  expect(calls[1]?.body).toEqual({ sources: ['vale'], attempt: 2 });
  expect(timeline.sources.get('hill')?.lost).toBeUndefined();
});

/** Body whose lines the test sends one by one. */
function lineByLine(): { readonly answer: () => Response; readonly send: (message: unknown) => void; readonly close: () => void } {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const body = new ReadableStream<Uint8Array>({ start: (started) => void (controller = started) });
  return {
    answer: () => new Response(body),
    send: (message) => controller?.enqueue(new TextEncoder().encode(`${JSON.stringify(message)}\n`)),
    close: () => controller?.close(),
  };
}

test('the first entry is drawn when it comes, before the source has ended, though the page was slow to open', async () => {
  vi.useFakeTimers();
  const { answer, send, close } = lineByLine();
  answers = [answer];
  let timeline = emptyTimeline('s1');
  const drawn: string[] = [];
  const reading = (async () => {
    for await (const step of streamTimeline({ session: 's1', attempt: 1 }, new AbortController().signal)) {
      timeline = step(timeline);
      drawn.push(`${timeline.sources.get('hill')?.received ?? 'no'} entries, ${timeline.sources.get('hill')?.end ? 'ended' : 'asked'}`);
      // Opening the page takes 400 ms.
      if (drawn.length === 1) setTimeout(() => vi.setSystemTime(Date.now() + 400), 0);
    }
  })();
  send(hello);
  await vi.advanceTimersByTimeAsync(10);
  send(source('hill'));
  send({ type: 'entries', source: 'hill', attempt: 1, entries: [entry('hill', 'a')] });
  await vi.advanceTimersByTimeAsync(10);
  expect(drawn).toEqual(['no entries, asked', '1 entries, asked']);
  send(end('hill'));
  close();
  await vi.advanceTimersByTimeAsync(2_000);
  await reading;
  expect(drawn.at(-1)).toBe('1 entries, ended');
  vi.useRealTimers();
});

describe('a session that must be renewed', () => {
  const renewed = (): Response => Response.json({ idleEndsAt: 2, endsAt: 3, tokenEndsAt: 4, now: 1 });

  test('is renewed, and the record asked again', async () => {
    answers = [lines([{ type: 'renew' }], 401), renewed, lines([hello, source('hill'), end('hill')])];
    expect((await fold()).connection).toEqual({ state: 'closed' });
    expect(calls.map(({ url }) => url)).toEqual(['/record/s1/stream', '/record/s1/renew', '/record/s1/stream']);
  });

  test('that is over blanks the page', async () => {
    answers = [lines([{ type: 'renew' }], 401), () => Response.json({ over: 'idle' }, { status: 401 })];
    expect((await fold()).connection).toEqual({ state: 'expired', why: 'Closed after a period of inactivity.' });
  });

  test('that was refused blanks the page with the reference of the refusal', async () => {
    answers = [lines([{ type: 'renew' }], 401), () => Response.json({ over: 'refused', reference: '7K2M-9QXW' }, { status: 401 })];
    const why = 'The system you signed in with ended your session. Reference for your support desk: 7K2M-9QXW.';
    expect((await fold()).connection).toEqual({ state: 'expired', why });
  });

  test('is not renewed for ever', async () => {
    answers = Array.from({ length: 9 }, (_, place) => (place % 2 === 0 ? lines([{ type: 'renew' }], 401) : renewed));
    await fold();
    expect(calls.length).toBeLessThan(6);
  });
});
