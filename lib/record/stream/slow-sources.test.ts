import { describe, expect, it } from 'vitest';
import { apply, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { isAsking, slowSources } from './slow-sources.ts';
import { askAgain } from './timeline.ts';

const timeline = timelineOf({ source: source('city'), open: true }, { source: source('practice'), entries: [entry('practice', 'a')] });
const progress = (resources: number) => apply(timeline, [{ type: 'progress', source: 'city', attempt: 1, pages: 1, resources }]);

describe('slow sources', () => {
  const joined = slowSources(timeline, new Map(), 1_000);

  it.each([
    ['just joined', timeline, 1_000, []],
    ['silent for less than five seconds', timeline, 5_999, []],
    ['silent for five seconds', timeline, 6_000, ['city']],
    ['a line without progress after five seconds', progress(0), 6_000, []],
  ] as const)('%s', (_, now, clockMs, slow) => {
    expect([...slowSources(now, joined.lastProgress, clockMs).slow]).toEqual(slow);
  });

  it('is no longer slow once it has sent more, and slow again five seconds after that', () => {
    const more = slowSources(progress(20), joined.lastProgress, 7_000);
    expect([...more.slow]).toEqual([]);
    expect([...slowSources(progress(20), more.lastProgress, 12_000).slow]).toEqual(['city']);
  });

  it('counts a source that is asked again', () => {
    const again = askAgain(timeline, ['practice']);
    const began = slowSources(again, joined.lastProgress, 6_000);
    expect([...slowSources(again, began.lastProgress, 11_000).slow]).toEqual(['city', 'practice']);
    expect([isAsking(again), isAsking(timelineOf({ source: source('practice') }))]).toEqual([true, false]);
  });
});
