import { type JsonObject, ownField } from '#/lib/fhir/resource/json.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { emptyWords, readName } from '#/lib/fhir/absence/empty-name.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import type { ClaimAnswer } from './claims.ts';

/** Codes of "yes" and "no": HL7 v2 table 0136, LOINC answers, SNOMED CT qualifiers, presence indicators. */
const yesCodes = new Set(['Y', 'LA33-6', '373066001', '52101004', 'LA9633-4', 'true', 'yes']);
const noCodes = new Set(['N', 'LA32-8', '373067005', '2667000', 'LA9634-2', 'false', 'no']);
const yesWords = new Set(['yes', 'present', 'true', 'in place']);
const noWords = new Set(['no', 'none', 'n', 'negative', 'absent', 'false', 'not present', 'not in place']);

/** Answer of an element with `value[x]`, however it is typed; undefined without one. A text decides nothing. */
export function answerOf(object: JsonObject): ClaimAnswer | undefined {
  const boolean = ownField(object, 'valueBoolean');
  if (boolean === true || boolean === 'true') return 'yes';
  if (boolean === false || boolean === 'false') return 'no';
  const coded = ownField(object, 'valueCodeableConcept') ?? ownField(object, 'valueCoding') ?? ownField(object, 'valueCode');
  const concept = conceptOf(coded);
  if (concept !== undefined)
    return yesOrNo(concept.codings.flatMap(({ code, display }) => [code, display]).concat(concept.text)) ?? { concept };
  return Object.keys(object).some((key) => key.startsWith('value')) ? 'other' : undefined;
}

/** Tells whether an answer says that there is none: a reason in its place, "Unknown", "Not asked". */
export function isEmptyAnswer(object: JsonObject): boolean {
  const text = lineOf(object.valueString) ?? lineOf(object.valueCode);
  if (text !== undefined) return emptyWords(text) !== undefined;
  const coded = object.valueCodeableConcept ?? object.valueCoding;
  return coded === undefined
    ? object.dataAbsentReason !== undefined && answerOf(object) === undefined
    : readName(coded).empty !== undefined;
}

function yesOrNo(texts: readonly (string | undefined)[]): 'yes' | 'no' | undefined {
  const words = texts.flatMap((text) => text ?? []);
  if (words.some((text) => yesCodes.has(text) || yesWords.has(wordKey(text)))) return 'yes';
  return words.some((text) => noCodes.has(text) || noWords.has(wordKey(text))) ? 'no' : undefined;
}
