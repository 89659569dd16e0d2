import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { rowHeight, rowsThatFit } from './row-room.ts';
import { nextSettling, type Settling, type SettlingInput, type SettlingRow } from './settling.ts';

interface Row extends SettlingRow {
  readonly name: string;
}

const row = (name: string, lines = 0): Row => ({ name, members: name.split('+'), lines });
const kept = (name: string): Row => ({ ...row(name), isKept: true });
const ofTest = (name: string, test: string): Row => ({ ...row(name), members: [name, test] });
const rowsOf = (words: string): readonly Row[] =>
  words
    .split(' ')
    .filter(Boolean)
    .map((name) => row(name));
const plain = { room: Infinity, hasEnded: false, isOverdue: false, isGathering: false, isRead: false, addsAtEnd: false } as const;

type Step = Partial<SettlingInput<Row>> & { readonly rows: readonly Row[] };

/** Names drawn in their places after each step, and those that wait. */
function run(...steps: readonly Step[]) {
  let state: Settling<Row> | undefined;
  for (const step of steps) state = nextSettling(state, { ...plain, ...step });
  const places = (state?.places ?? []).map(({ row: { name }, isGone }) => (isGone ? '–' : name)).join(' ');
  return [places, (state?.late ?? []).map(({ row: { name }, isChanged }) => (isChanged ? `${name}!` : name)).join(' ')];
}

