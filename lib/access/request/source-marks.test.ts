import { describe, expect, it } from 'vitest';
import { configuredMark, differentMarks, memberMarks } from './source-marks.ts';

const sourcesNamed = (count: number) => ({ sources: Array.from({ length: count }, (_, at) => ({ id: `source-${at}` })) }) as never;
const members = (count: number) => Array.from({ length: count }, (_, at) => `urn:oid:2.16.840.1.113883.3.${9_000 + at * 7}`);

describe('no two sources of a record share hue and outline, up to 64', () => {
  it.each([
    [1, 0],
    [7, 12],
    [2, 62],
    [64, 0],
    [0, 64],
  ])('%i configured, %i members of a network', (configured, found) => {
    const config = sourcesNamed(configured);
    const own = Array.from({ length: configured }, (_, at) => configuredMark(`source-${at}`, config));
    const all = [...own, ...memberMarks(members(found), config).values()];
    expect(new Set(all).size).toBe(configured + found);
    expect(all.every((mark) => Number.isInteger(mark) && mark >= 1 && mark <= differentMarks)).toBe(true);
  });

  it.each([
    [70, 0],
    [60, 30],
  ])('beyond that they repeat, and each still has one: %i and %i', (configured, found) => {
    const marks = memberMarks(members(found), sourcesNamed(configured));
    expect(marks.size).toBe(found);
    expect(configuredMark('source-64', sourcesNamed(configured))).toBe(1);
  });

  it('the same members have the same marks at each stream', () => {
    expect(memberMarks(members(12), sourcesNamed(7))).toEqual(memberMarks(members(12), sourcesNamed(7)));
  });

  it('a member that joins last takes nobody’s mark', () => {
    const before = memberMarks(members(12), sourcesNamed(7));
    const after = memberMarks([...members(12), 'urn:oid:2.16.840.1.113883.3.1'], sourcesNamed(7));
    expect([...after].slice(0, 12)).toEqual([...before]);
  });
});
