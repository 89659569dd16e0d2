import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { type Answer, apply, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { Summary } from './summary.tsx';

const city = source('city');
const medicine = (title: string, more: Partial<TimelineEntry>): TimelineEntry =>
  entry('city', title, {
    category: 'medications',
    body: { shape: 'medication', medication: { text: title, codings: [] }, doses: [], act: 'prescribed' },
    ...more,
  });

function drawn(entries: readonly TimelineEntry[], ...answers: readonly Answer[]): string {
  const blocks = summariseRecord(timelineOf({ source: city, entries }, ...answers), wholeView, hello.at);
  const nothing = (): void => undefined;
  return renderToStaticMarkup(
    <Summary summary={blocks} sources={new Map([[city.id, city]])} locale="en-GB" selected={undefined} href={String} onOpen={nothing} />,
  );
}

test('H12 a current medicine whose status says nothing says so', () => {
  expect(drawn([medicine('Ramipril', {})])).toContain('not said whether it is still taken');
  expect(drawn([medicine('Ramipril', { status: 'unknown' })])).toContain('not said whether it is still taken');
  expect(drawn([medicine('Ramipril', { status: 'active' })])).not.toContain('not said whether');
});

test('H05 a block without current entries begins with No only when every source has answered', () => {
  const ended = medicine('Ramipril', { status: 'stopped' });
  expect(drawn([ended])).toContain('No current medicines. 1 ended.');
  expect(drawn([ended], { source: source('practice'), all: { state: 'failed', why: 'no answer' } })).toContain(
    'Received so far: 1 ended, nothing current. 1 source missing, it may hold some.',
  );
});

test('H05 results out of range are denied only when every source has answered', () => {
  const result = entry('city', 'Sodium', {
    body: { shape: 'measurement', measurement: { code: { text: 'Sodium', codings: [] }, ranges: [] }, components: [] },
  });
  expect(drawn([result])).toContain('No latest result is flagged or out of range.');
  const failed = drawn([result], { source: source('practice'), all: { state: 'failed', why: '' } });
  expect(failed).toContain('The latest results received are neither flagged nor out of range. 1 source missing, it may hold some.');
  expect(failed).not.toContain('No latest result');
  expect(drawn([result], { source: source('practice'), open: true })).not.toMatch(/No latest result|neither flagged nor out of range/);
});

describe('H21 what is never cut short (design §8)', () => {
  const names = (word: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) => `${word} ${index + 1}.`);
  const of = (category: TimelineEntry['category'], count: number, more: Partial<TimelineEntry> = {}) =>
    names(category, count).map((title) => entry('city', title, { category, title, ...more }));
  const drawnOf = (html: string, word: string, count: number): number => names(word, count).filter((title) => html.includes(title)).length;

  it.each([0, 1, 8, 9, 40])('%i current medicines', (count) => {
    const html = drawn(names('Tablet', count).map((title) => medicine(title, { title, status: 'active' })));
    expect(drawnOf(html, 'Tablet', count)).toBe(count);
    expect(html).not.toMatch(/\d more/);
  });

  it('the link to past medicines stays', () => {
    const past = names('Past', 203).map((title) => medicine(title, { status: 'stopped' }));
    const html = drawn([...past, ...names('Tablet', 9).map((title) => medicine(title, { status: 'active' }))]);
    expect(drawnOf(html, 'Tablet', 9)).toBe(9);
    expect(drawnOf(html, 'Past', 203)).toBe(0);
    expect(html).toContain('>203 ended<');
  });

  it.each([
    ['allergies', 8, 8],
    ['allergies', 9, 9],
    ['allergies', 30, 30],
    ['problems', 8, 8],
    ['problems', 12, 10],
    ['documents', 9, 9],
    ['documents', 10, 9],
  ] as const)('of %s, %i held, %i are drawn', (category, held, count) => {
    const html = drawn(of(category, held));
    expect(drawnOf(html, category, held)).toBe(count);
    expect(html.includes(`${held - count} more`)).toBe(count < held);
  });
});

