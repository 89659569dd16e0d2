import { expect, test } from 'vitest';
import { pointerMoves } from './pointer-moves.ts';

test.each<[string, readonly (readonly [number, number])[], readonly boolean[]]>([
  ['a page that opens under a resting pointer', [[5, 5]], [false]],
  [
    'a page that changes under it, again and again',
    [
      [5, 5],
      [5, 5],
      [5, 5],
    ],
    [false, false, false],
  ],
  [
    'a move across',
    [
      [5, 5],
      [6, 5],
    ],
    [false, true],
  ],
  [
    'a move down by one',
    [
      [5, 5],
      [5, 6],
    ],
    [false, true],
  ],
  [
    'a move and a rest',
    [
      [5, 5],
      [6, 6],
      [6, 6],
    ],
    [false, true, false],
  ],
  [
    'there and back',
    [
      [5, 5],
      [6, 5],
      [5, 5],
    ],
    [false, true, true],
  ],
  [
    'digits that read alike',
    [
      [1, 23],
      [12, 3],
    ],
    [false, true],
  ],
  [
    'a screen to the left',
    [
      [0, 0],
      [-1, 0],
    ],
    [false, true],
  ],
])('H34 %s', (_, places, expected) => {
  const isMove = pointerMoves();
  expect(places.map(([screenX, screenY]) => isMove({ screenX, screenY }))).toEqual(expected);
});
