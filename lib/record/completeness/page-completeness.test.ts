import { describe, expect, it } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { pageCompleteness, staleMinutes } from './page-completeness.ts';

const timeline = timelineOf(
  { source: source('city'), entries: [entry('city', 'a')] },
  { source: source('practice'), entries: [entry('practice', 'b'), entry('practice', 'c', { category: 'documents' })] },
);
const unticked = { ...wholeView, unticked: new Set(['practice']) };

describe('H21 the completeness of a page', () => {
  it.each([
    ['nothing hidden', wholeView, undefined, undefined],
    ['the whole record', unticked, undefined, '2 rows hidden by you'],
    ['one category', unticked, 'results', '1 row hidden by you'],
  ] as const)('%s', (_, view, category, hidden) => {
    const page = pageCompleteness(timeline, view, category);
    expect(page.hidden).toBe(hidden);
    expect(page.sentence.endsWith(hidden === undefined ? '.' : ` · ${hidden}.`)).toBe(true);
  });
});

describe('the age of an answer', () => {
  it.each([
    [undefined, '2026-11-21T15:00:00Z', undefined],
    ['2026-11-21T14:02:00Z', '2026-11-21T14:32:59Z', undefined],
    ['2026-11-21T14:02:00Z', '2026-11-21T14:33:00Z', 31],
    ['2026-11-21T14:02:00+00:00', '2026-11-21T17:03:00Z', 181],
  ])('%s at %s is stale by %s', (asOf, serverTime, minutes) => {
    expect(staleMinutes(asOf, serverTime)).toBe(minutes);
  });
});
