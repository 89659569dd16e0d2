import { describe, expect, it } from 'vitest';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { heldAllergies } from './held-allergies.ts';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';

const city = source('city', { name: 'City Hospitals', own: true });
const practice = source('practice', { name: 'Riverside Surgery' });

describe('H21 the allergies listed under the banner', () => {
  const allergy = (from: string, id: string, more: Partial<Parameters<typeof entry>[2]> = {}) =>
    entry(from, id, { category: 'allergies', title: id, ...more });
  const penicillin = (from: string, reaction: string) =>
    allergy(from, 'penicillin', { title: `Penicillin: ${reaction}`, identity: ['allergy|penicillin'], compare: { Reaction: reaction } });
  const timeline = timelineOf(
    { source: city, entries: [penicillin('city', 'rash'), allergy('city', 'struck out', { assertion: 'removed' })] },
    { source: practice, entries: [penicillin('practice', 'anaphylaxis'), allergy('practice', 'Latex')] },
  );
  const listed = (view: Partial<View>) =>
    heldAllergies(timeline, { ...wholeView, ...view })
      .map(({ entry: { title }, sources, hidden }) => [title, sources.map(({ name }) => name).join(), hidden] as const)
      .toSorted(([left], [right]) => left.localeCompare(right));

  it.each<[string, Partial<View>, readonly string[]]>([
    ['nothing is hidden', {}, []],
    ['an untick marks and does not remove', { unticked: new Set(['practice']) }, ['Latex', 'Penicillin: anaphylaxis']],
    ['"Others only" marks the own source', { othersOnly: true }, ['Penicillin: rash']],
    ['filters do not touch them', { categories: new Set(['results']), period: { from: '2026-11-21' } }, []],
  ])('%s', (_, view, hidden) => {
    expect(listed(view)).toEqual([
      ['Latex', 'Riverside Surgery', hidden.includes('Latex')],
      ['Penicillin: anaphylaxis', 'Riverside Surgery', hidden.includes('Penicillin: anaphylaxis')],
      ['Penicillin: rash', 'City Hospitals', hidden.includes('Penicillin: rash')],
    ]);
  });
});

describe('the alerts under the banner', () => {
  const alert = (id: string, more: Partial<Parameters<typeof entry>[2]>) =>
    entry('practice', id, { category: 'alerts', title: id, ...more });

  it('are those in force, from every source', () => {
    const timeline = timelineOf({
      source: practice,
      entries: [
        alert('in force', { status: 'active' }),
        alert('without a status', {}),
        alert('ended', { status: 'inactive' }),
        alert('mistaken', { status: 'entered-in-error' }),
        alert('struck out', { assertion: 'removed' }),
      ],
    });
    const { notices } = heldNotices(timeline, hello.at);
    expect(notices.map(({ words, sources }) => [words, sources[0]?.name])).toEqual(
      expect.arrayContaining([
        ['in force', 'Riverside Surgery'],
        ['without a status', 'Riverside Surgery'],
      ]),
    );
    expect(notices).toHaveLength(2);
  });

  it.each([
    ['a source has not answered', timelineOf({ source: city, open: true }), /^Decisions and alerts: still asking 1 source\./],
    ['all have answered', timelineOf({ source: city }), /^No decisions or alerts recorded\. /],
  ])('have a sentence in their place: %s', (_, timeline, sentence) => {
    expect(notRecorded(timeline, []).strip).toMatch(sentence);
  });
});
