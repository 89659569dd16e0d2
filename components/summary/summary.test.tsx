import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { type Answer, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
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

test('H05 a block without current entries begins with None only when every source has answered', () => {
  const ended = medicine('Ramipril', { status: 'stopped' });
  expect(drawn([ended])).toContain('None of those held is current.');
  expect(drawn([ended], { source: source('practice'), all: { state: 'failed', why: 'no answer' } })).toContain(
    'Those received are not current.',
  );
});

test('H05 results out of range are denied only when every source has answered', () => {
  const result = entry('city', 'Sodium', {
    body: { shape: 'measurement', measurement: { code: { text: 'Sodium', codings: [] }, ranges: [] }, components: [] },
  });
  expect(drawn([result])).toContain('No latest result is flagged or out of range.');
  expect(drawn([result], { source: source('practice'), open: true })).toContain(
    'The latest results received are neither flagged nor out of range.',
  );
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
    expect(html).toContain('>203 past or stopped<');
  });

  it.each([
    ['allergies', 8, 8],
    ['allergies', 9, 9],
    ['allergies', 30, 30],
    ['alerts', 12, 12],
    ['problems', 8, 8],
    ['problems', 12, 8],
    ['documents', 9, 8],
  ] as const)('of %s, %i held, %i are drawn', (category, held, count) => {
    const html = drawn(of(category, held));
    expect(drawnOf(html, category, held)).toBe(count);
    expect(html.includes(`${held - count} more`)).toBe(count < held);
  });
});

describe('H38 the block of decisions and alerts', () => {
  const city2 = source('park', { name: 'Royal Park' });
  it('never vanishes: with every source down it says what is not known', () => {
    const html = drawn([], { source: city2, all: { state: 'failed', why: '' } });
    expect(html).toContain('Alerts and decisions');
    expect(html).toContain('1 source missing: there may be other decisions or alerts.');
    expect(html).toContain('Not known: resuscitation decision');
  });

  it('holds what forbids before alerts, and cuts neither', () => {
    const forbidding = Array.from({ length: 12 }, (_, index) =>
      medicine(`Drug ${index}`, { status: 'active', assertion: 'denied', forbids: `Do not give: Drug ${index}.` }),
    );
    const html = drawn([entry('city', 'Lives alone', { category: 'alerts' }), ...forbidding]);
    expect(forbidding.filter(({ forbids }) => html.includes(forbids ?? '')).length).toBe(12);
    expect(html.indexOf('Do not give: Drug 0.')).toBeLessThan(html.indexOf('Lives alone'));
    expect(html).not.toContain('past or stopped');
  });
});
