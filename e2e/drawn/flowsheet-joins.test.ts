import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe as describeResource } from '#/lib/fhir/describe/describe.ts';
import { analytes } from '#/lib/fhir/units/analytes.ts';
import type { FlowsheetRow } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { flowsheetOf } from '#/lib/record/flowsheet/flowsheet.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const loinc = 'http://loinc.org';

/** A test under one of its codes; tests of one `kind` are one test, whatever their codes. */
interface Analyte {
  readonly kind: string;
  readonly text: string;
  readonly codings: readonly { readonly system: string; readonly code: string }[];
  /** The code is of one specimen. */
  readonly saysSpecimen: boolean;
  /** Code on which the weight of one unit depends: urea, and its nitrogen. */
  readonly mass?: string;
}

const codingOf = (text: string) => ({ system: text.slice(0, text.indexOf('|')), code: text.slice(text.indexOf('|') + 1) });

const known = analytes.flatMap(({ name, codes }) =>
  codes.map((code): Analyte => ({ kind: name, text: name, codings: [codingOf(code)], saysSpecimen: true, mass: code })),
);
const others = Array.from({ length: 350 }, (_, index): Analyte => {
  const code = `${70_000 + index}-${index % 10}`;
  return { kind: code, text: `Test ${index % 200}`, codings: [{ system: loinc, code }], saysSpecimen: true };
});
const snomed = Array.from({ length: 60 }, (_, index): Analyte => {
  const code = `${900_000 + index}`;
  return { kind: code, text: `Test ${index}`, codings: [{ system: 'http://snomed.info/sct', code }], saysSpecimen: false };
});
// A local code under two names is no proof of one test.
const local = Array.from({ length: 60 }, (_, index): Analyte => {
  const [code, text] = [`L${Math.floor(index / 2)}`, `Local ${index}`];
  return { kind: `${code} ${text}`, text, codings: [{ system: 'https://lab.example/codes', code }], saysSpecimen: false };
});
// A result with the codes of two tests is neither of them.
const doubled = Array.from({ length: 30 }, (_, index): Analyte => {
  const codings = [index, index + 1].flatMap((at) => others[at]?.codings ?? []);
  return { kind: `doubled ${index}`, text: others[index]?.text ?? '', codings, saysSpecimen: true };
});
const allAnalytes = [...known, ...others, ...snomed, ...local, ...doubled];

const ucum = 'http://unitsofmeasure.org';
/** Units; those of one `kind` are one unit spelled in several ways. */
const units: readonly { readonly kind: string; readonly unit?: string; readonly code?: string }[] = [
  { kind: 'umol/L', unit: 'umol/L', code: 'umol/L' },
  { kind: 'umol/L', unit: 'µmol/L', code: 'umol/L' },
  { kind: 'umol/L', unit: 'µmol/l' },
  { kind: 'umol/L', unit: 'umol/L' },
  { kind: 'mmol/L', unit: 'mmol/L', code: 'mmol/L' },
  { kind: 'mmol/L', unit: 'mmol/l' },
  { kind: 'nmol/L', unit: 'nmol/L', code: 'nmol/L' },
  { kind: 'mg/dL', unit: 'mg/dL', code: 'mg/dL' },
  { kind: 'mg/dL', unit: 'mg/dl' },
  { kind: 'g/L', unit: 'g/L', code: 'g/L' },
  { kind: 'mEq/L', unit: 'mEq/L', code: 'meq/L' },
  { kind: '10*9/L', unit: '10*9/L', code: '10*9/L' },
  { kind: '10*9/L', unit: 'x10^9/l' },
  { kind: '10*6/L', unit: '10*6/L', code: '10*6/L' },
  { kind: '%', unit: '%', code: '%' },
  { kind: 'mmol/mol', unit: 'mmol/mol', code: 'mmol/mol' },
  { kind: 'U/L', unit: 'U/L', code: 'U/L' },
  { kind: 'unknown', unit: 'arbitrary' },
  { kind: 'contradiction', unit: 'mg/dL', code: 'mmol/L' },
  { kind: 'contradiction of it', unit: 'mmol/L', code: 'mg/dL' },
  { kind: 'none' },
];
const specimens: readonly { readonly kind?: string; readonly text?: string }[] = [
  {},
  {},
  { kind: 'blood', text: 'Serum' },
  { kind: 'blood', text: 'Venous blood' },
  { kind: 'urine', text: 'Urine' },
  { kind: 'arterial', text: 'Arterial blood' },
  { kind: 'capillary', text: 'Capillary blood' },
  { kind: 'cord', text: 'Umbilical cord blood' },
  { kind: 'csf', text: 'Cerebrospinal fluid' },
];
const methods = [undefined, undefined, 'Jaffé', 'Enzymatic'] as const;

