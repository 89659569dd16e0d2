import fc from 'fast-check';
import { describe as describeResource } from '#/lib/fhir/describe/describe.ts';
import { analytes } from '#/lib/fhir/units/analytes.ts';
import { addHead } from '#/lib/record/heads/heads.ts';
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
  /** Without a code: one test only at its own source. */
  readonly isOfSource?: true;
}

const codingOf = (text: string) => ({ system: text.slice(0, text.indexOf('|')), code: text.slice(text.indexOf('|') + 1) });

const codedAnalytes = analytes.flatMap(({ name, codes }) =>
  codes.map((code): Analyte => ({ kind: name, text: name, codings: [codingOf(code)], saysSpecimen: true, mass: code })),
);
const otherAnalytes = Array.from({ length: 350 }, (_, index): Analyte => {
  const code = `${70_000 + index}-${index % 10}`;
  return { kind: code, text: `Test ${index % 200}`, codings: [{ system: loinc, code }], saysSpecimen: true };
});
const snomed = Array.from({ length: 60 }, (_, index): Analyte => {
  const code = `${900_000 + index}`;
  return { kind: code, text: `Test ${index}`, codings: [{ system: 'http://snomed.info/sct', code }], saysSpecimen: false };
});
// A local code under two names is no proof of one test, nor is one name under two codes.
const local = Array.from({ length: 60 }, (_, index): Analyte => {
  const [code, text] = [`L${Math.floor(index / 2)}`, `Local ${index % 45}`];
  return { kind: `${code} ${text}`, text, codings: [{ system: 'https://lab.example/codes', code }], saysSpecimen: false };
});
// The same codes in another system are other tests.
const elsewhereAnalytes = local.map(({ kind, text, codings }): Analyte => ({
  ...{ kind: `elsewhere ${kind}`, text, saysSpecimen: false },
  codings: codings.map(({ code }) => ({ system: 'https://clinic.example/codes', code })),
}));
// A result with the codes of two tests is neither of them.
const doubled = Array.from({ length: 30 }, (_, index): Analyte => {
  const codings = [index, index + 1].flatMap((at) => otherAnalytes[at]?.codings ?? []);
  return { kind: `doubled ${index}`, text: otherAnalytes[index]?.text ?? '', codings, saysSpecimen: true };
});
// A name alone, and "unknown" in the place of a code, are a test only at their own source.
const nullFlavor = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';
const uncoded = Array.from({ length: 60 }, (_, index): Analyte => {
  const text = `Test ${Math.floor(index / 2)}`;
  const codings = index % 2 === 0 ? [] : [{ system: nullFlavor, code: 'UNK' }];
  return { kind: `name ${text}`, text, codings, saysSpecimen: false, isOfSource: true };
});
export const allAnalytes = [...codedAnalytes, ...otherAnalytes, ...snomed, ...local, ...elsewhereAnalytes, ...doubled, ...uncoded];

const ucum = 'http://unitsofmeasure.org';
/** Units; those of one `kind` are one unit spelled in several ways. */
const units: readonly {
  readonly kind: string;
  readonly unit?: string;
  readonly code?: string;
  /** Kind of the code, which stands for the words where it is a unit. */
  readonly codeKind?: string;
}[] = [
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
  // A letter's size is the size of the unit.
  { kind: 'mU/L', unit: 'mU/L' },
  { kind: 'MU/L', unit: 'MU/L' },
  { kind: 'unknown', unit: 'arbitrary' },
  // Words that are no known unit neither agree with their code nor contradict it.
  { kind: 'unknown coded', unit: 'arbitrary', code: 'U/L', codeKind: 'U/L' },
  { kind: 'other unknown coded', unit: 'kit units', code: 'U/L', codeKind: 'U/L' },
  { kind: 'unknown coded otherwise', unit: 'arbitrary', code: 'mmol/L', codeKind: 'mmol/L' },
  // A code that is no unit either stands for nothing.
  { kind: 'code that is no unit', unit: 'RATIO', code: 'RATIO' },
  { kind: 'words and code that are no unit', unit: 'arbitrary', code: 'RATIO' },
  { kind: 'contradiction', unit: 'mg/dL', code: 'mmol/L' },
  { kind: 'contradiction of it', unit: 'mmol/L', code: 'mg/dL' },
  { kind: 'none' },
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
/** Values: a number; words; words in which a figure may be in any unit. */
const values = ['number', 'number', 'number', 'number', 'words', 'concept', 'figure in words', 'figure in a concept'] as const;

export interface Result {
  readonly analyte: Analyte;
  readonly unit: (typeof units)[number];
  readonly specimen: (typeof specimens)[number];
  readonly method: (typeof methods)[number];
  readonly value: (typeof values)[number];
  /** The organism to which it belongs. */
  readonly finding: 'E. coli' | 'S. aureus' | undefined;
  /** Tells whether it is about the fetus, not the patient. */
  readonly isOfFetus: boolean;
  readonly source: string;
  readonly comparator: '<' | undefined;
  readonly day: 10 | 11;
  readonly isRemoved: boolean;
}

export const differences = ['unit', 'specimen', 'method', 'analyte', 'value', 'finding', 'isOfFetus', 'nothing', 'all'] as const;
export type Difference = (typeof differences)[number];

// Units of urea have two sizes by its code: these few stand for one pair in ten.
const massTests = codedAnalytes.filter(({ kind }) => /^urea/i.test(kind));

export const results: fc.Arbitrary<Result> = fc.record({
  analyte: fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...allAnalytes) }, { weight: 1, arbitrary: fc.constantFrom(...massTests) }),
  unit: fc.constantFrom(...units),
  specimen: fc.constantFrom(...specimens),
  method: fc.constantFrom(...methods),
  value: fc.constantFrom(...values),
  finding: fc.constantFrom(undefined, undefined, undefined, undefined, 'E. coli' as const, 'S. aureus' as const),
  isOfFetus: fc.integer({ min: 0, max: 7 }).map((draw) => draw === 0),
  source: fc.constantFrom('city', 'park'),
  comparator: fc.constantFrom(undefined, undefined, '<' as const),
  day: fc.constantFrom(10 as const, 11 as const, 11 as const),
  isRemoved: fc.integer({ min: 0, max: 7 }).map((draw) => draw === 0),
});

