import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { flowsheetOf } from '#/lib/record/flowsheet/flowsheet.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { isDoubted, isOneFamily, isUnsureUnit, type Refusal, refusalsOf } from './flowsheet-oracle.ts';
import {
  allAnalytes,
  type Difference,
  differences,
  entryOf,
  groupFor,
  type Result,
  results,
  secondOf,
  thirdOf,
} from './flowsheet-pairs.ts';

/** A result beside one that differs from it in nothing, in one thing or in everything; often with a third. */
const pairs = fc.tuple(results, results, fc.constantFrom<Difference>(...differences), fc.option(results, { nil: undefined }));

const rowsOf = (groups: readonly Group[]): readonly FlowsheetRow[] => flowsheetOf(groups).panels.flatMap((panel) => panel.rows);
const rowWith = (rows: readonly FlowsheetRow[], { id }: Group): FlowsheetRow | undefined =>
  rows.find(({ cells }) => [...cells.values()].some(({ group }) => group.id === id));
const whysOf = ({ why = '' }: FlowsheetRow): readonly string[] =>
  (why.split(' · ')[0] ?? '').split(/, (?!not the patient)/).filter(Boolean);

/** The words of a row that say a refusal. */
const saying: Readonly<Record<Refusal, RegExp>> = {
  test: /^no code in common$/,
  source: /^no code in common$/,
  finding: /^no code in common$/,
  doubt: /^may change the meaning: /,
  unit: /^(?:other unit|no unit stated(?: above)?)$/,
  words: /^in (?:words|figures)$/,
  specimen: /^specimen(?:: | not stated$)/,
  method: /^method(?:: | not stated$)/,
};
const sayingMoment = /^(?:another result at the same time|removed by its source)$/;