interface Result {
  readonly analyte: Analyte;
  readonly unit: (typeof units)[number];
  readonly specimen: (typeof specimens)[number];
  readonly method: (typeof methods)[number];
  readonly source: string;
  readonly comparator: '<' | undefined;
}

/** A result beside one that differs from it in nothing, in one thing or in everything. */
const pair = fc.tuple(resultFrom(), resultFrom(), fc.constantFrom('unit', 'specimen', 'method', 'analyte', 'nothing', 'all'), fc.boolean());

function resultFrom(): fc.Arbitrary<Result> {
  return fc.record({
    analyte: fc.constantFrom(...allAnalytes),
    unit: fc.constantFrom(...units),
    specimen: fc.constantFrom(...specimens),
    method: fc.constantFrom(...methods),
    source: fc.constantFrom('city', 'park'),
    comparator: fc.constantFrom(undefined, undefined, '<' as const),
  });
}

function secondOf(first: Result, second: Result, differing: string): Result {
  if (differing === 'all') return second;
  const sameAnalyte = allAnalytes.filter(({ kind }) => kind === first.analyte.kind);
  const sameUnit = units.filter(({ kind }) => kind === first.unit.kind);
  const analyte = sameAnalyte[second.source.length % sameAnalyte.length] ?? first.analyte;
  const unit = sameUnit[(second.comparator === undefined ? 0 : 1) % sameUnit.length] ?? first.unit;
  const same = { ...first, analyte, unit, source: second.source };
  if (differing === 'nothing') return same;
  if (differing !== 'analyte') return { ...same, [differing]: second[differing as keyof Result] };
  const near = neighboursOf(first.analyte);
  return { ...same, analyte: near[second.unit.kind.length % Math.max(1, near.length)] ?? second.analyte };
}

/** Other tests that share a code or the name of a test: those most easily taken for it. */
function neighboursOf({ kind, text, codings }: Analyte): readonly Analyte[] {
  const isNear = (candidate: Analyte): boolean =>
    candidate.text === text || candidate.codings.some(({ code }) => codings.some((own) => own.code === code));
  return allAnalytes.filter((candidate) => candidate.kind !== kind && isNear(candidate));
}

function groupOf({ analyte, unit, specimen, method, source, comparator }: Result, index: number): Group {
  const resource = {
    resourceType: 'Observation',
    id: `r${index}`,
    status: 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
    code: { text: analyte.text, coding: analyte.codings },
    effectiveDateTime: `2026-11-1${index}T09:00:00Z`,
    valueQuantity: {
      ...{ value: 100 + index, comparator, unit: unit.unit },
      ...(unit.code !== undefined && { code: unit.code, system: ucum }),
    },
    ...(specimen.text !== undefined && { specimen: { display: specimen.text } }),
    ...(method !== undefined && { method: { text: method } }),
  };
  const described = describeResource(JSON.parse(JSON.stringify(resource)), { source, lookup: () => undefined });
  if (described.type !== 'entry') throw new Error('no entry');
  return groupFor(described.entry, source);
}

const groupFor = (lead: TimelineEntry, source: string): Group => ({
  ...{ id: lead.id, lead, members: [lead], sources: [source], likeness: 'alone', conflicts: [], cautions: lead.cautions },
});