/** A result that differs from the first in nothing, in one thing or in everything; source, day and removal are drawn for each. */
export function secondOf(first: Result, second: Result, differing: Difference): Result {
  if (differing === 'all') return second;
  const sameAnalyte = allAnalytes.filter(({ kind }) => kind === first.analyte.kind);
  const sameUnit = units.filter(({ kind }) => kind === first.unit.kind);
  const turn = (second.comparator === undefined ? 0 : 1) + second.unit.kind.length;
  const analyte = sameAnalyte[turn % sameAnalyte.length] ?? first.analyte;
  const unit = sameUnit[turn % sameUnit.length] ?? first.unit;
  const copy = { ...first, analyte, unit, source: second.source, day: second.day, isRemoved: second.isRemoved };
  if (differing === 'nothing') return copy;
  if (differing === 'unit') return { ...copy, unit: nearUnitOf(first.unit, second) };
  if (differing !== 'analyte') return { ...copy, [differing]: second[differing] };
  const near = neighboursOf(first.analyte);
  return { ...copy, analyte: near[turn % Math.max(1, near.length)] ?? second.analyte };
}

/** A third result of the first one's test: it may decide what an unstated specimen, method or size is read as, or bring a second unit. */
export function thirdOf(first: Result, random: Result): Result {
  const third = secondOf(first, { ...random, source: 'park' }, 'nothing');
  const { specimen, method, comparator, unit, day, value } = random;
  return { ...third, specimen, method, comparator, value, ...(day === 10 && { unit }) };
}

/** In half of the pairs a unit whose words or code are those of the first in other letters. */
function nearUnitOf({ kind, unit, code }: Result['unit'], random: Result): Result['unit'] {
  const texts = [unit, code].map((text) => text?.toLowerCase());
  const near = units.filter((candidate) => candidate.kind !== kind && texts.includes((candidate.unit ?? '').toLowerCase()));
  return (random.source === 'city' ? near[random.day % Math.max(1, near.length)] : undefined) ?? random.unit;
}

/** Other tests that share a code or the name of a test: those most easily taken for it. */
function neighboursOf({ kind, text, codings }: Analyte): readonly Analyte[] {
  const isNear = (candidate: Analyte): boolean =>
    candidate.text === text || candidate.codings.some(({ code }) => codings.some((own) => own.code === code));
  return allAnalytes.filter((candidate) => candidate.kind !== kind && isNear(candidate));
}

const wordValues = {
  words: { valueString: 'haemolysed' },
  concept: { valueCodeableConcept: { text: 'Insufficient' } },
  'figure in words': { valueString: 'about 97' },
  'figure in a concept': { valueCodeableConcept: { text: 'Grade 2' } },
};

/** The entry of a result, as its source would send it. */
export function entryOf(result: Result, index: number): TimelineEntry {
  const { analyte, unit, specimen, method, source, comparator, value } = result;
  const valueQuantity = {
    ...{ value: 100 + index, comparator, unit: unit.unit },
    ...(unit.code !== undefined && { code: unit.code, system: ucum }),
  };
  const resource = {
    resourceType: 'Observation',
    id: `r${index}`,
    status: result.isRemoved ? 'entered-in-error' : 'final',
    category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
    code: { text: analyte.text, coding: analyte.codings },
    effectiveDateTime: `2026-11-${result.day}T09:00:00Z`,
    ...(value === 'number' ? { valueQuantity } : wordValues[value]),
    ...(specimen.text !== undefined && { specimen: { display: specimen.text } }),
    ...(method !== undefined && { method: { text: method } }),
    ...(result.isOfFetus && { focus: [{ display: 'Fetus' }] }),
  };
  const described = describeResource(JSON.parse(JSON.stringify(resource)), { source, lookup: () => undefined });
  if (described.type !== 'entry') throw new Error('no entry');
  const { entry } = described;
  if (result.finding !== undefined) addHead(entry, organism(result.finding));
  return entry;
}

const organisms = new Map<string, TimelineEntry>();

function organism(text: string): TimelineEntry {
  const before = organisms.get(text);
  if (before) return before;
  const resource = {
    resourceType: 'Observation',
    id: text.length.toString(),
    status: 'final',
    code: { text: 'Organism' },
    valueString: text,
  };
  const described = describeResource(resource, { source: 'city', lookup: () => undefined });
  if (described.type !== 'entry') throw new Error('no entry');
  organisms.set(text, described.entry);
  return described.entry;
}

/** A group as the list makes it; the first member leads. */
export function groupFor(members: readonly [TimelineEntry, ...TimelineEntry[]]): Group {
  const [lead] = members;
  const sources = [...new Set(members.flatMap(({ origins }) => origins.map(({ source }) => source)))];
  return { ...{ id: lead.id, lead, members, sources, likeness: 'alone', conflicts: [], cautions: lead.cautions } };
}
