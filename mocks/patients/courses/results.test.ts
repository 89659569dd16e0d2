import { describe, expect, it } from 'vitest';
import { flagOf } from './blood-tests.ts';
import { ckdEpi } from './derived-results.ts';
import { news2Score } from './news2.ts';
import { wellLevels, unwellLevels } from './vital-signs.ts';

describe('flags agree with values', () => {
  it.each([
    [142, [45, 84], undefined, 'H'],
    [84, [45, 84], undefined, 'N'],
    [44, [45, 84], undefined, 'L'],
    [7, [3.5, 5.3], [2.6, 6.4], 'HH'],
    [2.1, [3.5, 5.3], [2.6, 6.4], 'LL'],
    [1.2, [1.1, undefined], undefined, 'N'],
  ] as const)('%d in %j is %s', (value, range, critical, expected) => {
    expect(flagOf(value, range, critical)).toBe(expected);
  });
});

describe('derived results', () => {
  it.each([
    [88.4, 50, true, 65.5],
    [142, 75, true, 32],
    [88.4, 50, false, 87.5],
  ])('eGFR of %d µmol/L at %d', (creatinine, age, female, expected) => {
    expect(Math.abs(ckdEpi(creatinine, age, female) - expected)).toBeLessThan(1.5);
  });
});

describe('NEWS2', () => {
  it('is 0 for the well', () => expect(news2Score(wellLevels, false)).toBe(0));
  it('adds up for the unwell on oxygen', () => expect(news2Score(unwellLevels, true)).toBe(3 + 3 + 2 + 1 + 1 + 1));
});
