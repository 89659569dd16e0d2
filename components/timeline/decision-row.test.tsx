import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { speakDates } from '#/lib/record/dates/spoken-dates.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Decision } from '#/lib/record/model/decision.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { TimelineRow } from './timeline-row.tsx';

const words = 'Not for resuscitation';

/** The row of a decision in a list, as text. */
function rowOf(more: Partial<Decision>, title = words): string {
  const city = source('city', { name: 'City Hospitals' });
  const decision = entry('city', 'd', {
    category: 'decisions',
    title,
    decision: { subject: 'resuscitation', stance: 'refuses', words, ...more },
  });
  const timeline = timelineOf({ source: city, entries: [decision] });
  const [row] = arrange(timeline, wholeView).months.flatMap(({ rows }) => rows);
  const nothing = (): void => undefined;
  const html = renderToStaticMarkup(
    <NoticesContext value={heldNotices(timeline, hello.at)}>
      <TimelineRow
        {...{
          row: row!,
          sources: new Map([['city', city]]),
          locale: 'en-GB',
          position: 1,
          total: 1,
          current: true,
          selected: undefined,
          open: false,
        }}
        {...{ onOpen: nothing, onToggle: nothing, onFocus: nothing }}
      />
    </NoticesContext>,
  );
  return html;
}

test.each<[string, Partial<Decision>, string, string]>([
  ['in force', {}, words, words],
  ['ended', { until: '2026-11-18' }, words, `Ended 18-Nov-2026: ${words}`],
  ['past its review', { reviewBy: '2026-10-01' }, words, `Review was due 01-Oct-2026: ${words}`],
  ['revoked: its title says so already, once', { lapse: 'revoked' }, `Revoked: ${words}`, `Revoked: ${words}`],
  [
    'contradictory: its title says so already',
    { stance: 'contradictory' },
    `Contradictory: open: ${words}`,
    `Contradictory: open: ${words}`,
  ],
])('H38 a row of a list never shows as in force what is %s', (_, more, title, shown) => {
  const html = rowOf(more, title);
  const text = html.replaceAll(/<[^>]+>/g, '');
  expect(text).toContain(shown);
  expect(html).toContain(`aria-label="${speakDates(shown, 'en-GB')}`);
  expect(text.split(words)).toHaveLength(2);
});
