import type { Coding } from '#/lib/record/model/coded.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { listOf, objectsOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { saysSafeguarding } from './safeguarding-words.ts';

const snomed = 'http://snomed.info/sct';
const england = 'https://fhir.nhs.uk/England/CodeSystem/';

/**
 * Codes of safeguarding by system, each with where it is used so. A code stands here only if its source was read; what carries another
 * code is found by its words.
 */
const rows: readonly (readonly [system: string, codes: string])[] = [
  // NHS England implementation guide, Patient Flags API: child protection (CP-IS) and FGM, older and newer vocabulary.
  [`${england}PatientFlagCategory`, 'CP-IS FGM'],
  [`${england}England-FlagCategoryPatient`, 'child-protection-information-sharing-flag female-genital-mutilation-flag'],
  // The same guide's examples: child protection finding; family history of female genital mutilation.
  [snomed, '224353004 902961000000107'],
  // Yorkshire and Humber Care Record, Interweave-FlagType: adult safeguarding referral; at risk of sexual, of criminal exploitation, of
  // financial abuse; notification to adult safeguarding team of missing adult.
  [snomed, '514331000000104 919461000000108 1188261000000103 761571000000106 1098411000000108'],
  // Interweave-FlagCategory: safeguarding concern.
  ['https://fhir.interweavedigital.nhs.uk/CodeSystem/Interweave-FlagCategory', 'SGC'],
  // SHIFT, value set of sexual assault and domestic violence: victim of intimate partner abuse; adult physical abuse, confirmed.
  [snomed, '706893006'],
  ['http://hl7.org/fhir/sid/icd-10-cm', 'T74.11 T74.11XA T74.11XS'],
  // PRSB transfer of care, section "Safeguarding".
  [snomed, '1077911000000105'],
];

const knownCodes = new Set(rows.flatMap(([system, codes]) => codes.split(' ').map((code) => `${system}|${code}`)));

/** Tells whether a flag is about safeguarding or a way into a home, by its codes, else by the words of its name, kind and notes. */
export function isSafeguardingFlag(resource: Resource): boolean {
  const concepts = [resource.code, ...listOf(resource.category)].flatMap((value) => conceptOf(value) ?? []);
  const codings = concepts.flatMap((concept) => concept.codings);
  const notes = objectsOf(resource.extension).flatMap(({ valueString, valueMarkdown, valueAnnotation }) =>
    [valueString, valueMarkdown, ...objectsOf(valueAnnotation).map((note) => note.text)].flatMap((text) => lineOf(text) ?? []),
  );
  const words = [...concepts.map(({ text }) => text), ...codings.map(({ display }) => display ?? ''), ...notes];
  return codings.some(isKnown) || saysSafeguarding(words.join('\n'));
}

/** The England guide writes SNOMED CT's system with https. */
const isKnown = ({ system = '', code = '' }: Coding): boolean =>
  knownCodes.has(`${system.replace(/^https:(?=\/\/snomed)/, 'http:')}|${code}`);