describe('a block while its sources answer (visual-next §7)', () => {
  it.each<[string, readonly Step[], readonly string[]]>([
    ['nothing is drawn while the first rows gather', [{ rows: rowsOf('b'), isGathering: true }], ['', '']],
    [
      'those that have gathered are drawn in order',
      [{ rows: rowsOf('b'), isGathering: true }, { rows: rowsOf('a b c'), isGathering: true }, { rows: rowsOf('a b c') }],
      ['a b c', ''],
    ],
    [
      'in order too where the column has been read before',
      [
        { rows: rowsOf('b'), isGathering: true, isRead: true },
        { rows: rowsOf('a b'), isRead: true },
      ],
      ['a b', ''],
    ],
    [
      'sources that have ended end the gathering',
      [
        { rows: rowsOf('b'), isGathering: true },
        { rows: rowsOf('a b'), isGathering: true, hasEnded: true },
      ],
      ['a b', ''],
    ],
    ['3 s end it too', [{ rows: rowsOf('a b'), isGathering: true, isOverdue: true }], ['a b', '']],
    ['what is drawn stays, although others gather again', [{ rows: rowsOf('b') }, { rows: rowsOf('b c'), isGathering: true }], ['b c', '']],
    ['a row that belongs below is added at once', [{ rows: rowsOf('b') }, { rows: rowsOf('b c') }], ['b c', '']],
    ['one that belongs above waits: no row is pushed down', [{ rows: rowsOf('b') }, { rows: rowsOf('a b c') }], ['b c', '']],
    ['and one that belongs between', [{ rows: rowsOf('b d') }, { rows: rowsOf('a b c d e') }], ['b d e', '']],
    [
      'H40 an allergy or a medicine that belongs above stands at the end at once',
      [{ rows: rowsOf('b') }, { rows: rowsOf('a b c'), addsAtEnd: true }],
      ['b a c', ''],
    ],
    ['a critical result that belongs above too', [{ rows: rowsOf('b') }, { rows: [kept('a'), row('b'), row('c')] }], ['b a c', '']],
    ['at its end it is put in order', [{ rows: rowsOf('b') }, { rows: rowsOf('a b c'), hasEnded: true }], ['a b c', '']],
    ['and 3 s after its first row', [{ rows: rowsOf('b') }, { rows: rowsOf('a b'), isOverdue: true }], ['a b', '']],
    ['never while its column is read', [{ rows: rowsOf('b') }, { rows: rowsOf('a b'), hasEnded: true, isRead: true }], ['b', 'a']],
    [
      'what waited is put in order when all have ended',
      [
        { rows: rowsOf('b'), isOverdue: true },
        { rows: [row('a'), row('b', 1)], isOverdue: true },
        { rows: [row('a'), row('b', 1)], hasEnded: true },
      ],
      ['a b', ''],
    ],
    [
      'but not where its column is read',
      [
        { rows: rowsOf('b'), isOverdue: true },
        { rows: rowsOf('a b'), isOverdue: true },
        { rows: rowsOf('a b'), hasEnded: true, isRead: true },
      ],
      ['b', 'a'],
    ],
    [
      'and again, where a source was asked again',
      [
        { rows: rowsOf('b'), hasEnded: true },
        { rows: rowsOf('b'), isOverdue: true },
        { rows: rowsOf('a b'), hasEnded: true },
      ],
      ['a b', ''],
    ],
    ['what comes later waits', [{ rows: rowsOf('b'), isOverdue: true }, { rows: rowsOf('a b c') }], ['b', 'a c']],
    [
      'but a late current medicine stands at the end at once',
      [
        { rows: rowsOf('b'), isOverdue: true },
        { rows: rowsOf('a b c'), addsAtEnd: true },
      ],
      ['b a c', ''],
    ],
    [
      'only rows that would be drawn wait',
      [
        { rows: rowsOf('b c'), room: 56, hasEnded: true },
        { rows: rowsOf('b a c d'), room: 56 },
      ],
      ['b c', 'a'],
    ],
    [
      'a block that is cut shows no more than fits',
      [
        { rows: rowsOf('a b'), room: 84 },
        { rows: rowsOf('a b c d'), room: 84 },
      ],
      ['a b c', ''],
    ],
    [
      'a row is as high as its lines, and what does not fit below the others is left out',
      [{ rows: [row('a', 1), row('b', 1), row('c')], room: 84, hasEnded: true }],
      ['a', ''],
    ],
    [
      'a critical one stands although there is no room',
      [{ rows: rowsOf('a b') }, { rows: [...rowsOf('a b c'), kept('d')], room: 84 }],
      ['a b c d', ''],
    ],
    [
      'and waits by its name where it comes late',
      [
        { rows: rowsOf('a b'), hasEnded: true },
        { rows: [kept('d'), ...rowsOf('a b c')], room: 56 },
      ],
      ['a b', 'd'],
    ],
    [
      'a newer value of one test takes the place of the one before',
      [{ rows: [ofTest('a', 'K'), row('b')], hasEnded: true }, { rows: [row('b'), ofTest('c', 'K')] }],
      ['c b', ''],
    ],
    [
      'two values of one moment have a place each',
      [{ rows: [ofTest('a', 'K')], hasEnded: true }, { rows: [ofTest('c', 'K'), ofTest('a', 'K')] }],
      ['a', 'c'],
    ],
    [
      'two values that a newer one replaces leave one place empty',
      [{ rows: [ofTest('a', 'K'), ofTest('b', 'K')], hasEnded: true }, { rows: [ofTest('c', 'K')] }],
      ['c –', ''],
    ],
    ['a copy that joins keeps the place', [{ rows: rowsOf('a b'), hasEnded: true }, { rows: rowsOf('x+a b') }], ['x+a b', '']],
    [
      'two that join leave a gap, so that nothing moves up',
      [{ rows: rowsOf('a b c'), isOverdue: true }, { rows: rowsOf('a+b c') }],
      ['a+b – c', ''],
    ],
    [
      'a row that would grow is drawn as it was read, and waits',
      [{ rows: rowsOf('a b'), hasEnded: true }, { rows: [row('a', 1), row('b')] }],
      ['a b', 'a!'],
    ],
    ['and before anything is read', [{ rows: rowsOf('a b') }, { rows: [row('a', 1), row('b')] }], ['a b', 'a!']],
    [
      'but an allergy or a medicine that nobody reads yet grows at once (H40)',
      [
        { rows: rowsOf('a b'), addsAtEnd: true },
        { rows: [row('a', 1), row('b')], addsAtEnd: true },
      ],
      ['a b', ''],
    ],
    [
      'and is named where its column is read',
      [
        { rows: rowsOf('a b'), addsAtEnd: true },
        { rows: [row('a', 1), row('b')], addsAtEnd: true, isRead: true },
      ],
      ['a b', 'a!'],
    ],
    [
      'others until the block is put in order',
      [{ rows: rowsOf('a b') }, { rows: [row('a', 1), row('b')] }, { rows: [row('a', 1), row('b')], hasEnded: true }],
      ['a b', ''],
    ],
    [
      'unchanged: nothing comes',
      [
        { rows: rowsOf('a b'), hasEnded: true },
        { rows: rowsOf('a b'), hasEnded: true },
      ],
      ['a b', ''],
    ],
    ['all there at first, in order', [{ rows: rowsOf('a b'), hasEnded: true }], ['a b', '']],
  ])('%s', (_, steps, expected) => {
    expect(run(...steps)).toEqual(expected);
  });
});

