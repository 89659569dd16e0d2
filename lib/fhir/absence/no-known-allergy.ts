import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { hasCoding } from '#/lib/fhir/datatypes/concept.ts';
import { isUnspecific } from '#/lib/fhir/datatypes/unspecific.ts';
import { emptyCoding, emptyWords } from './empty-name.ts';
import { deniesAllergiesElsewhere } from './no-known-allergy-languages.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { contradictedName } from '#/lib/fhir/kind-parts/words.ts';

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

/** Speaker before a statement: "Patient reports no allergies". */
const speaker =
  '(?:(?:the )?(?:patient|pt|client|child|he|she|parents?|mother|father|carer|family)s? (?:(?:currently )?(?:has|have|reports?|reported|states?|stated|says?|gives?|with) )?(?:that )?(?:(?:he|she|they) (?:has|have) )?)?';
const sure = '(?:(?:known|active|current|currently|identified|any|all|previous|past|of) )*';
const allergies =
  '(?:(?:all?erg(?:y|ies)|allergens?|allergic reactions?|hypersensitivit(?:y|ies))(?: (?:or|and) (?:(?:other )?(?:adverse|allergic) reactions?|intolerances?|sensitivities|hypersensitivities))?)';
const after =
  '(?: (?:known|nka|situation|finding|identified|at all|at present|to anything|to (?:report|declare|note)|at this time|today|history))*';

const answers = [
  'none',
  'nil',
  'no',
  'nka',
  'negative',
  'denied',
  'denies',
  'none known',
  'nil known',
  'nil of note',
  'no known(?: allergies)?',
].join('|');

/** Whole texts without marks, as `wordKey` writes them: "No known allergies except latex" is an allergy to latex. */
const allWords = [
  /^(?:nka|n k a|nil known|none known|nothing known|nka no known allergies|(?:none|nil|denies|denied)(?: at all| of note)?)$/,
  new RegExp(
    `^(?:there (?:are|is) |has |have |with |reports |states )?${speaker}(?:no|nil|zero|without|free (?:of|from)|negative for) ${sure}${allergies}${after}$`,
  ),
  new RegExp(`^${speaker}(?:no|nil|without|negative) (?:known )?(?:history|hx|h o)(?: of)? ${sure}${allergies}${after}$`),
  new RegExp(`^${speaker}(?:denies|denied|denying|deny) (?:having |having had )?${sure}${allergies}${after}$`),
  new RegExp(`^${speaker}(?:do|does|did|has|have) ?(?:not|n t|never) (?:have|had|got|report) (?:an )?${sure}${allergies}${after}$`),
  new RegExp(
    `^${speaker}(?:is |are )?not (?:known to be )?allergic(?: to (?:anything|any(?:thing)?(?: known)? (?:substances?|allergens?)))?$`,
  ),
  new RegExp(`^(?:known )?${allergies}(?: status| history)? (?:is |are )?(?:${answers})$`),
  /^(?:allergy free|(?:allergic|allergy|allergies) to (?:nothing|none))$/,
  new RegExp(`^${speaker}(?:is )?not known to have ${sure}${allergies}${after}$`),
];
const exception = /\b(?:except|excepting|excluding|but|besides|apart|only|than|save|unless|aside)\b/;
const sortName =
  '(?:allerg(?:y|ies|ic|ic reactions?)|intolerances?|sensitivit(?:y|ies)|hypersensitivit(?:y|ies)|(?:adverse )?(?:drug )?reactions?|adrs?)';
