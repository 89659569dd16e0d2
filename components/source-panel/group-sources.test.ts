import { describe, expect, it, test } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { sourceSummaries, type SourceSummary } from '#/lib/record/stream/source-summaries.ts';
import { applyMessage, emptyTimeline, type Timeline } from '#/lib/record/stream/timeline.ts';
import { describeCompleteness } from '#/lib/record/completeness/completeness.ts';
import { categories } from '#/lib/record/model/category.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { groupSources, groupTick, groupWords, searchSources } from './group-sources.ts';
import { foundMembersWords } from './words.ts';

const named = (id: string, more: Partial<PublicSource> = {}): PublicSource => ({
  id,
  name: `Name of ${id}`,
  code: 'AB',
  organisation: id,
  own: false,
  mark: 1,
  never: [],
  standing: [],
  ...more,
});
const network = { id: 'net', name: 'National Network' };
const member = (at: number): PublicSource => named(`net.${at}`, { name: `Clinic ${at}`, network });
const found = named('net', { name: 'National Network', foundMembers: { withRecord: 3, queriedAtOnce: 3, inDirectory: 60_000 } });

const ended = (source: string, outcome: Outcome): readonly unknown[] => [
  ...categories.map((category) => ({ type: 'outcome', source, attempt: 1, category, outcome })),
  {
    type: 'end',
    source,
    attempt: 1,
    resources: { received: 0, entries: 0, supporting: 0, refused: 0 },
    entries: 0,
    at: '2026-01-01T10:00:00Z',
    tookMs: 1,
  },
];
const timelineOf = (sources: readonly PublicSource[], more: readonly unknown[] = []): Timeline =>
  [...sources.map((source) => ({ type: 'source', source })), ...more].reduce<Timeline>(applyMessage, emptyTimeline('s'));
const summariesOf = (sources: readonly PublicSource[], unticked: readonly string[] = []): readonly SourceSummary[] =>
  sourceSummaries(timelineOf(sources), { ...wholeView, unticked: new Set(unticked) });

const three = [named('hill'), found, member(1), member(2), member(3)];

test('the members of a network stand together, and the network is their head', () => {
  const { single, groups } = groupSources(summariesOf(three));
  expect(single.map(({ source }) => source.id)).toEqual(['hill']);
  expect(groups).toMatchObject([{ id: 'net', name: 'National Network', network: { source: { id: 'net' } } }]);
  expect(groups[0]?.members.map(({ source }) => source.id)).toEqual(['net.1', 'net.2', 'net.3']);
});

test('a network that has found nothing yet, or failed, is a row of its own', () => {
  expect(groupSources(summariesOf([named('net')])).single.map(({ source }) => source.id)).toEqual(['net']);
});

test.each([
  [[], 'all'],
  [['net.1'], 'mixed'],
  [['net.1', 'net.2', 'net.3'], 'none'],
] as const)('with %j unticked its tick is %s', (unticked, tick) => {
  expect(groupTick(groupSources(summariesOf(three, unticked)).groups[0]?.members ?? [])).toBe(tick);
});

test.each([
  ['', 5],
  ['clinic', 3],
  ['CLINIC 2', 1],
  ['national', 4],
  ['nowhere', 0],
] as const)('“%s” finds %d', (typed, count) => expect(searchSources(summariesOf(three), typed)).toHaveLength(count));

test.each([
  [{ withRecord: 12, queriedAtOnce: 12, inDirectory: 60_000 }, '12 of 60,000 organisations know this patient'],
  [{ withRecord: 1, queriedAtOnce: 1, inDirectory: 30_000 }, '1 of 30,000 organisations knows this patient'],
  [{ withRecord: 230, queriedAtOnce: 200, inDirectory: 60_000 }, '230 of 60,000 organisations know this patient; 200 of them asked'],
  [{ withRecord: 0, queriedAtOnce: 0, inDirectory: 60_000 }, 'Not known at any of its 60,000 organisations'],
  [{ withRecord: 2, queriedAtOnce: 2 }, '2 organisations know this patient'],
])('%j: %s', (given, words) => expect(foundMembersWords(given)).toBe(words));

describe('what its members answered', () => {
  it('is counted by state, what is amiss first', () => {
    const timeline = timelineOf(three, [...ended('net.1', { state: 'none' }), ...ended('net.2', { state: 'failed', why: 'x' })]);
    expect(groupWords(groupSources(sourceSummaries(timeline, wholeView)).groups[0]?.members ?? [])).toBe(
      '1 no answer · 1 asking · 1 complete',
    );
  });

  it('H05 the network is not counted beside its members, and is when it failed', () => {
    const members = [1, 2, 3].flatMap((at) => ended(`net.${at}`, { state: 'none' }));
    const whole = timelineOf(three, [...ended('hill', { state: 'none' }), ...members, ...ended('net', { state: 'none' })]);
    expect(describeCompleteness(whole)).toMatchObject({ complete: 4, of: 4, all: true });
    const doubted = timelineOf(three, [
      ...ended('hill', { state: 'none' }),
      ...members,
      ...ended('net', { state: 'partial', entries: 0, why: 'x' }),
    ]);
    expect(describeCompleteness(doubted)).toMatchObject({ complete: 4, of: 5, all: false });
  });

  it('says how many gave no answer, not which of five hundred', () => {
    const many = Array.from({ length: 500 }, (_, at) => member(at));
    const timeline = timelineOf(
      many,
      many.flatMap(({ id }, at) => ended(id, at < 9 ? { state: 'failed', why: 'x' } : { state: 'none' })),
    );
    expect(describeCompleteness(timeline)).toMatchObject({
      lead: '491 of 500 sources complete',
      parts: [{ text: 'No answer from 9 sources' }],
    });
  });
});