/** px: a row of two lines. */
const highestRow = 44;
const ids = 'abcdefghij'.split('');
const group = fc.record({
  members: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 3 }),
  lines: fc.nat(1),
  isKept: fc.boolean(),
});
/** Rows as a record has them: no entry stands in two. */
const someRows: fc.Arbitrary<readonly Row[]> = fc.array(group, { maxLength: 8 }).map((groups) => {
  const seen = new Set<string>();
  return groups.flatMap(({ members, ...row }) => {
    const own = members.filter((id) => !seen.has(id));
    own.forEach((id) => seen.add(id));
    return own.length === 0 ? [] : [{ name: own.join('+'), members: own, ...row }];
  });
});
const input = fc.record({
  rows: someRows,
  hasEnded: fc.boolean(),
  isOverdue: fc.boolean(),
  isGathering: fc.boolean(),
  isRead: fc.boolean(),
});
/** Steps of one block: it is cut, or its late rows stand at the end. */
const inputs = fc
  .tuple(fc.boolean(), fc.array(input, { minLength: 1, maxLength: 6 }))
  .map(([addsAtEnd, steps]) => steps.map((step): SettlingInput<Row> => ({ ...step, addsAtEnd, room: addsAtEnd ? Infinity : 112 })));

function walk(
  steps: readonly SettlingInput<Row>[],
  check: (before: Settling<Row> | undefined, next: Settling<Row>, input: SettlingInput<Row>) => void,
) {
  let state: Settling<Row> | undefined;
  for (const input of steps) {
    const next = nextSettling(state, input);
    check(state, next, input);
    state = next;
  }
}

test('H06 no row ever moves but when its block is put in order: its place, and the height of all above it, stay', () => {
  fc.assert(
    fc.property(inputs, (steps) => {
      walk(steps, (before, next, { isRead, hasEnded, isOverdue, addsAtEnd }) => {
        if (before === undefined) return;
        const isPutInOrder = (!before.isSettled && (hasEnded || isOverdue)) || (!before.hasEnded && hasEnded);
        if (isPutInOrder && !isRead) return;
        before.places.forEach((place, index) => {
          expect(next.places[index]?.key).toBe(place.key);
          if (before.isSettled || isRead || !addsAtEnd) expect(next.places[index]?.row.lines).toBe(place.row.lines);
        });
      });
    }),
  );
});

test('H06 nothing is lost: each row that fits is drawn or waits, and one that stands at the end is never cut', () => {
  fc.assert(
    fc.property(inputs, (steps) => {
      walk(steps, (_, next, { rows, room, addsAtEnd, isGathering }) => {
        const drawn = new Set(next.places.filter(({ isGone }) => !isGone).flatMap(({ row: { members } }) => members));
        const waiting = new Set(next.late.flatMap(({ row: { members } }) => members));
        const takenHeight = next.places.reduce((sum, place) => sum + rowHeight(place.row), 0);
        // Before its settling a block says at its head that sources are asked: only then may a row that belongs above the drawn ones wait unnamed.
        const isOpen = !next.isSettled && !addsAtEnd;
        const isFull = isOpen && takenHeight + highestRow > room;
        const lastDrawn = rows.findLastIndex(({ members }) => members.some((id) => drawn.has(id)));
        const wanted =
          next.places.length === 0 && isGathering && !next.isSettled
            ? []
            : rowsThatFit(rows, room)
                .filter(({ isKept }) => !isFull || isKept)
                .filter((row) => !isOpen || row.isKept || rows.indexOf(row) > lastDrawn);
        for (const { members } of wanted) expect(members.some((id) => drawn.has(id) || waiting.has(id))).toBe(true);
        for (const { row: late } of next.late) expect(rows).toContain(late);
      });
    }),
  );
});

test('the same input twice changes nothing', () => {
  fc.assert(
    fc.property(inputs, (steps) => {
      walk(steps, (_, next, input) => expect(nextSettling(next, input)).toEqual(next));
    }),
  );
});
