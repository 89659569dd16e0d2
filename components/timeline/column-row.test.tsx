import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry, source } from '#/lib/record/testing/record-builders.ts';
import { ColumnHeads } from './column-heads.tsx';
import { TimelineRow } from './timeline-row.tsx';

const sources = new Map([['rs', source('rs', { name: 'Riverside Surgery', code: 'RS' })]]);
const counts = { received: 5, visible: 3, folded: 1, hiddenBySource: 0, hiddenByFilter: 0, waiting: 0, removed: 0 };

function drawn(more: Partial<TimelineEntry>, columns?: { readonly thisYear: string }) {
  const lead = entry('rs', 'a', { category: 'allergies', title: 'Latex', status: 'active', ...more });
  const group: Group = { id: lead.id, lead, members: [lead], sources: ['rs'], likeness: 'alone', conflicts: [], cautions: lead.cautions };
  const row: Row = { type: 'single', key: 'a', lead: group, groups: [group], sources: ['rs'], entries: 1, cautions: [], conflicts: 0 };
  const html = renderToStaticMarkup(
    <TimelineRow
      {...{ row, sources, locale: 'en-GB', position: 1, total: 1, current: true, selected: undefined, open: false }}
      {...{ onOpen: () => {}, onToggle: () => {}, onFocus: () => {} }}
      {...(columns && { columns })}
    />,
  );
  const cell = (name: string) =>
    new RegExp(`class="row-${name}[^"]*"[^>]*>(.*?)</span>(?=<span|</div)`).exec(html)?.[1]?.replaceAll(/<[^>]+>/g, '');
  return { cell, label: /aria-label="([^"]*)" aria-expanded/.exec(html)?.[1] };
}

const recorded = { facts: [{ label: 'Recorded by', value: 'Dr Ward' }] };
const in2026 = { thisYear: '2026' };

describe('a row in columns', () => {
  test.each<[string, Partial<TimelineEntry>, readonly [status: string, date: string, by: string]]>([
    ['of this year', recorded, ['Active', '20-Nov', 'Dr Ward']],
    [
      'of another year, which no month’s head names',
      { date: { start: '2014-06-20', precision: 'day', kind: 'effective' } },
      ['Active', '20-Jun-2014', ''],
    ],
    ['H14 without a date', { date: undefined }, ['Active', 'No date', '']],
    ['unchanged: a notable status is said once', { status: 'inactive' }, ['Inactive', '20-Nov', '']],
  ])('%s', (_, more, expected) => {
    const { cell } = drawn(more, in2026);
    expect([cell('value'), cell('date'), cell('by')]).toEqual(expected);
  });

  test('its button names the author too', () => {
    expect(drawn(recorded, in2026).label).toBe('Latex, 20 November 2026, Riverside Surgery, by Dr Ward');
  });

  test('unchanged: under a month’s head it has neither', () => {
    const { cell, label } = drawn(recorded);
    expect([cell('value'), cell('date'), cell('by'), label]).toEqual([
      '',
      '20-Nov',
      undefined,
      'Latex, 20 November 2026, Riverside Surgery',
    ]);
  });
});

test.each([
  [{}, 'Allergies3 rows · 4 entriesStatus or valueDateBySource'],
  [{ folded: 0 }, 'Allergies3 rowsStatus or valueDateBySource'],
  [{ folded: 0, hiddenBySource: 1, hiddenByFilter: 1 }, 'Allergies3 rows · 2 hiddenStatus or valueDateBySource'],
])('H21 the heads count what is hidden: %j', (more, expected) => {
  const html = renderToStaticMarkup(<ColumnHeads arrangement={{ rows: 3, counts: { ...counts, ...more } }} title="Allergies" />);
  expect(html.replaceAll(/<[^>]+>/g, '')).toBe(expected);
});