describe('H37 the medicines of a patient who has died', () => {
  const ended = (title: string, end: string, status: string): TimelineEntry =>
    medicine(title, { status, otherDates: [{ end, precision: 'day', kind: 'planned' }] });
  const all = [
    medicine('Ramipril', { status: 'active' }),
    ended('Morphine', '2026-02-03', 'stopped'),
    ended('Amoxicillin', '2026-02-02', 'completed'),
    ended('Warfarin', '2025-06-01', 'stopped'),
    ended('Aspirin', '2026-02-20', 'active'),
    medicine('Digoxin', { status: 'stopped' }),
    medicine('Senna', { status: 'unknown' }),
  ];
  const names = all.map(({ title }) => title);
  const drawnFor = (deceased?: string | true): string => {
    const identity = { identifiers: [], family: 'Hay', given: ['George'], restricted: false, ...(deceased !== undefined && { deceased }) };
    const patient = { type: 'patient', patient: { identity, identifierLabel: 'NHS No.', from: 'City Hospitals' } };
    const timeline = apply(timelineOf({ source: city, entries: all }), [patient]);
    const blocks = summariseRecord(timeline, wholeView, hello.at);
    return renderToStaticMarkup(
      <Summary summary={blocks} sources={new Map()} locale="en-GB" selected={undefined} href={String} onOpen={() => undefined} />,
    );
  };

  it.each<[string, string | true | undefined, string, readonly string[]]>([
    ['alive', undefined, 'Current medicines', ['Ramipril', 'Senna']],
    ['dead since a day', '2026-02-02', 'Current at death', ['Ramipril', 'Morphine', 'Amoxicillin', 'Aspirin', 'Senna']],
    ['dead since an hour', '2026-02-02T23:10:00Z', 'Current at death', ['Ramipril', 'Morphine', 'Amoxicillin', 'Aspirin', 'Senna']],
    ['dead at an unknown time', true, 'Current at death', ['Ramipril', 'Senna']],
  ])('%s', (_, deceased, heading, current) => {
    const html = drawnFor(deceased);
    expect(html).toContain(`>${heading}<`);
    expect(names.filter((name) => html.includes(`>${name}<`)).toSorted()).toEqual(current.toSorted());
    expect(html).toContain(deceased === undefined ? 'not said whether it is still taken' : 'not said whether it was still taken');
  });

  it('a death that only another source records changes nothing', () => {
    const differences = [{ field: 'deceased', referenceValue: 'not recorded as dead', sourceValue: '2026-02-02' }];
    const timeline = apply(timelineOf({ source: city, entries: all }), [{ type: 'differences', source: 'city', attempt: 1, differences }]);
    expect(summariseRecord(timeline, wholeView, hello.at).medicines).toMatchObject({ isAtDeath: false, items: { length: 2 } });
  });
});

describe('H05 while a source is asked, before the first rows have gathered', () => {
  const open: Answer = { source: source('practice'), open: true };
  const problem = entry('city', 'Asthma', { category: 'problems', title: 'Asthma', status: 'active' });
  const letter = entry('city', 'Clinic letter', { category: 'documents', title: 'Clinic letter' });
  const allergy = entry('city', 'Latex', { category: 'allergies', title: 'Latex', status: 'active' });

  it.each<[string, readonly TimelineEntry[], readonly string[], readonly string[]]>([
    ['the first block to hold anything draws it at once', [letter], ['Clinic letter'], []],
    ['the first in reading order, and others gather', [letter, problem], ['Asthma'], ['Clinic letter']],
    ['allergies never gather', [allergy, problem], ['Latex'], ['Asthma']],
  ])('%s', (_, entries, now, later) => {
    const html = drawn(entries, open);
    for (const title of now) expect(html).toContain(title);
    for (const title of later) expect(html).not.toContain(title);
    // A block that draws nothing yet says that more is coming, and denies nothing.
    expect(html.match(/asking 1/g)?.length).toBeGreaterThanOrEqual(2);
    expect(html).not.toMatch(/\bNo (?:problems|letters|current)/);
  });

  it('unchanged: with every source answered, all is drawn', () => {
    const html = drawn([letter, problem, allergy]);
    for (const title of ['Asthma', 'Clinic letter', 'Latex']) expect(html).toContain(title);
  });
});