test('H17 flowsheet: 500 analytes, no wrong join in 10,000 adversarial pairs of unit, specimen, method and analyte, and every refusal said', () => {
  expect(new Set(allAnalytes.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(500);
  const count = { pairs: 0, joined: 0, refused: 0, missed: 0 };
  const refusalsSeen = new Map<Refusal, number>();
  const run = ([first, drawn, differing, third]: readonly [Result, Result, Difference, Result | undefined]) => {
    const second = secondOf(first, drawn, differing);
    const all = [first, second, ...(third ? [thirdOf(first, third)] : [])];
    const groups = all.map((result, index) => groupFor([entryOf(result, index)]));
    const rows = rowsOf(groups);
    const [row, secondRow, ...furtherRows] = groups.map((group) => rowWith(rows, group));
    expect([row, secondRow, ...furtherRows].every(Boolean), 'every result is a cell').toBe(true);
    if (row === undefined || secondRow === undefined) return;
    const refusals = refusalsOf(first, second, all);
    const pairText = () => JSON.stringify([first, second, ...all.slice(2)]);
    count.pairs += 1;
    if (row === secondRow) {
      count.joined += 1;
      expect([...refusals], `wrong join: ${pairText()}`).toEqual([]);
      expect(first.day === second.day, `two results in one cell: ${pairText()}`).toBe(false);
      return;
    }
    const isOfOneMoment = third !== undefined || first.day === second.day;
    if (refusals.size === 0 && !isOfOneMoment && !isUnsureUnit(first, second)) count.missed += 1;
    for (const refusal of refusals) refusalsSeen.set(refusal, (refusalsSeen.get(refusal) ?? 0) + 1);
    expectSaid([first, second], [row, secondRow], { refusals, isAlone: third === undefined }, pairText);
    if (first.analyte.kind === second.analyte.kind) count.refused += 1;
  };
  fc.assert(fc.property(pairs, run), { numRuns: 10_000, seed: 54 });
  expect(count.pairs).toBe(10_000);
  // The trial joins as well as it refuses: a table that joins nothing would have no wrong join either.
  expect(count.joined).toBeGreaterThan(700);
  expect(count.refused).toBeGreaterThan(2_000);
  // Every rule of refusal is tried.
  expect(
    [...refusalsSeen]
      .filter(([, times]) => times >= 100)
      .map(([refusal]) => refusal)
      .toSorted(),
  ).toEqual(Object.keys(saying).toSorted());
  expect(count.missed).toBe(0);
}, 300_000);

interface Refused {
  readonly refusals: ReadonlySet<Refusal>;
  /** No third result stands between them: the row beneath speaks of the other. */
  readonly isAlone: boolean;
}

/** Expects that the lower of two rows of one name says each of the reasons, and no other. */
function expectSaid(
  [first, second]: readonly [Result, Result],
  rows: readonly [FlowsheetRow, FlowsheetRow],
  { refusals, isAlone }: Refused,
  pairText: () => string,
): void {
  // Results of two organisms stand in two panels; other names are other tests.
  if (first.analyte.text !== second.analyte.text || refusals.has('finding')) return;
  const whys = rows.map(whysOf);
  expect(whys.filter((said) => said.length === 0).length, `refusal not said: ${pairText()}`).toBeLessThanOrEqual(1);
  for (const { why } of rows) if (why !== undefined) expect(why).toMatch(/^.+ · not joined to .+$/);
  if (!isAlone) return;
  const [said = []] = whys.filter((words) => words.length > 0);
  const isOneTest = isOneFamily(first, second);
  // Between two tests of which one is about the fetus, that alone is said.
  const between = [first, second].some(isDoubted) ? saying.doubt : saying.test;
  const wanted = isOneTest ? [...refusals].map((refusal) => saying[refusal]) : [between];
  const isUnsure = isUnsureUnit(first, second);
  const isUnitMissing =
    [first, second].every(({ value }) => value === 'number') && [first, second].some(({ unit }) => unit.kind === 'none');
  if (isOneTest && refusals.has('unit'))
    expect(
      said.some((words) => (isUnitMissing ? /^no unit stated/ : /^other unit$/).test(words)),
      `unit: ${said.join(', ')}: ${pairText()}`,
    ).toBe(true);
  const optional = [...(isOneTest && first.day === second.day ? [sayingMoment] : []), ...(isUnsure ? [saying.unit] : [])];
  for (const pattern of wanted)
    expect(
      said.some((words) => pattern.test(words)),
      `${String(pattern)} not said: ${said.join(', ')}: ${pairText()}`,
    ).toBe(true);
  if (wanted.length === 0 && !isUnsure) expect(said, pairText()).toEqual([expect.stringMatching(sayingMoment)]);
  const untrue = said.filter((words) => ![...wanted, ...optional].some((pattern) => pattern.test(words)));
  expect(untrue, `said without need: ${pairText()}`).toEqual([]);
  // A removed result gives way to one that stands.
  if (refusals.size === 0 && first.isRemoved !== second.isRemoved) {
    const main = rows.find(({ why }) => why === undefined);
    expect(main?.latest.entry.assertion, pairText()).toBe('affirmed');
  }
}

test('H07 flowsheet: copies of one result with two values are two cells, with one value a single one', () => {
  const run = ([first, drawn, differing]: readonly [Result, Result, Difference]) => {
    const kept = { ...first, source: 'city', day: 10 } as const;
    const copy = { ...secondOf(kept, drawn, differing), analyte: kept.analyte, source: 'park', day: 10 } as const;
    const [lead, member] = [entryOf(kept, 0), entryOf(copy, 0)];
    const cells = rowsOf([groupFor([lead, member])]).flatMap((row) => [...row.cells.values()]);
    const isOneValue = JSON.stringify(valuesOf(kept)) === JSON.stringify(valuesOf(copy));
    expect(cells.map(({ sources }) => sources.length)).toEqual(isOneValue ? [2] : [1, 1]);
    return isOneValue;
  };
  fc.assert(
    fc.property(fc.tuple(results, results, fc.constantFrom<Difference>('nothing', 'unit', 'value', 'all')), (drawn) => void run(drawn)),
    { numRuns: 400, seed: 54 },
  );
});

function valuesOf({ value, unit, comparator, isRemoved }: Result): unknown {
  return value === 'number' ? [value, unit.unit, unit.code, comparator, isRemoved] : [value, isRemoved];
}