/** Reads from the literals above if two results may join among `all`, apart from the code under trial. */
function mayJoin(first: Result, second: Result, all: readonly Result[]): boolean {
  const family = all.filter(({ analyte }) => analyte.kind === first.analyte.kind);
  const stated = <Value>(values: readonly (Value | undefined)[]): readonly Value[] => [
    ...new Set(values.filter((value) => value !== undefined)),
  ];
  const isKnown = first.analyte.mass !== undefined;
  const kindOf = ({ specimen }: Result): string | undefined => specimen.kind ?? (isKnown ? 'blood' : undefined);
  const kinds = stated(family.map(kindOf));
  const specimen = (result: Result): string | undefined =>
    kindOf(result) ?? (kinds.length === 1 && result.analyte.saysSpecimen ? kinds[0] : undefined);
  const methodsStated = stated(family.map(({ method }) => method));
  const method = (result: Result): string | undefined => result.method ?? (methodsStated.length === 1 ? methodsStated[0] : undefined);
  const hasSameUnit = first.unit.kind === second.unit.kind && (first.unit.kind !== 'none' || first.source === second.source);
  const isSameMass = first.analyte.mass === second.analyte.mass || !/^urea/i.test(first.analyte.kind) || !/^m?g\//.test(first.unit.kind);
  return (
    first.analyte.kind === second.analyte.kind &&
    hasSameUnit &&
    isSameMass &&
    specimen(first) === specimen(second) &&
    method(first) === method(second)
  );
}

const rowWith = (rows: readonly FlowsheetRow[], { id }: Group): FlowsheetRow | undefined =>
  rows.find(({ cells }) => [...cells.values()].some(({ group }) => group.id === id));

test('H17 flowsheet: 500 analytes, no wrong join in 10,000 adversarial pairs of unit, specimen, method and analyte, and every refusal said', () => {
  expect(new Set(allAnalytes.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(500);
  const count = { pairs: 0, joined: 0, refused: 0, missed: 0 };
  const run = ([first, drawn, differing, hasThird]: readonly [Result, Result, string, boolean]) => {
    const second = secondOf(first, drawn, differing);
    // A third result of the same test may decide what an unstated specimen or method is read as.
    const all = [first, second, ...(hasThird ? [{ ...first, ...{ specimen: drawn.specimen, method: drawn.method, source: 'park' } }] : [])];
    const groups = all.map((result, index) => groupOf(result, index));
    const rows = flowsheetOf(groups).panels.flatMap((panel) => panel.rows);
    const found = groups.map((group) => rowWith(rows, group));
    expect(found.every(Boolean), 'every result is a cell').toBe(true);
    const [row, secondRow] = found;
    const isAllowed = mayJoin(first, second, all);
    count.pairs += 1;
    if (row === secondRow) {
      count.joined += 1;
      expect(isAllowed, `wrong join: ${JSON.stringify([first, second])}`).toBe(true);
      return;
    }
    if (isAllowed) count.missed += 1;
    if (first.analyte.kind !== second.analyte.kind) return;
    count.refused += 1;
    const above = [row, secondRow].filter((candidate) => candidate?.why === undefined);
    expect(above.length, `refusal not said: ${JSON.stringify([first, second])}`).toBeLessThanOrEqual(1);
    const whys = [row?.why, secondRow?.why].filter((why) => why !== undefined);
    expect(whys.every((why) => /^.+ · not joined to .+$/.test(why))).toBe(true);
  };
  fc.assert(fc.property(pair, run), { numRuns: 10_000, seed: 54 });
  expect(count.pairs).toBe(10_000);
  // The trial joins as well as it refuses: a table that joins nothing would have no wrong join either.
  expect(count.joined).toBeGreaterThan(1_500);
  expect(count.refused).toBeGreaterThan(2_000);
  // Only a "<" beside a number of another code of its analyte stays apart without need.
  expect(count.missed).toBeLessThan(20);
});
