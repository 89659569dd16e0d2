import { describe, expect, test } from 'vitest';
import { linkEvents } from '#/lib/audit/model/chain.ts';
import { fromFhirRecord, toFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import type { AuditContext } from '#/lib/audit/model/source-events.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { compareAnswer } from './compare-answer.ts';
import { viewDigests } from './entry-digests.ts';
import { readShown } from './read-shown.ts';
import { collectDigests } from './sent-digests.ts';
import { shownEvents } from './shown-events.ts';

const context: AuditContext = {
  viewer: {
    subject: 'ode',
    issuer: 'https://ehr.example',
    name: 'Dr Sam Ode',
    role: 'clinician',
    organisation: 'city',
    organisationName: 'City',
  },
  purpose: 'TREAT',
  session: 's1',
  patient: { identifiers: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' }] },
  at: '2026-12-01T10:00:00.000Z',
};
const key = { id: 'a', key: Buffer.alloc(32, 1).toString('base64') };
const digests = viewDigests(key, 's1');

const entry = (id: string, category: Category = 'results', title = 'Sodium: 140 mmol/L'): TimelineEntry => ({
  id: `vale|Observation/${id}`,
  category,
  kind: 'observation',
  resourceType: 'Observation',
  title,
  assertion: 'affirmed',
  otherDates: [],
  body: { shape: 'facts' },
  facts: [],
  cautions: [],
  origins: [{ source: 'vale', reference: `Observation/${id}` }],
  identity: [],
  compare: {},
});

function eventsOf(entries: readonly TimelineEntry[], outcomes: Parameters<typeof shownEvents>[1]['outcomes'] = new Map()) {
  const sent = collectDigests(digests);
  for (const one of entries) sent.add(one);
  const source = { id: 'vale', name: 'Vale Surgery' };
  const answer = {
    source,
    requestId: 'r1',
    attempt: 1,
    from: '2026-12-01T09:59:59.000Z',
    outcomes,
    keyId: 'a',
    digests: sent.byCategory(),
  };
  return shownEvents(context, answer);
}
const many = (count: number, category: Category = 'results'): readonly TimelineEntry[] =>
  Array.from({ length: count }, (_, at) => entry(`${category}-${at}`, category));

describe('H32 events of what was shown', () => {
  test.each<[string, readonly TimelineEntry[], number]>([
    ['none', [], 1],
    ['one', many(1), 1],
    ['as many as fit', many(500), 1],
    ['one more', many(501), 2],
    ['two categories that share an event', [...many(499), ...many(2, 'vitals')], 2],
    ['fifty thousand', many(50_000), 100],
  ])('%s: every digest is read back in its order, and no line is cut in two by a container', (_name, entries, count) => {
    const events = eventsOf(entries);
    expect(events).toHaveLength(count);
    const records = linkEvents({ chain: crypto.randomUUID(), sequence: 100_000, hash: '' }, events);
    for (const record of records) expect(Buffer.byteLength(JSON.stringify({ audit: record }))).toBeLessThan(16_384);
    const stored = records.map((record) => fromFhirRecord(JSON.parse(JSON.stringify(toFhirRecord(record))))!.event);
    const [answer] = readShown(stored.toReversed());
    expect(answer).toMatchObject({ source: { id: 'vale', name: 'Vale Surgery' }, asking: 'r1', entries: entries.length, keyId: 'a' });
    expect(answer?.digests).toEqual(
      entries.map((one) => ({
        category: one.category,
        id: digests.ofId(one.id).toString('hex'),
        content: digests.ofContent(one).toString('hex'),
      })),
    );
  });

  test('outcomes are read back, and a stream that broke off has none', () => {
    const outcomes = new Map([
      ['results', { state: 'complete', entries: 1 }],
      ['allergies', { state: 'none' }],
      ['alerts', { state: 'none' }],
      ['documents', { state: 'unmatched', match: 'unconfirmed' }],
    ] as const);
    const [answer] = readShown(eventsOf(many(1), outcomes));
    expect(answer?.isWhole).toBe(true);
    expect([...answer!.outcomes]).toEqual([
      ['results', 'complete'],
      ['allergies', 'none'],
      ['alerts', 'none'],
      ['documents', 'unmatched/unconfirmed'],
    ]);
    const cut = readShown(
      shownEvents(context, {
        source: { id: 'vale', name: 'V' },
        requestId: 'r2',
        attempt: 1,
        from: context.at,
        outcomes: undefined,
        keyId: 'a',
        digests: new Map(),
      }),
    );
    expect(cut).toMatchObject([{ isWhole: false, entries: 0, outcomes: new Map() }]);
  });

  test('no word of an entry is written, nor its id', () => {
    const text = JSON.stringify(eventsOf([entry('secret-id', 'results', 'Secret finding')]));
    expect(text).not.toMatch(/secret|finding|Observation/i);
  });

  test('equal entries of two views, and the same text as an id, have nothing in common', () => {
    const other = viewDigests(key, 's2');
    const [own] = many(1);
    expect(digests.ofId(own!.id)).not.toEqual(other.ofId(own!.id));
    expect(digests.ofContent(own!)).not.toEqual(other.ofContent(own!));
    expect(digests.ofId(JSON.stringify(own))).not.toEqual(digests.ofContent(own!));
    expect(viewDigests(key, 's1').ofId(own!.id)).toEqual(digests.ofId(own!.id));
  });
});

const shown = (entries: readonly TimelineEntry[]) => readShown(eventsOf(entries)).flatMap((answer) => answer.digests);
const [a, b] = [entry('a'), entry('b')];
const changed = entry('a', 'results', 'Sodium: 141 mmol/L');
const moved = entry('a', 'vitals');
const inResults = (equal: number, more: object = {}) => [['results', { equal, changed: [], missing: 0, added: [], ...more }]];

describe('H32 an answer of the trail against a new one', () => {
  test.each<[string, readonly TimelineEntry[], readonly TimelineEntry[], unknown]>([
    ['the same', [a, b], [a, b], inResults(2)],
    ['another order', [a, b], [b, a], inResults(2)],
    ['sent twice, comes twice', [a, a], [a, a], inResults(2)],
    ['sent twice, comes once', [a, a], [a], inResults(1)],
    ['sent once, comes twice', [a], [a, a], inResults(1)],
    ['one of two copies differs then and now', [a, changed], [changed, a], inResults(2)],
    ['both copies are the newer one', [a, changed], [changed, changed], inResults(1, { missing: 1 })],
    ['changed', [a, b], [changed, b], inResults(1, { changed: [a.id] })],
    ['gone', [a, b], [b], inResults(1, { missing: 1 })],
    ['new', [a], [a, b], inResults(1, { added: [b.id] })],
    ['moved to another category', [a], [moved], inResults(0, { changed: [a.id] })],
    ['all gone', [a, b], [], inResults(0, { missing: 2 })],
    ['nothing, nothing', [], [], []],
  ])('%s', (_name, then, now, expected) => {
    const comparison = compareAnswer(shown(then), digests);
    for (const one of now) comparison.take(one, () => []);
    expect([...comparison.compared()]).toEqual(expected);
  });

  test('another form of the entry is equal, and counts once', () => {
    const comparison = compareAnswer(shown([a]), digests);
    comparison.take(changed, () => [b, a]);
    expect([...comparison.compared()]).toEqual(inResults(1));
  });
});
