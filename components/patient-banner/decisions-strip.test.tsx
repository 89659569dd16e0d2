import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import type { Decision } from '#/lib/record/model/decision.ts';
import { type Answer, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { DecisionsStrip } from './decisions-strip.tsx';

const city = source('city', { name: 'City Hospitals', code: 'CH' });
const park = source('park', { name: 'Royal Park', code: 'RP' });
const decision = (from: string, more: Partial<Decision>) =>
  entry(from, 'decision', {
    category: 'decisions',
    decision: { subject: 'resuscitation', stance: 'refuses', words: 'Not for resuscitation', by: 'Dr Obi Achebe', ...more },
  });

function drawn(...answers: readonly Answer[]): string {
  const timeline = timelineOf(...answers);
  const { notices } = heldNotices(timeline, hello.at);
  return renderToStaticMarkup(
    <DecisionsStrip
      notices={notices}
      absence={notRecorded(timeline, notices)}
      hasSecondLine={false}
      isReserved={false}
      locale="en-GB"
      onOpen={() => undefined}
    />,
  );
}
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

test('H38 one in force that refuses looks like danger, with date, who decided and source', () => {
  const html = drawn({ source: city, entries: [decision('city', {})] });
  expect(html).toContain('data-tone="danger"');
  expect(textOf(html)).toMatch(/Not for resuscitation 20-Nov · Dr Obi Achebe/);
});

test.each<[string, Partial<Decision>]>([
  ['for', { stance: 'allows', words: 'For resuscitation' }],
  ['revoked', { lapse: 'revoked' }],
  ['contradictory', { stance: 'contradictory' }],
  ['ended', { until: '2026-11-01' }],
])('H38 %s does not', (_, more) => {
  const html = drawn({ source: city, entries: [decision('city', more)] });
  expect(html).not.toContain('text-danger');
  expect(html).toContain('data-tone="plain"');
});

test('H38 two that differ stand under one heading', () => {
  const html = drawn(
    { source: city, entries: [decision('city', {})] },
    { source: park, entries: [decision('park', { stance: 'allows', words: 'For resuscitation' })] },
  );
  expect(textOf(html).match(/Decisions differ/g)).toHaveLength(1);
  expect(textOf(html)).toContain('For resuscitation');
});

test('H05 the strip is never left out: every source down is said', () => {
  expect(textOf(drawn({ source: city, all: { state: 'failed', why: '' } }))).toContain('Decisions and alerts not known: 1 source missing.');
  expect(textOf(drawn({ source: city }))).toContain('No decisions or alerts recorded. The 1 source is complete.');
});

test('H38 one of a thousand words is folded, so that those beside it stay in sight, and its place opens it', () => {
  const words = `Not for resuscitation. ${'Discussed at length with her family. '.repeat(100)}`;
  const html = drawn({
    source: city,
    entries: [decision('city', { words }), entry('city', 'fall', { category: 'alerts', title: 'Falls at night' })],
  });
  expect(html.length).toBeLessThan(6_000);
  expect(textOf(html)).toMatch(/Not for resuscitation\. Discussed .*… \(all of it in the entry\)/);
  expect(textOf(html)).toContain('20-Nov · Dr Obi Achebe');
});

test('H37 twelve orders that forbid stand before alerts, and none is cut', () => {
  const words = Array.from({ length: 12 }, (_, index) => `Do not give: Drug ${index}.`);
  const forbidding = words.map((forbids, index) =>
    entry('city', `Drug ${index}`, { category: 'medications', status: 'active', assertion: 'denied', forbids }),
  );
  const text = textOf(drawn({ source: city, entries: [entry('city', 'Lives alone', { category: 'alerts' }), ...forbidding] }));
  expect(words.filter((each) => text.includes(each))).toEqual(words);
  expect(text.indexOf('Do not give: Drug 0.')).toBeLessThan(text.indexOf('Lives alone'));
});
