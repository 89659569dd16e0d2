import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type Since, type View, wholeView } from '#/lib/record/model/view.ts';
import { hidesAnything, sourcesBeside } from '#/lib/record/new-rows/sources-beside.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { HoldersContext } from '#/components/entry/also-at/holders-context.ts';
import { RowNotesContext } from './row-notes.ts';
import { TimelineRow } from './timeline-row.tsx';

const city = source('city', { name: 'City Hospitals', code: 'CH' });
const practice = source('practice', { name: 'Riverside Surgery', code: 'RS' });
const since: Since = { day: '2026-11-18', preset: 'discharge', today: '2026-11-21', locale: 'en-GB' };

const ramipril = (from: string, dose: string, start: string): TimelineEntry =>
  entry(from, 'r', {
    category: 'medications',
    kind: 'medication-request',
    title: 'Ramipril',
    identity: ['x|1'],
    compare: { Dose: dose },
    date: { start, precision: 'day', kind: 'authored' },
  });

const timeline = timelineOf(
  { source: city, entries: [ramipril('city', '10 mg', '2026-11-18')] },
  { source: practice, entries: [ramipril('practice', '5 mg', '2026-10-01')] },
);

/** The first row of a view: its cells as text, and the name of its button. */
function drawn(view: View, given = timeline) {
  const [row] = arrangedRows(arrange(given, view));
  const nothing = (): void => undefined;
  const sources = new Map([...given.sources].map(([id, state]) => [id, state.source]));
  const holders = hidesAnything(view) ? sourcesBeside(given, view) : undefined;
  const notes = { thisYear: '2026', ...(view.since && { since: view.since }) };
  const html = renderToStaticMarkup(
    <HoldersContext value={() => holders}>
      <RowNotesContext value={notes}>
        <TimelineRow
          {...{ row: row!, sources, locale: 'en-GB', position: 1, total: 1, current: true, selected: undefined, open: false }}
          {...{ onOpen: nothing, onToggle: nothing, onFocus: nothing }}
        />
      </RowNotesContext>
    </HoldersContext>,
  );
  return { text: html.replaceAll(/<[^>]+>/g, ' '), label: /class="row-button" aria-label="([^"]*)"/.exec(html)?.[1] ?? '' };
}

describe('H21 a row whose other source is hidden says who else holds it, and shows no difference', () => {
  test.each<[string, View]>([
    ['by a tick', { ...wholeView, unticked: new Set(['practice']) }],
    ['by the day', { ...wholeView, since }],
  ])('%s', (_, view) => {
    const { text, label } = drawn(view);
    expect(text).toContain('also at RS');
    expect(text).not.toContain('5 mg');
    expect(text).not.toContain('≠');
    expect(label).toMatch(/, also at Riverside Surgery, hidden by you$/);
  });

  test('unchanged: with both in sight it shows the difference alone', () => {
    const { text, label } = drawn(wholeView);
    expect(text).toMatch(/10 mg\s+at CH,\s+5 mg\s+at RS/);
    expect(`${text} ${label}`).not.toContain('also at');
  });

  test('unchanged: nobody else holds it', () => {
    const alone = timelineOf({ source: city, entries: [ramipril('city', '10 mg', '2026-11-18')] }, { source: practice });
    expect(drawn({ ...wholeView, unticked: new Set(['practice']) }, alone).text).not.toContain('also at');
  });
});

describe('H16 a row says which date makes it new', () => {
  const reported = (more: Partial<TimelineEntry>) =>
    timelineOf({ source: city, entries: [entry('city', '1', { title: 'Histology', ...more })] });

  test('reported since, taken before', () => {
    const { text, label } = drawn(
      { ...wholeView, since },
      reported({
        date: { start: '2026-11-10', precision: 'day', kind: 'effective' },
        otherDates: [{ start: '2026-11-19', precision: 'day', kind: 'issued' }],
      }),
    );
    expect(text).toContain('reported 19-Nov, taken 10-Nov');
    expect(label).toMatch(/reported 19 November 2026, taken 10 November 2026$/);
  });

  test('a date that the row names anyway is said once, where nothing is cut', () => {
    const { text } = drawn(
      { ...wholeView, since },
      reported({
        category: 'problems',
        date: { start: '1998', precision: 'year', kind: 'onset' },
        otherDates: [{ start: '2026-11-19', precision: 'day', kind: 'recorded' }],
      }),
    );
    expect(text).toContain('recorded 19-Nov, began 1998');
    expect(text.split('recorded')).toHaveLength(2);
  });

  test('unchanged: its own day says it', () => {
    expect(drawn({ ...wholeView, since }, reported({})).text).not.toMatch(/reported|may be new/);
  });
});
