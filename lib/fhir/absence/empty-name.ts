import type { Coding } from '#/lib/record/model/coded.ts';
import { codingOf } from '#/lib/fhir/datatypes/concept.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { type JsonObject, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import { absenceWords, nullFlavorWords } from '#/lib/fhir/datatypes/words.ts';

/**
 * Meaning of a code, or of words, that stand where a name should and name nothing (H13).
 * no-information: nothing is known, asked or recorded, which is neither yes nor no · withheld: there is a name, and it may not be
 * shown · unnamed: there is something, and its name is not known.
 */
export type EmptyName = 'no-information' | 'withheld' | 'unnamed';

/** Codes of data-absent-reason before R4. */
const olderReasons = new Map([
  ['asked', 'asked-unknown'],
  ['temp', 'temp-unknown'],
  ['notasked', 'not-asked'],
  ['astext', 'as-text'],
]);

const meanings = new Map<string, EmptyName>([
  ...['NI', 'ASKU', 'NASK', 'NAV', 'NAVU', 'NA', 'NP'].map((code) => [code, 'no-information'] as const),
  ...['asked-unknown', 'not-asked', 'asked-declined', 'not-applicable', 'not-performed'].map((code) => [code, 'no-information'] as const),
  ...['MSK', 'masked', 'not-permitted'].map((code) => [code, 'withheld'] as const),
]);

const nullFlavours = /(?:\bnull-?flavor|\b2\.16\.840\.1\.113883\.5\.1008)$/i;
const reasons = /\bdata-?absent-?reason$/i;
/** SNOMED CT: unknown, null, undetermined, no information available, not applicable. */
const snomed = new Map<string, EmptyName>([
  ['261665006', 'unnamed'],
  ['276727009', 'unnamed'],
  ['373068000', 'unnamed'],
  ['1287211007', 'no-information'],
  ['385432009', 'no-information'],
]);
/** Codes that are no other system's, where the system was not sent. */
const bareCodes = new Set(['UNK', 'ASKU', 'NASK', 'NAVU', 'MSK', 'unknown', 'asked-unknown', 'not-asked', 'asked-declined']);
const cvx = 'http://hl7.org/fhir/sid/cvx';

/** Tells what a coding says in the place of a name; undefined where it names something. */
export function emptyCoding({ system = '', code = '', display }: Coding): EmptyName | undefined {
  if (nullFlavours.test(system) || reasons.test(system)) return meaningOf(code);
  if (system === 'http://snomed.info/sct' && snomed.has(code)) return snomed.get(code);
  // CVX 998, "no vaccine administered", is a statement of its own; 999 is "unknown".
  if (system === cvx && (code === '998' || code === '999')) return code === '999' ? 'unnamed' : undefined;
  if (display !== undefined) return emptyWords(display);
  return system === '' && bareCodes.has(code) ? meaningOf(code) : undefined;
}

function meaningOf(code: string): EmptyName {
  return meanings.get(code) ?? meanings.get(olderReasons.get(code) ?? '') ?? 'unnamed';
}

/** Words for a coding that names nothing: its own, else those of its code. */
function emptyCodingWords({ system = '', code = '', display }: Coding): string {
  const ourWords = reasons.test(system)
    ? absenceWords.get(olderReasons.get(code) ?? code)
    : capitalise(nullFlavorWords.get(code) ?? '') || undefined;
  return display ?? ourWords ?? absenceWords.get(code) ?? capitalise(nullFlavorWords.get('UNK') ?? '');
}

const records =
  '(?:\\w+ ){0,3}?(?:data|information|info|entries|records?|items?|allerg(?:y|ies)|reactions?|medications?|medicines?|meds|drugs?|prescriptions?|immuni[sz]ations?|vaccin(?:es?|ations?)|problems?|conditions?|diagnos[ie]s|concerns?|procedures?|surger(?:y|ies)|operations?|devices?|implants?|equipment|dme|supplies|tests?|labs?|studies|imaging|treatments?|interventions?|services?|instructions?|results?|observations?|vital signs|vitals|encounters?|visits?|plans?|goals?|orders?|referrals?|appointments?|documents?|reports?|notes?|history|contacts?|directives?|insurance|coverage|payers?|social history|family history|care team)';
const inRecord =
  '(?:applicable|available|recorded|documented|reported|on file|on record|found|entered|provided|listed|noted|stated|stored|held|obtained|submitted|administered|prescribed|ordered|given|to display|to show|exists?|present|at this time|in this (?:section|document|record))';

