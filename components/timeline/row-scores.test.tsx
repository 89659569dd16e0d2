import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { measured, observedOn, scoredOn } from '#/lib/record/testing/observation-builders.ts';
import { entry, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { ScoreReaderContext } from '#/components/entry/scores/score-reader.ts';
import { RowValue } from './row-value.tsx';
import { scoreWords } from './row-words.ts';
import { spokenRow } from './spoken-row.ts';

const pulse = (on: string, more = {}) => observedOn(on, measured('Pulse', '8867-4', '94', 'beats/min'), more);
const adult: ScoreReader = { locale: 'en-GB', today: 20_778, birthDate: '1951-03-14' };
const stay = { encounter: 'city|Encounter/1' };
const rowOf = (entries: readonly TimelineEntry[]): Row => {
  const [row] = arrangedRows(arrange(timelineOf({ source: source('city'), entries }), wholeView));
  if (!row) throw new Error('a row is there');
  return row;
};

describe('H36 a row never hides a score', () => {
  const set = rowOf([pulse('2026-11-21T12:05:00Z'), scoredOn('2026-11-21T12:05:00Z', '9')]);
  const day = rowOf([
    scoredOn('2026-11-21T12:05:00Z', '1', stay),
    pulse('2026-11-21T12:05:00Z', stay),
    scoredOn('2026-11-21T04:05:00Z', '9', stay),
  ]);
  const results = [scoredOn('2026-11-21T12:05:00Z', '7'), pulse('2026-11-21T12:05:00Z')];
  const panel = rowOf([
    ...results,
    entry('city', 'panel', { category: 'vitals', title: 'Observations', body: { shape: 'panel', members: results.map(({ id }) => id) } }),
  ]);

  it.each<[string, Row, Row['type'], string]>([
    ['a set', set, 'vitals', 'NEWS2 9'],
    ['a day of a stay: newest and highest', day, 'vitals', 'NEWS2 1, highest 9'],
    ['a panel', panel, 'panel', 'NEWS2 7'],
  ])('%s', (_, row, type, words) => {
    expect(row.type).toBe(type);
    expect(scoreWords(row, adult)).toEqual([words]);
    expect(renderToStaticMarkup(<RowValue row={row} />)).toContain(words);
    expect(spokenRow(row, { sources: new Map([['city', source('city')]]), locale: 'en-GB' }, { standing: '', scored: adult })).toContain(
      words,
    );
  });

  it('none where none was sent, and none of a removed one', () => {
    expect(scoreWords(rowOf([pulse('2026-11-21T12:05:00Z')]), adult)).toEqual([]);
    const removed = scoredOn('2026-11-21T12:05:00Z', '7', { assertion: 'removed' });
    const heading = entry('city', 'panel', { category: 'vitals', body: { shape: 'panel', members: [removed.id] } });
    expect(scoreWords(rowOf([heading, removed]), adult)).toEqual([]);
  });
});

describe('H36 a NEWS2 of a child or in pregnancy has the words that were sent in every row', () => {
  const news2 = 'NEWS2 total score';
  const sentAs = (text: string, code?: string) => ({
    text,
    codings: code === undefined ? [] : [{ system: 'http://snomed.info/sct', code }],
  });
  const at = '2026-11-21T12:05:00Z';
  const child: ScoreReader = { ...adult, birthDate: '2014-05-02' };
  const pregnant: ScoreReader = { ...adult, birthDate: '1996-05-02', pregnancies: [{ from: 20_700, to: 20_900 }] };
  const pregnantLater: ScoreReader = { ...pregnant, pregnancies: [{ from: 20_779, to: 20_900 }] };
  const asSent = 'as sent: NEWS2 is not for anyone under 16 or pregnant';

  it.each<[string, ScoreReader, ReturnType<typeof sentAs>, string, boolean]>([
    ['a child', child, sentAs(news2, '1104051000000101'), `${news2} 9`, true],
    ['a child, by the name alone', child, sentAs('NEWS 2'), 'NEWS 2 9', true],
    ['a child whose source sends other words', child, sentAs('Ward score', '1104051000000101'), 'Ward score 9', true],
    ['a pregnant woman', pregnant, sentAs(news2, '1104051000000101'), `${news2} 9`, true],
    ['only the year of birth is known', { ...adult, birthDate: '2010' }, sentAs(news2), `${news2} 9`, true],
    ['an adult', adult, sentAs(news2, '1104051000000101'), 'NEWS2 9', false],
    ['of unknown age', { ...adult, birthDate: undefined }, sentAs(news2), 'NEWS2 9', false],
    ['a woman who becomes pregnant later', pregnantLater, sentAs(news2), 'NEWS2 9', false],
    ['a child with a PEWS', child, sentAs('PEWS'), 'PEWS 9', false],
    ['a child with a PEWS that names NEWS2', child, sentAs('PEWS (paediatric NEWS2)'), 'PEWS (paediatric NEWS2) 9', false],
    ['a pregnant woman with a MEOWS', pregnant, sentAs('MEOWS'), 'MEOWS 9', false],
    ['an adult with a MEOWS', adult, sentAs('MEOWS'), 'MEOWS 9', false],
    ['an adult with the older NEWS', adult, sentAs('NEWS score'), 'NEWS score 9', false],
  ])('%s', (_, reader, code, words, isSaid) => {
    const row = rowOf([scoredOn(at, '9', {}, code), pulse(at)]);
    expect(scoreWords(row, reader)).toEqual([words]);
    const sources = new Map([['city', source('city')]]);
    const spoken = spokenRow(row, { sources, locale: 'en-GB' }, { standing: '', scored: reader });
    expect(spoken).toContain(words);
    expect(spoken.includes(asSent)).toBe(isSaid);
    const drawnValue = renderToStaticMarkup(
      <ScoreReaderContext value={reader}>
        <RowValue row={row} />
      </ScoreReaderContext>,
    );
    expect(drawnValue).toContain(words);
  });
});
