import type { Group } from '#/lib/record/merge/group.ts';
import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Facts of an entry that say where, how or in which position something was measured. */
const qualifyingFacts =
  /^(?:site|body site|method|position|body position|cuff size|measurement setting|sleep status|exercise association)$/i;

/** LOINC of the parts of a blood pressure panel that qualify it: body position, site, cuff, method; inhaled oxygen has its own column. */
const qualifyingCodes = new Set(['8361-8', '41904-4', '8358-4', '8357-6', '8327-9', '8886-4', '8865-8']);
const qualifyingNames =
  /^(?:body|patient)? ?position\b|\b(?:measurement|measuring|body) (?:site|location)\b|\bcuff (?:size|location)\b|\bmeasurement method\b/i;

/** Words in a name that make it another measurement: a standing pressure, a tympanic temperature, a birth weight. */
const qualifyingWords = new RegExp(
  `\\b(?:${[
    ...['lying', 'supine', 'recumbent', 'semi-recumbent', 'sitting', 'seated', 'standing', 'orthostatic', 'left', 'right', 'arm', 'leg'],
    ...['thigh', 'wrist', 'ankle', 'oral', 'sublingual', 'tympanic', 'ear', 'axillary', 'axilla', 'rectal', 'temporal', 'forehead', 'core'],
    ...['skin', 'apical', 'radial', 'resting', 'exercise', 'home', 'self', 'ambulatory', '24 ?h(?:our)?s?', 'average', 'mean', 'maximum'],
    ...['minimum', 'highest', 'lowest', 'birth', 'dry', 'ideal', 'estimated', 'stated', 'reported', 'target', 'goal', 'usual', 'baseline'],
    ...['pre', 'post', 'before', 'after', 'clothed', 'preductal', 'postductal'],
  ].join('|')})\\b`,
  'gi',
);

/** Tells whether a part of an entry only says how the rest was measured. */
export function isQualifier({ code, value }: Measurement): boolean {
  if (value === undefined || value.type === 'quantity' || value.type === 'range') return false;
  return code.codings.some(({ code: own }) => own !== undefined && qualifyingCodes.has(own)) || qualifyingNames.test(code.text);
}

/** How a group was measured, in its sources' words: "standing", "Left upper arm", "Tympanic". Empty where nothing is said. */
export function qualifiersOf({ lead }: Group, measured: readonly Measurement[]): readonly string[] {
  const { body } = lead;
  const method = body.shape === 'measurement' && body.method !== undefined ? [body.method] : [];
  const facts = lead.facts.filter(({ label, isSourceData }) => !isSourceData && qualifyingFacts.test(label)).map(({ value }) => value);
  const parts = measurementsOf(body).filter(isQualifier).map(textOf);
  return distinctWords([...named(lead, measured), ...facts, ...method, ...parts]);
}

function named({ code }: TimelineEntry, measured: readonly Measurement[]): readonly string[] {
  const concepts = [...(code ? [code] : []), ...measured.map((measurement) => measurement.code)];
  return concepts.flatMap(namesOf).flatMap((name) => name.match(qualifyingWords) ?? []);
}

const namesOf = ({ text, codings }: CodedConcept): readonly string[] => [text, ...codings.flatMap(({ display }) => display ?? [])];

function textOf({ value }: Measurement): string {
  if (value?.type === 'concept') return value.concept.text;
  return value?.type === 'text' ? value.text : '';
}

/** Each once, in any case of letters; "left" is not said beside "Left upper arm". */
function distinctWords(words: readonly string[]): readonly string[] {
  const stated = [...new Map(words.filter(Boolean).map((word) => [word.toLowerCase(), word])).values()];
  return stated.filter(
    (word) => !stated.some((longer) => longer !== word && longer.toLowerCase().split(/\W+/).includes(word.toLowerCase())),
  );
}