/** Whole texts, as `wordKey` writes them. */
const noInformation = [
  /^(?:no (?:info|information|data|entry|entries|record|value)|nothing (?:known|recorded|documented|on file|entered|to report|noted)|nothing)$/,
  /^(?:(?:patient |pt )?not (?:asked|recorded|documented|applicable|available|assessed|obtained|collected|reported|provided|stated|answered|on file|on record|entered|done|performed|given|discussed|reviewed|taken)|n a)$/,
  new RegExp(`^(?:none|nil) ${inRecord}$`),
  new RegExp(
    `^(?:there (?:is|are) )?(?:no|nil) ${records}(?: (?:is|are|was|were|has been|have been|currently))* ${inRecord}(?: .{1,60})?$`,
  ),
  new RegExp(`^(?:there are )?no (?:planned|pending|scheduled|future|upcoming|outstanding) ${records}(?: at this time)?$`),
  /^(?:there is )?no (?:\w+ ){0,3}(?:information|info|data)(?: (?:about|on|for|regarding|concerning) .{1,60})?$/,
  /^(?:\w+ )?(?:information|data|history|status|allergies) (?:is |was |are )?(?:not (?:available|recorded|known|applicable|provided|obtained|on file)|unavailable|unobtainable)$/,
  /^(?:(?:the )?(?:patient |pt |client )(?:is )?)?(?:unable|unwilling) to (?:assess|obtain|determine|answer|ascertain|establish|provide|give)(?: \w+){0,4}$/,
  /^(?:unknown allergies|allergies unknown|allerg(?:y|ies) status (?:unknown|not known)|unavailable|asked (?:but )?(?:not known|unknown)|asked declined(?: to answer)?|(?:patient )?(?:declined|refused) to (?:answer|say)|(?:patient )?does not know)$/,
];
const unnamed = [
  /^(?:unknown|unk|not known|unspecified|not specified|not named|unnamed|null|undefined|undetermined|no name|tbc|tba|0+|see (?:the )?(?:notes?|text|comments?|narrative|free text|below))$/,
  /^(?:unknown|unnamed|unspecified) (?:substance|allergen|agent|allergy|drug|medication|medicine|vaccine|immuni[sz]ation|problem|condition|diagnosis|procedure|document|report|reaction|code|item|product|value|device|type|name|test)$/,
  /^(?:substance|allergen|agent|drug|medication|medicine|vaccine|problem|condition|diagnosis|procedure|document|reaction|name) (?:is )?(?:unknown|not known|unspecified|not specified|not named)$/,
];
const withheld = /^(?:masked|withheld(?: by the source)?|redacted|restricted|confidential|not permitted)$/;
/** Words without which a text fits no pattern: nearly all names are dismissed by it. */
const emptySigns =
  /^[\W0]*$|\b(?:tbc|tba|no|not|none|nil|nothing|unknown|unk|n\W?a|unspecified|unnamed|null|undefined|undetermined|unable|unwilling|unavailable|unobtainable|asked|declined|refused|see|masked|withheld|redacted|restricted|confidential)\b/i;

/** Tells what words say in the place of a name; undefined where they name something. Only whole texts count. */
export function emptyWords(text: string): EmptyName | undefined {
  if (text.length > 160 || !emptySigns.test(text)) return undefined;
  const words = wordKey(text);
  if (words === '' || unnamed.some((pattern) => pattern.test(words))) return 'unnamed';
  if (withheld.test(words)) return 'withheld';
  return noInformation.some((pattern) => pattern.test(words)) ? 'no-information' : undefined;
}

/** A concept that stands where a name should, read part by part. */
export interface SentName {
  /** The concept without the parts that name nothing; undefined where nothing is left. */
  readonly concept: JsonObject | undefined;
  /** Meaning of the whole, where no part of it names something. */
  readonly empty: EmptyName | undefined;
  /** Words of the parts that are left out, as sent. */
  readonly leftOut: readonly string[];
}

/**
 * The one test of "only says that nothing is known" (H13), before any kind: reads a CodeableConcept in the place of a name, and
 * takes out its parts that name nothing: codes of why there is no code, and words such as "Unknown" or "No data".
 */
export function readName(value: unknown): SentName {
  const concept = objectOf(value);
  const text = lineOf(concept?.text);
  const emptyText = text === undefined ? undefined : emptyWords(text);
  // An element may be a bare Coding (R4 Encounter.class).
  const isCoding = concept !== undefined && concept.coding === undefined && text === undefined && codingOf(concept) !== undefined;
  const parts = (isCoding ? [concept] : objectsOf(concept?.coding)).map((sentCoding) => {
    const coding = codingOf(sentCoding);
    return { sentCoding, coding, empty: coding && emptyCoding(coding) };
  });
  const emptyParts = parts.filter(({ empty }) => empty !== undefined);
  if (concept === undefined || (emptyText === undefined && emptyParts.length === 0)) return { concept, empty: undefined, leftOut: [] };
  const naming = parts.filter(({ coding, empty }) => coding !== undefined && empty === undefined);
  const leftOut = [...(emptyText === undefined ? [] : [text ?? '']), ...emptyParts.map(({ coding }) => emptyCodingWords(coding ?? {}))];
  const isNamed = naming.length > 0 || (text !== undefined && emptyText === undefined);
  const { text: _, ...withoutText } = concept;
  const cleaned = { ...(emptyText === undefined ? concept : withoutText), coding: naming.map(({ sentCoding }) => sentCoding) };
  return {
    concept: isNamed ? cleaned : undefined,
    empty: isNamed ? undefined : gravest([emptyText, ...emptyParts.map(({ empty }) => empty)]),
    leftOut: [...new Set(leftOut)],
  };
}

function gravest(meanings: readonly (EmptyName | undefined)[]): EmptyName {
  if (meanings.includes('withheld')) return 'withheld';
  return meanings.includes('no-information') ? 'no-information' : 'unnamed';
}
