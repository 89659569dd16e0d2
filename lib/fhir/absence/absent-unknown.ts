import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { wordKey } from '#/lib/fhir/kind-parts/identity.ts';
import type { Assertion } from '#/lib/record/model/timeline-entry.ts';

const absentUnknown = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
/**
 * SNOMED CT, as IPS 2 uses it: no current problems or disability; no known medications, procedures, immunizations, devices; and
 * as older summaries do: no drug therapy prescribed.
 */
const noneKnown = new Set(['160245001', '787481004', '787480003', '787482006', '787483001', '182849000']);
/** SNOMED CT: no information available; drug treatment unknown. */
const noInformation = new Set(['1287211007', '182904002']);

const subjects =
  '(?:problems?|conditions?|diagnos[ie]s on axis (?:i|ii|iii|iv|v)|illness(?:es)?|diagnos[ie]s|health (?:problems|concerns|conditions)|medical (?:problems|conditions|history)|past medical history|pmh|(?:relevant|significant|known|surgical|medication|drug|immuni[sz]ation|vaccination) history|history of (?:problems|illness|surgery|operations)|drug therapy|medical treatment|medications?|meds|medicines?|drugs|regular treatment|immuni[sz]ations?|vaccin(?:es|ations)|procedures?|surger(?:y|ies)|operations?|surgical history|(?:medical |implanted )?devices?|implants)';
/** Same statements in words alone, as whole texts: as a problem or a medicine of its own each would be counted as one. */
const noneInWords = [
  new RegExp(
    `^(?:(?:the )?(?:patient|pt) (?:has|takes|is on|reports|is taking) |there are |on )?(?:no|nil|without) (?:(?:known|current|active|regular|other|ongoing|relevant|prior|recent|significant|chronic|previous|past|prescribed|home|repeat) )*${subjects}(?: or disability)?(?: (?:known|at present|currently|at this time|of note|situation|finding|taken|performed|prescribed))*$`,
  ),
  new RegExp(
    `^(?:(?:the )?(?:patient|pt) )?(?:denies (?:any |taking any |taking |having any |use of any )?|(?:is |currently )*not (?:currently )?(?:taking|on) (?:any )?|takes no )(?:(?:known|current|active|regular|prescribed|chronic) )*${subjects}$`,
  ),
  new RegExp(`^${subjects} (?:none|nil|none known|nil known)$`),
];
/** Words that deny one sort of medicine only: "No over-the-counter medicines", "Not on anticoagulants". */
const noSort = [
  /^(?:(?:the )?(?:patient|pt) (?:is |has )?)?(?:no|nil|without) (?:\w+ ){1,4}(?:medications?|meds|medicines?|drugs)(?: (?:taken|used|reported))?$/,
  /^(?:(?:the )?(?:patient|pt) )?(?:(?:is |currently )*not (?:currently )?(?:on|taking|using|prescribed)|denies (?:use of|taking|using)) (?:any )?(?:\w+ ?){1,4}$/,
];
const bareNone = /^(?:none|nil|none known|nil known|nothing known|nil of note|nil regular|nil significant|none at present|none currently)$/;
const denial = /\b(?:no|nil|none|not|nothing|without|denies)\b/i;

/**
 * Reads a code that stands in the place of a problem, a medicine or a vaccine, to say that there is none or that nothing
 * is known (IPS): "No known medications" is no medicine, and "no information" is neither yes nor no (H13).
 */
export function absenceStatedBy(code: CodedConcept | undefined, category?: Category): Assertion | undefined {
  for (const { system, code: stated = '' } of code?.codings ?? []) {
    if (system === 'http://snomed.info/sct' && noneKnown.has(stated)) return 'none-known';
    if (system === 'http://snomed.info/sct' && noInformation.has(stated)) return 'not-known';
    if (system === absentUnknown) return stated.startsWith('no-known-') ? 'none-known' : 'not-known';
  }
  // Nearly every entry's code has other words: one test dismisses it.
  const text = code?.text ?? '';
  if (text.length > 100 || !denial.test(text) || namesAnother(code, text)) return undefined;
  const words = wordKey(text);
  if (category === 'medications' && noneInWords.every((pattern) => !pattern.test(words)) && noSort.some((pattern) => pattern.test(words)))
    return 'denied';
  const isBare = category !== undefined && mayBeNone.has(category) && bareNone.test(words);
  return isBare || noneInWords.some((pattern) => pattern.test(words)) ? 'none-known' : undefined;
}

/** A code with a name that denies nothing contradicts words that do: neither is taken for "none". */
function namesAnother(code: CodedConcept | undefined, text: string): boolean {
  return code?.codings.some(({ display }) => display !== undefined && display !== text && !denial.test(display)) ?? false;
}

/** Categories whose lists say "None" where they are empty. */
const mayBeNone: ReadonlySet<Category> = new Set<Category>(['problems', 'medications', 'immunizations', 'procedures', 'devices']);
