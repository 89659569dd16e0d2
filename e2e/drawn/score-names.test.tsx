import { describe, expect, it } from 'vitest';
import { measured, observedOn, scoredOn } from '#/lib/record/testing/observation-builders.ts';
import type { ScoreReader } from '#/lib/record/summary/observed/score-use.ts';
import { drawEntries } from './draw-entries.tsx';

const asSent = /as sent: NEWS2 is not for anyone under 16 or pregnant/i;
const at = '2026-11-21T12:05:00Z';
const adult: ScoreReader = { locale: 'en-GB', today: 20_778, birthDate: '1951-03-14' };
const child: ScoreReader = { ...adult, birthDate: '2014-05-02' };
const pregnant: ScoreReader = { ...adult, birthDate: '1996-05-02', pregnancies: [{ from: 20_700, to: 20_900 }] };
const pulse = observedOn(at, measured('Pulse', '8867-4', '94', 'beats/min'));
const news2 = scoredOn(at, '9');
const named = (text: string) => scoredOn(at, '9', {}, { text, codings: [] });

describe('H36 a NEWS2 of someone for whom it is not says so in rows, drawers and on paper', () => {
  it.each([
    ['a child, alone', child, [news2], true],
    ['a child, in a set', child, [news2, pulse], true],
    ['a child, without a date', child, [{ ...news2, date: undefined }], true],
    ['in pregnancy', pregnant, [news2, pulse], true],
    ['in pregnancy, without a date: nothing says that it is of it', pregnant, [{ ...news2, date: undefined }], false],
    ['an adult, alone', adult, [news2], false],
    ['an adult, in a set', adult, [news2, pulse], false],
    ['a child with a PEWS', child, [named('PEWS'), pulse], false],
    ['a child with a POPS', child, [named('POPS')], false],
    ['in pregnancy with a MEOWS', pregnant, [named('MEOWS')], false],
    ['a child with the points of one part', child, [named('NEWS2 respiratory rate score')], false],
    ['a child without a score', child, [pulse], false],
    ['a removed score of a child', child, [{ ...news2, assertion: 'removed' as const }], false],
  ])('%s', (_, reader, entries, isSaid) => {
    const { rows, drawers, paper } = drawEntries(entries, reader);
    for (const place of [rows, drawers, paper]) expect(asSent.test(place)).toBe(isSaid);
  });
});
