import { describe, expect, it } from 'vitest';
import type { AttachmentReference, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { datedOn, entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { type FileReadings, readingOf } from './file-readings.ts';
import { filesOfSearch } from './files-of-search.ts';
import { findRecord } from './found-record.ts';
import { documentHits } from './quote.ts';
import { searchFor } from './testing/search-for.ts';

const letter = (at: string, id: string, start: string, file: Partial<AttachmentReference> = {}, more: Partial<TimelineEntry> = {}) =>
  entry(at, id, {
    category: 'documents',
    ...datedOn(start),
    body: { shape: 'attachments', attachments: [{ index: 0, name: `sealed-${id}`, contentType: 'application/pdf', ...file }] },
    ...more,
  });

const own = source('city', { own: true });
const timeline = timelineOf(
  {
    source: own,
    entries: [
      letter('city', 'old', '2013-02-01'),
      letter('city', 'new', '2026-11-18'),
      letter('city', 'scan', '2014-01-01', { contentType: 'image/jpeg' }),
    ],
  },
  {
    source: source('park'),
    entries: [letter('park', 'middle', '2020-01-01'), letter('park', 'safe', '2021-01-01', {}, { category: 'safeguarding' })],
  },
  { source: source('far', { documentsNotSearched: true }), entries: [letter('far', 'counted', '2019-01-01')] },
  {
    source: source('lost'),
    entries: [
      entry('lost', 'none', {
        category: 'documents',
        body: { shape: 'attachments', attachments: [{ index: 0, unavailable: 'too large' }] },
      }),
    ],
  },
);

const text = (...paragraphs: readonly string[]) => readingOf({ paragraphs, omitted: [], pictures: 0 }, false);
const lists = (readings: FileReadings, view: Partial<View> = {}) => {
  const { unavailable, ...files } = filesOfSearch(timeline, { ...wholeView, ...view }, readings);
  return {
    ...Object.fromEntries(Object.entries(files).map(([list, found]) => [list, found.map(({ entry: { title } }) => title)])),
    unavailable,
  };
};

describe('H05 files of a record, by what a search knows of them', () => {
  it('not read yet: newest first; what a daily limit, a picture or a failure keeps out stands apart', () => {
    expect(lists(new Map())).toEqual({
      searched: [],
      unread: ['new', 'middle', 'old'],
      limited: ['counted'],
      pictures: ['scan'],
      failed: [],
      inPart: [],
      unavailable: 1,
    });
  });

  it('read, read in part, without text, failed', () => {
    const readings: FileReadings = new Map([
      ['sealed-new', text('Pneumonia')],
      ['sealed-middle', readingOf({ paragraphs: ['Seen'], omitted: ['3 pages not read'], pictures: 0 }, false)],
      ['sealed-old', readingOf({ paragraphs: [' ', ''], omitted: [], pictures: 0 }, false)],
      ['sealed-counted', { state: 'not-read', why: 'damaged' } as const],
    ]);
    expect(lists(readings)).toMatchObject({
      searched: ['new', 'middle'],
      unread: [],
      limited: [],
      pictures: ['scan', 'old'],
      failed: ['counted'],
      inPart: ['middle'],
    });
  });

  it.each<[string, Partial<View>, readonly string[]]>([
    ['unticked', { unticked: new Set(['park']) }, ['new', 'old']],
    ['others only', { othersOnly: true }, ['middle']],
    ['unchanged: a period limits no search', { period: { from: '2026-01-01' } }, ['new', 'middle', 'old']],
  ])('%s', (_, view, unread) => {
    expect(lists(new Map(), view)).toMatchObject({ unread });
  });
});

describe('the text of documents is searched with their entries', () => {
  const readings: FileReadings = new Map([
    ['sealed-new', text('Discharge summary', 'right lower lobe community acquired\npneumonia, CURB-65 score 2', 'No pneumothorax.')],
    ['sealed-old', readingOf({ paragraphs: ['Seen with pneumonia.'], omitted: [], pictures: 0 }, true)],
  ]);
  const titles = (typed: string) =>
    findRecord(timeline, wholeView, searchFor(typed, { readings })).categories.flatMap(({ rows }) =>
      rows.map(({ lead }) => lead.lead.title),
    );

  it.each<[string, readonly string[]]>([
    ['pneumonia', ['new', 'old']],
    ['new pneumonia', ['new']],
    ['"acquired pneumonia"', ['new']],
    ['"summary right"', []],
    ['middle', ['middle']],
  ])('%s', (typed, expected) => {
    expect(titles(typed)).toEqual(expected);
  });

  it('is found anew once more is read', () => {
    const [before, after] = [searchFor('pneumonia'), searchFor('pneumonia', { readings })];
    expect(before.key).not.toBe(after.key);
    expect(searchFor('pneumonia', { readings: new Map([['x', { state: 'picture' }]]) }).key).toBe(before.key);
  });

  const hits = (typed: string, title: string) =>
    documentHits(
      [...timeline.sources.values()].flatMap(({ batches }) => batches.flat()).filter((each) => each.title === title),
      searchFor(typed).query,
      readings,
    );

  it('is quoted around the first place, with the number of places', () => {
    expect(hits('pneu', 'new')).toEqual({ places: 2, quote: expect.stringContaining('pneumonia, CURB-65 score 2') });
    expect(hits('stroke', 'new')).toBeUndefined();
  });

  it('is not quoted where its labels bind whom it is told to', () => {
    expect(hits('pneu', 'old')).toEqual({ places: 1 });
  });
});