/** Statements of less than all: of one sort, or "none recorded". */
const sortWords = [
  /^(?:no|n|negative|neg)$/,
  /^n ?k ?[dmfe] ?a\b(?: (?:and |or )?n ?k ?[dmfe] ?a\b)*(?: no known [a-z ]+)?$/,
  /^none of the above$/,
  new RegExp(
    `^(?:there (?:are|is) |has |have |with |reports |states )?${speaker}(?:no|nil|without|denies|denied|negative for) (?:any )?(?:known )?(?:history of )?(?:any )?(?:[a-z]+ ){0,5}${sortName}(?: known| situation| history| n ?k ?[dmf] ?a)*$`,
  ),
  new RegExp(
    `^${speaker}(?:(?:no|nil)(?: known)?|denies|denied|denies any|does not have any) (?:known )?allerg(?:y|ies) to (?:[a-z]+ ?){1,6}$`,
  ),
  new RegExp(`^${speaker}(?:is |are )?(?:not (?:known to be )?|no longer )allergic to (?:[a-z]+ ?){1,5}$`),
  new RegExp(`^(?:[a-z]+ ){1,3}${sortName} (?:none|nil|nka|nkda|none known|denied|negative)$`),
  /^(?:allergies|allergy|allergy status) (?:nkda|nk ?da|nkfa|no known drug allergies)$/,
];

/** Sort of allergy that a code's name denies, or what it says instead of a name. */
export type NoKnownAllergy = 'all' | 'sort' | 'no-information';

/**
 * Reads from an allergy's code or words that there is none: of any sort, of one sort, or that nothing is known. Many
 * sources send words alone ("NKDA", "Denies allergies"), which as an allergy of its own would hide that there is none. Where code
 * and words differ, the one that says less counts; a code that names a substance makes it one (H13).
 */
export function noKnownAllergyOf(code: CodedConcept | undefined, isOfSort = false): NoKnownAllergy | undefined {
  if (hasCoding(code, noInformation)) return 'no-information';
  if (hasCoding(code, ofSort)) return 'sort';
  const words = wordKey(code?.text ?? '');
  const fromWords = meaningOf(words);
  if (fromWords === 'all' && bare.test(words) && isOfSort) return 'sort';
  return fromWords ?? (hasCoding(code, all) ? 'all' : undefined);
}

/** "None" alone answers for the sort of allergy that was asked about. */
const bare = /^(?:none|nil|denies|denied)\b(?! known aller| aller)/;

/** Words of who said it, and when, at the end of a statement. */
const origin =
  / (?:(?:as )?(?:per|from|by|to|reported by|stated by|confirmed (?:with|by)|according to) (?:the )?(?:patient|pt|client|family|parents?|mother|father|carer|gp|notes)|(?:patient|pt|self) reported|confirmed|on admission)$/;

function meaningOf(wholeText: string): NoKnownAllergy | undefined {
  const words = wholeText.replace(origin, '');
  if (deniesAllergiesElsewhere(words)) return 'all';
  if (!denial.test(words) || exception.test(words)) return undefined;
  if (words === 'na' || emptyWords(words) === 'no-information') return 'no-information';
  if (allWords.some((pattern) => pattern.test(words))) return 'all';
  return sortWords.some((pattern) => pattern.test(words)) ? 'sort' : undefined;
}

/** Words without which nothing is denied: most names of substances are dismissed by it. */
const denial =
  /\b(?:n|na|no|not|none|nil|neg|nka|nk[dmfe]?a|nothing|zero|free|without|negative|den(?:y|ies|ied|ying)|never|unable|unknown|unavailable|refused|declined)\b/;

/** The concept; one whose words deny while its code names a substance has the name first, for it contradicts itself. */
export function withNameOfCode(code: CodedConcept | undefined): CodedConcept | undefined {
  const substance = code && meaningOf(wordKey(code.text)) ? substanceIn(code) : undefined;
  return code === undefined || substance === undefined ? code : { ...code, text: contradictedName(substance, code.text) };
}

/** The name of a code that is no denial itself: beside words that deny it contradicts them. */
function substanceIn({ codings, text }: CodedConcept): string | undefined {
  return codings
    .filter((coding) => coding.display !== text && !isUnspecific(coding) && emptyCoding(coding) === undefined)
    .map(({ display = '' }) => display)
    .find((display) => display !== '' && !ofAllergy.test(wordKey(display)) && meaningOf(wordKey(display)) === undefined);
}

const ofAllergy = /\ballerg|\bpropensity\b|\bintoleran|\breaction|\bnone\b|\bno\b|\bnil\b|^nk/;
