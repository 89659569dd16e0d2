import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { hasCoding } from '#/lib/fhir/datatypes/concept.ts';
import { wordKey } from './identity.ts';

const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
const sct = 'http://snomed.info/sct';
/**
 * Statements about every allergy: SNOMED CT 716186003, its predecessor that many servers still send (Cerner's "NKA"), and the
 * absent-unknown codes of IPS 1 (standards §5, absence).
 */
const all = new Set([`${sct}|716186003`, `${sct}|160244002`, `${ips}|no-known-allergies`]);
/** Statements about one sort of allergy only: "No known allergies" must never be made of them (H13). */
const ofSort = new Set(
  // Drug, food, environment, insects, latex (twice), animals.
  ['409137002', '429625007', '428607008', '428197003', '1003774007', '716184000', '716220001']
    .map((code) => `${sct}|${code}`)
    .concat(
      ['no-known-medication-allergies', 'no-known-environmental-allergies', 'no-known-food-allergies'].map((code) => `${ips}|${code}`),
    ),
);
/** Says that nothing is known, which is neither yes nor no. */
const noInformation = new Set([`${ips}|no-allergy-info`]);

/** Without marks, as `wordKey` writes them; whole texts only: "No known allergies except latex" is one to latex. */
const allWords =
  /^(?:patient (?:has|reports) )?(?:nka|n k a|(?:no|nil) known (?:active )?allerg(?:y|ies)(?: or adverse reactions)?(?: situation| nka)?|nka no known allergies|no allergies(?: known)?|(?:allergies )?(?:none|nil) known)$/;
const exception = /\b(?:except|excepting|excluding|but|other|besides|apart|only|than|save)\b/;
const sortWords = [
  /^n ?k ?[dmf] ?a\b(?: no known [a-z ]+)?$/,
  /^(?:patient (?:has|reports) )?(?:no|nil) (?:known )?(?:history of )?(?:[a-z]+ ){1,5}(?:allerg(?:y|ies)|intolerances?|sensitivit(?:y|ies)|reactions?)(?: known| situation| n ?k ?[dmf] ?a)?$/,
  /^(?:no|nil) known allerg(?:y|ies) to (?:[a-z]+ ?){1,5}$/,
];
const noInformationWords = /^(?:none|nil|(?:allergies )?not on file|(?:no|unknown) allergy information|unable to assess(?: allergies)?)$/;

/**
 * Reads from an allergy's code or words that there is none: of any sort, of one sort, or that nothing is known. Many
 * sources send words alone ("NKDA"), which as an allergy of its own would hide that there is none. Where code and words
 * differ, the one that says less counts (H13).
 */
export function noKnownAllergyOf(code: CodedConcept | undefined): 'all' | 'less' | undefined {
  if (hasCoding(code, ofSort) || hasCoding(code, noInformation)) return 'less';
  const words = wordKey(code?.text ?? '');
  if (allWords.test(words)) return 'all';
  if (!exception.test(words) && (noInformationWords.test(words) || sortWords.some((pattern) => pattern.test(words)))) return 'less';
  return hasCoding(code, all) ? 'all' : undefined;
}
