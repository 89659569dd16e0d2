import { describe, expect, test } from 'vitest';
import { emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { messageVersion } from '#/lib/record/model/timeline-message.ts';
import { foldAhead } from './ahead.ts';
import { inSlices } from './in-slices.ts';

const hello = {
  type: 'hello',
  version: messageVersion,
  session: 's1',
  patientKey: 'key',
  at: '2026-11-21T14:02:00.000Z',
  viewer: { name: 'Dr One', role: 'clinician', organisation: 'hill', organisationName: 'Hill' },
  locale: 'en-GB',
  service: 'Exchange',
};
const source = (id: string) => ({
  type: 'source',
  source: { id, name: id, code: 'XX', organisation: id, own: false, mark: 1, never: [], standing: [] },
});
const progress = (pages: number) => ({ type: 'progress', source: 'hill', attempt: 1, pages, resources: pages });

describe('folded ahead of the page', () => {
  test('what the page takes is what it would have folded itself, batch by batch', () => {
    const ahead = foldAhead();
    let timeline: Timeline = emptyTimeline('s1');
    for (const batch of [[hello, source('hill')], [progress(1)], [progress(2), progress(3)], ['no message']]) {
      batch.forEach(ahead.add);
      timeline = ahead.take(batch)(timeline);
    }
    expect(timeline.sources.get('hill')?.pages).toBe(3);
    expect(timeline.unknownMessages).toBe(1);
  });

  test('lines that are there already when the page takes those before them are not lost, and not folded twice', () => {
    const ahead = foldAhead();
    [hello, source('hill'), progress(1)].forEach(ahead.add);
    const first = ahead.take([hello])(emptyTimeline('s1'));
    expect(first.sources.size).toBe(0);
    const second = ahead.take([source('hill'), progress(1)])(first);
    expect(second.sources.get('hill')?.pages).toBe(1);
    [{}, {}].forEach(ahead.add);
    expect(ahead.take([{}, {}])(second).unknownMessages).toBe(2);
  });

  test('another stream has folded into the page meanwhile: nothing of it is lost', () => {
    const ahead = foldAhead();
    [hello, source('hill')].forEach(ahead.add);
    const held = ahead.take([hello, source('hill')])(emptyTimeline('s1'));
    ahead.add(progress(5));
    const other: Timeline = { ...held, unknownMessages: 7 };
    const next = ahead.take([progress(5)])(other);
    expect([next.unknownMessages, next.sources.get('hill')?.pages]).toEqual([7, 5]);
    ahead.add(progress(6));
    expect(
      ahead
        .take([progress(6)])(next)
        .sources.get('hill')?.pages,
    ).toBe(6);
  });
});

test('slices give the page its turn, and every item once, in order', async () => {
  async function* numbers(): AsyncGenerator<number, void, undefined> {
    for (let number = 0; number < 40; number += 1) yield number;
  }
  const seen: number[] = [];
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 0);
  const busy = (): void => {
    for (const end = performance.now() + 2; performance.now() < end;);
  };
  for await (const number of inSlices(numbers(), busy)) seen.push(number);
  clearInterval(timer);
  expect(seen).toEqual(Array.from({ length: 40 }, (_, number) => number));
  expect(turns).toBeGreaterThan(0);
});
