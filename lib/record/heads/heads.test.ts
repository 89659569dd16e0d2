import { describe, expect, test } from 'vitest';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { apply, entry, hello, source } from '#/lib/record/testing/record-builders.ts';
import { emptyTimeline } from '#/lib/record/stream/timeline.ts';
import { headsOfGroup } from './heads.ts';

const city = source('city');

function result(id: string, value?: string, members: readonly string[] = [], more: Partial<TimelineEntry> = {}): TimelineEntry {
  const code = { text: id, codings: [] };
  const measurement = { code, ranges: [], ...(value !== undefined && { value: { type: 'text' as const, text: value } }) };
  const body = { shape: 'measurement' as const, measurement, components: [], members: members.map((member) => `city|Thing/${member}`) };
  return entry('city', id, { title: id, body, ...more });
}

/** Words of the heads of each result, after the batches have arrived one by one. */
function headWords(...batches: readonly (readonly TimelineEntry[])[]): Readonly<Record<string, readonly string[]>> {
  const start = apply(emptyTimeline('session-1'), [hello, { type: 'source', source: city }]);
  const timeline = batches.reduce((before, entries) => {
    arrange(before, wholeView);
    return apply(before, [{ type: 'entries', source: 'city', attempt: 1, entries }]);
  }, start);
  const { groups } = arrange(timeline, wholeView);
  return Object.fromEntries(groups.map((group) => [group.lead.title, headsOfGroup(group).map(({ words }) => words)]));
}

const culture = result('Culture', 'Growth', ['Organism']);
const organism = result('Organism', 'MRSA', ['Gentamicin']);
const gentamicin = result('Gentamicin', 'R');

describe('H36 what a result belongs to', () => {
  test.each([
    ['all at once', [[culture, organism, gentamicin]]],
    ['the head first', [[culture], [organism], [gentamicin]]],
    ['the head last', [[gentamicin], [organism], [culture]]],
    ['in two parts', [[gentamicin, culture], [organism]]],
  ])('%s', (_, batches) => {
    expect(headWords(...batches)).toEqual({
      Culture: [],
      Organism: ['Culture: Growth'],
      Gentamicin: ['Organism: MRSA, of Culture: Growth'],
    });
  });

  test.each([
    ['a head that its source removed', [result('Old', 'MRSA', ['Gentamicin'], { assertion: 'removed' }), gentamicin], []],
    ['a head that names itself', [result('Gentamicin', 'R', ['Gentamicin'])], []],
    ['two heads', [organism, result('Panel', undefined, ['Gentamicin']), gentamicin], ['Organism: MRSA', 'Panel']],
    ['a finding of many words', [result('Note', 'x'.repeat(81), ['Gentamicin']), gentamicin], ['Note']],
    ['a name that holds the finding', [result('Growth of MRSA', 'MRSA', ['Gentamicin']), gentamicin], ['Growth of MRSA']],
    ['none', [gentamicin], []],
  ] as const)('%s', (_, entries, words) => {
    expect(headWords(entries).Gentamicin).toEqual(words);
  });

  test('a row of a search is drawn anew when its head arrives, though the search hides that', () => {
    const start = apply(emptyTimeline('session-1'), [hello, { type: 'source', source: city }]);
    const batch = (entries: readonly TimelineEntry[]) => ({ type: 'entries', source: 'city', attempt: 1, entries });
    const view = { ...wholeView, search: { key: 'gentamicin', matches: ({ title }: TimelineEntry) => /gentamicin/i.test(title) } };
    const before = apply(start, [batch([gentamicin])]);
    const [rowBefore] = arrange(before, view).months[0]?.rows ?? [];
    const [rowAfter, further] = arrange(apply(before, [batch([organism])]), view).months[0]?.rows ?? [];
    expect(further).toBeUndefined();
    expect(rowAfter).not.toBe(rowBefore);
    expect(rowAfter && headsOfGroup(rowAfter.lead)).toEqual([{ id: 'city|Thing/Organism', words: 'Organism: MRSA' }]);
  });

  test('heads in a circle end', () => {
    expect(headWords([result('A', 'a', ['B']), result('B', 'b', ['A'])])).toEqual({ A: ['B: b'], B: ['A: a'] });
  });
});
