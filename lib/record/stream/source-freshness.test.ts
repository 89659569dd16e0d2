import { describe, expect, test } from 'vitest';
import type { UpdateInterval } from '#/lib/record/model/public-source.ts';
import type { EndMessage } from '#/lib/record/model/timeline-message.ts';
import { source } from '#/lib/record/testing/record-builders.ts';
import { sourceFreshness } from './source-freshness.ts';

/** The source answered on 21-Nov-2026 at 14:02, UTC. */
const answered = (dataAsOf?: string): EndMessage => ({
  type: 'end',
  source: 'park',
  attempt: 1,
  resources: { received: 0, entries: 0, supporting: 0, refused: 0 },
  entries: 0,
  at: '2026-11-21T14:02:00Z',
  tookMs: 900,
  ...(dataAsOf !== undefined && { dataAsOf }),
});

const nightly = 'Updated nightly: the last 24 hours may be missing.';
const weekly = 'Updated weekly: the last 7 days may be missing.';
const unreadable = 'The date of its data could not be read: their age is not known.';

interface Expected {
  readonly sentences: readonly string[];
  readonly line?: string;
  readonly spokenText?: string;
  readonly isLate?: boolean;
}

describe('H05 what a source’s data lack because they are a copy', () => {
  test.each<[string, UpdateInterval | undefined, string | undefined, Expected]>([
    ['unsaid', undefined, undefined, { sentences: [] }],
    ['nightly', 'nightly', undefined, { sentences: [nightly] }],
    ['weekly', 'weekly', undefined, { sentences: [weekly], line: 'updated weekly', spokenText: 'updated weekly', isLate: false }],
    ['each hour', { hours: 1 }, undefined, { sentences: ['Updated every hour: the last hour may be missing.'] }],
    ['within a day', { hours: 24 }, undefined, { sentences: ['Updated every 24 hours: the last 24 hours may be missing.'] }],
    [
      'beyond a day',
      { hours: 25 },
      undefined,
      {
        sentences: ['Updated every 25 hours: the last 25 hours may be missing.'],
        line: 'updated every 25 hours',
        spokenText: 'updated every 25 hours',
        isLate: false,
      },
    ],
    ['sent, an hour ago', undefined, '2026-11-21T13:02:00Z', { sentences: ['Data as of 21-Nov-2026 13:02: anything later is missing.'] }],
    ['sent, 23 hours ago', undefined, '2026-11-20T15:02:00Z', { sentences: ['Data as of 20-Nov-2026 15:02: anything later is missing.'] }],
    [
      'sent, 25 hours ago',
      undefined,
      '2026-11-20T13:02:00Z',
      {
        sentences: ['Data as of 20-Nov-2026 13:02: anything later is missing.'],
        line: 'as of 20-Nov',
        spokenText: 'as of 20-Nov-2026',
        isLate: false,
      },
    ],
    [
      'sent, in another year: the line has it too',
      undefined,
      '2025-11-18',
      {
        sentences: ['Data as of 18-Nov-2025: anything later is missing.'],
        line: 'as of 18-Nov-2025',
        spokenText: 'as of 18-Nov-2025',
        isLate: false,
      },
    ],
    ['sent as the day of the answer', undefined, '2026-11-21', { sentences: ['Data as of 21-Nov-2026: anything later is missing.'] }],
    [
      'sent as a month: by its beginning',
      undefined,
      '2026-11',
      {
        sentences: ['Data as of Nov-2026: anything later is missing.'],
        line: 'as of Nov-2026',
        spokenText: 'as of Nov-2026',
        isLate: false,
      },
    ],
    [
      'nightly, and sent yesterday’s copy',
      'nightly',
      '2026-11-21T02:00:00Z',
      { sentences: [nightly, 'Data as of 21-Nov-2026 02:00: anything later is missing.'] },
    ],
    [
      'nightly, and three nights failed',
      'nightly',
      '2026-11-18T02:00:00Z',
      {
        sentences: [nightly, 'Data as of 18-Nov-2026 02:00: anything later is missing.'],
        line: 'as of 18-Nov',
        spokenText: 'as of 18-Nov-2026',
        isLate: true,
      },
    ],
    [
      'weekly, and sent two days ago: the fact in place of the interval',
      'weekly',
      '2026-11-19T02:00:00Z',
      {
        sentences: [weekly, 'Data as of 19-Nov-2026 02:00: anything later is missing.'],
        line: 'as of 19-Nov',
        spokenText: 'as of 19-Nov-2026',
        isLate: false,
      },
    ],
    [
      'weekly, and sent an hour ago: nothing in the line',
      'weekly',
      '2026-11-21T13:02:00Z',
      { sentences: [weekly, 'Data as of 21-Nov-2026 13:02: anything later is missing.'] },
    ],
    [
      'sent, two minutes ahead: a clock that goes fast',
      undefined,
      '2026-11-21T14:04:00Z',
      { sentences: ['Data as of 21-Nov-2026 14:04: anything later is missing.'] },
    ],
    [
      'sent, in the future',
      undefined,
      '2026-11-22T14:02:00Z',
      {
        sentences: ['Data dated 22-Nov-2026 14:02, in the future: their age is not known.'],
        line: 'age of its data not known',
        spokenText: 'age of its data not known',
        isLate: true,
      },
    ],
    [
      'sent, unreadable',
      'nightly',
      'last night',
      { sentences: [nightly, unreadable], line: 'age of its data not known', spokenText: 'age of its data not known', isLate: true },
    ],
    [
      'sent, a day that no calendar has',
      undefined,
      '2026-11-31',
      { sentences: [unreadable], line: 'age of its data not known', spokenText: 'age of its data not known', isLate: true },
    ],
  ])('%s', (_, updated, sent, expected) => {
    const { sentences, line } = sourceFreshness({ source: source('park', { ...(updated && { updated }) }), end: answered(sent) });
    expect({ sentences, ...(line && { line: line.text, spokenText: line.spokenText, isLate: line.isLate }) }).toEqual(expected);
  });

  test('before its answer, the interval alone', () => {
    expect(sourceFreshness({ source: source('park', { updated: 'nightly' }) }).sentences).toEqual([nightly]);
  });

  test('in the American manner', () => {
    const { sentences, line } = sourceFreshness({ source: source('park'), end: answered('2026-11-18T02:00:00-05:00') }, 'en-US');
    expect([line?.text, line?.spokenText]).toEqual(['as of Nov 18', 'as of Nov 18, 2026']);
    expect(sentences[0]).toMatch(/^Data as of Nov 18, 2026/);
  });
});
