import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { EntryDrawer } from '#/components/drawer/entry-drawer.tsx';
import { findGroup } from '#/components/drawer/find-group.ts';
import { HoldersContext } from '#/components/entry/also-at/holders-context.ts';
import { PaperRow } from '#/components/print/paper-row.tsx';
import { FoundRow } from '#/components/search/found-row.tsx';
import { Summary } from '#/components/summary/summary.tsx';
import { TimelineRow } from '#/components/timeline/timeline-row.tsx';
import { arrange } from '#/lib/record/list/arrange.ts';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type Since, type View, wholeView } from '#/lib/record/model/view.ts';
import { hidesAnything, sourcesBeside } from '#/lib/record/new-rows/sources-beside.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { entry, hello, nothingRelated, source, timelineOf } from '#/lib/record/testing/record-builders.ts';

const city = source('city', { name: 'City Hospitals', code: 'CH' });
const practice = source('practice', { name: 'Riverside Surgery', code: 'RS' });
const sources = new Map([city, practice].map((each) => [each.id, each]));
const since: Since = { day: '2026-11-18', preset: 'discharge', today: '2026-11-21', locale: 'en-GB' };
const nothing = (): void => undefined;

const ramipril = (from: string, start: string): TimelineEntry =>
  entry(from, 'r', {
    category: 'medications',
    kind: 'medication-request',
    title: 'Ramipril',
    identity: ['x|1'],
    status: 'active',
    body: { shape: 'medication', medication: { text: 'Ramipril', codings: [] }, doses: [], act: 'prescribed' },
    compare: { Dose: from === 'city' ? '10 mg' : '5 mg' },
    date: { start, precision: 'day', kind: 'authored' },
  });
const both = timelineOf(
  { source: city, entries: [ramipril('city', '2026-11-18')] },
  { source: practice, entries: [ramipril('practice', '2026-10-01')] },
);
const alone = timelineOf({ source: city, entries: [ramipril('city', '2026-11-18')] }, { source: practice });

const places = ['row', 'drawer', 'paper', 'found', 'summary'] as const;

/** The markup of each place in which an entry is drawn, as text with the spoken names. */
function draw(timeline: Timeline, view: View): Readonly<Record<(typeof places)[number], string>> {
  const holders = hidesAnything(view) ? sourcesBeside(timeline, view) : undefined;
  const text = (element: ReactElement): string => {
    const html = renderToStaticMarkup(<HoldersContext value={() => holders}>{element}</HoldersContext>);
    return [...html.matchAll(/ aria-label="([^"]*)"/g)].map(([, name]) => name).join(' ') + html.replaceAll(/<[^>]+>/g, ' ');
  };
  const arrangement = arrange(timeline, view);
  const [row] = arrangedRows(arrangement);
  if (!row) throw new Error('a row is there');
  const shared = { sources, locale: 'en-GB', selected: undefined, onOpen: nothing };
  const opened = findGroup(arrange(timeline, { unticked: view.unticked, othersOnly: false }), row.lead.id);
  if (!opened) throw new Error('it opens');
  const { query } = searchFor('ramipril');
  return {
    row: text(<TimelineRow {...shared} row={row} position={1} total={1} current open={false} onToggle={nothing} onFocus={nothing} />),
    drawer: text(
      <EntryDrawer {...shared} {...opened} related={nothingRelated} receivedAt={new Map()} onStep={nothing} onClose={nothing} />,
    ),
    paper: text(
      <table>
        <tbody>
          <PaperRow row={row} {...shared} />
        </tbody>
      </table>,
    ),
    found: text(<FoundRow {...shared} row={row} query={query} readings={new Map()} thisYear="2026" />),
    summary: text(<Summary {...shared} summary={summariseRecord(timeline, view, hello.at)} href={String} />),
  };
}

const ticked: View = { ...wholeView, unticked: new Set(['practice']) };

describe('H21 what another source holds too is said wherever it is drawn, while that source is hidden', () => {
  const drawn = draw(both, ticked);
  test.each(places)('by a tick: %s', (place) => {
    expect(drawn[place]).toContain(place === 'paper' || place === 'drawer' ? 'also at Riverside Surgery, hidden by you' : 'also at RS');
    expect(drawn[place]).not.toContain('5 mg');
  });
  test.each(['row', 'found', 'summary'] as const)('spoken with its name and by whom it is hidden: %s', (place) => {
    expect(drawn[place]).toContain('also at Riverside Surgery, hidden by you');
  });

  const newOnly = draw(both, { ...wholeView, since });
  test.each(['row', 'paper', 'found'] as const)('by the day: %s', (place) => {
    expect(newOnly[place]).toContain('also at Riverside Surgery, hidden by you'.slice(0, place === 'paper' ? undefined : 8));
  });
  test('by the day: the drawer has the copy itself, and its difference (H20)', () => {
    expect(newOnly.drawer).toContain('5 mg');
    expect(newOnly.drawer).not.toContain('also at');
  });

  test.each<[string, Timeline, View]>([
    ['nothing is hidden', both, wholeView],
    ['nobody else holds it', alone, ticked],
    ['the day hides nothing of it', alone, { ...wholeView, since }],
    ['another source is unticked', both, { ...wholeView, unticked: new Set(['third']) }],
  ])('unchanged: %s', (_, timeline, view) => {
    for (const place of places) expect(draw(timeline, view)[place], place).not.toContain('also at');
  });
});
