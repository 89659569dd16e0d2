import type { Interpretation, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { listOf, objectOf } from '#/lib/fhir/resource/json.ts';
import { conceptOf } from './concept.ts';
import { lineOf } from './text.ts';
import { laboratoryFlags } from './words.ts';

/** HL7 v3 ObservationInterpretation and v2 table 0078, which share their codes. Of one code each: text and meaning. */
const meanings = new Map<string, { readonly meaning: Interpretation; readonly words: string }>(
  (
    [
      ['HH', 'very-high', 'Very high'],
      ['HU', 'very-high', 'Very high'],
      ['H', 'high', 'High'],
      ['>', 'high', 'Above scale'],
      ['HX', 'high', 'Above high threshold'],
      ['LL', 'very-low', 'Very low'],
      ['LU', 'very-low', 'Very low'],
      ['L', 'low', 'Low'],
      ['<', 'low', 'Below scale'],
      ['LX', 'low', 'Below low threshold'],
      ['A', 'abnormal', 'Abnormal'],
      ['AA', 'abnormal', 'Critically abnormal'],
      // The source's flag of what has no range: a culture, an antigen, an antibiotic that will not work.
      ['POS', 'abnormal', 'Positive'],
      ['DET', 'abnormal', 'Detected'],
      ['RR', 'abnormal', 'Reactive'],
      ['WR', 'abnormal', 'Weakly reactive'],
      ['R', 'abnormal', 'Resistant'],
      ['N', 'normal', 'Normal'],
    ] as const
  ).map(([code, meaning, words]) => [code, { meaning, words }]),
);

const systems = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation',
  'http://hl7.org/fhir/v2/0078',
  'http://terminology.hl7.org/CodeSystem/v2-0078',
]);
const words = new Map<string, Interpretation>([
  ...[...meanings.values()].map(({ meaning, words: text }) => [text.toLowerCase(), meaning] as const),
  ...laboratoryFlags,
]);

/** Flags that need a look come first when a source sends several. */
const order: readonly Interpretation[] = ['very-high', 'very-low', 'high', 'low', 'abnormal', 'other', 'normal'];

/** Observation.interpretation: the source's own flag, in its words, and what it means to us; never worked out here (H18). */
export function interpretationOf(value: unknown): Measurement['interpretation'] {
  if (value === undefined) return undefined;
  const flags = listOf(value)
    .map(flagOf)
    .filter((flag) => flag !== undefined);
  if (flags.length < 2) return flags[0];
  const [worst] = flags.toSorted((a, b) => order.indexOf(a.meaning) - order.indexOf(b.meaning));
  return worst && { text: [...new Set(flags.map(({ text }) => text))].join(', '), meaning: worst.meaning };
}

function flagOf(value: unknown): Measurement['interpretation'] {
  const concept = conceptOf(value);
  if (concept === undefined) return undefined;
  const { text, codings } = concept;
  const coded = codings.find(({ system, code }) => meanings.has(code ?? '') && (system === undefined || systems.has(system)));
  const entry = meanings.get(coded?.code ?? '') ?? (codings.length === 0 ? meanings.get(text) : undefined);
  // The source's words, unless it sent a bare code.
  const worded =
    !meanings.has(text) && (lineOf(objectOf(value)?.text) !== undefined || codings.some(({ display }) => display !== undefined));
  return { text: worded ? text : (entry?.words ?? text), meaning: entry?.meaning ?? words.get(text.toLowerCase()) ?? 'other' };
}
