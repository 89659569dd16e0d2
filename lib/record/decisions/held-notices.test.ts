import { describe, expect, test } from 'vitest';
import type { Decision } from '#/lib/record/model/decision.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { disclosureCautions } from '#/lib/record/security-labels/disclosures.ts';
import { heldNotices } from './held-notices.ts';
import { noticeText } from './notice.ts';

const words = 'Not for resuscitation';
const flag = (from: string, more: Partial<TimelineEntry>, decision: Partial<Decision> | undefined = {}): TimelineEntry => ({
  ...entry(from, 'dnr', {
    category: 'decisions',
    kind: 'flag',
    title: words,
    identity: ['Flag|identifier|x|1'],
    status: 'active',
    ...more,
  }),
  ...(decision && { decision: { subject: 'resuscitation', stance: 'refuses', words, ...decision } }),
});
const linesOf = (city: TimelineEntry, park: TimelineEntry) => {
  const timeline = timelineOf({ source: source('city'), entries: [city] }, { source: source('park'), entries: [park] });
  return heldNotices(timeline, hello.at).notices.map((notice) => [notice.tone, noticeText(notice), notice.sources.length]);
};

describe('H38 copies of one decision at two sources', () => {
  test('that agree stand once, with both sources', () => {
    expect(linesOf(flag('city', {}), flag('park', {}))).toEqual([['danger', `${words} · 20-Nov-2026`, 2]]);
  });

  test('of which one was revoked stand each in their own words', () => {
    const revoked = flag('park', { status: 'inactive', compare: { Status: 'inactive' } }, { lapse: 'inactive' });
    expect(linesOf(flag('city', { compare: { Status: 'active' } }), revoked)).toEqual([
      ['danger', `${words} · 20-Nov-2026`, 1],
      ['plain', `No longer in force: ${words} · 20-Nov-2026`, 1],
    ]);
  });

  test('of which one came without its code are a decision all the same', () => {
    const inWords = flag('park', { category: 'decisions', date: { start: '2026-11-21', precision: 'day', kind: 'period' } }, undefined);
    expect(linesOf(flag('city', {}), { ...inWords, decision: undefined })).toEqual([['danger', `${words} · 20-Nov-2026`, 1]]);
  });
});

test('H38 a decision that ends this evening is in force this morning', () => {
  const timeline = timelineOf({ source: source('city'), entries: [flag('city', {}, { until: '2026-11-21T18:00:00Z' })] });
  const at = (now: string) => heldNotices(timeline, now).notices[0]?.tone;
  expect([at('2026-11-21T10:00:00Z'), at('2026-11-21T18:01:00Z')]).toEqual(['danger', 'plain']);
});

test.each<[string, TimelineEntry]>([
  ['a decision', flag('city', { cautions: disclosureCautions([{ code: 'NOPAT' }]) })],
  ['an order that forbids', flag('city', { forbids: words, cautions: disclosureCautions([{ code: 'NOPAT' }]) }, undefined)],
  [
    'an alert',
    { ...flag('city', { cautions: disclosureCautions([{ code: 'NOPAT' }]) }, undefined), category: 'alerts', decision: undefined },
  ],
])('H45 %s in the strip says that the patient must not be told', (_, marked) => {
  const timeline = timelineOf({ source: source('city'), entries: [marked] });
  expect(heldNotices(timeline, hello.at).notices.map(noticeText)).toEqual([expect.stringContaining('Not to be shown to the patient')]);
});
