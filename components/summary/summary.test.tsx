import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/testing.ts';
import { summary } from '#/lib/record/summary/summary.ts';
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

function drawn(entries: readonly TimelineEntry[]): string {
  const blocks = summary(timelineOf({ source: city, entries }), wholeView, hello.at);
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
