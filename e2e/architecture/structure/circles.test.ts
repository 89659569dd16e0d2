import { describe, expect, test } from 'vitest';
import { findCircles, type Graph } from './circles.ts';

const graph = (edges: Readonly<Record<string, string>>): Graph =>
  new Map(Object.entries(edges).map(([from, to]) => [from, new Set(to.split(' ').filter(Boolean))]));

describe('findCircles', () => {
  test.each<[string, Readonly<Record<string, string>>, readonly (readonly string[])[]]>([
    ['nothing', {}, []],
    ['a line', { a: 'b', b: 'c', c: '' }, []],
    ['a diamond', { a: 'b c', b: 'd', c: 'd', d: '' }, []],
    ['two', { a: 'b', b: 'a' }, [['a', 'b']]],
    ['three, entered from outside', { start: 'a', a: 'b', b: 'c', c: 'a d', d: '' }, [['a', 'b', 'c']]],
    [
      'two circles, joined by one arrow',
      { a: 'b', b: 'a c', c: 'd', d: 'c' },
      [
        ['c', 'd'],
        ['a', 'b'],
      ],
    ],
    ['a node that points to itself', { a: 'a' }, []],
    ['a circle closed by a later branch', { a: 'b', b: 'c', c: 'b d', d: 'a' }, [['a', 'b', 'c', 'd']]],
  ])('%s', (_name, edges, circles) => {
    expect(findCircles(graph(edges))).toEqual(circles);
  });
});
