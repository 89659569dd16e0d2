import { analyteOf } from '#/lib/fhir/units/analyte-of.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { absenceWords, nullFlavorWords } from './words.ts';
import { loincNames, snomedNames } from './code-words.ts';

const loinc = 'http://loinc.org';
const snomed = 'http://snomed.info/sct';
const nullFlavor = /\bv3[-/]NullFlavor$|\b2\.16\.840\.1\.113883\.5\.1008$/i;
const absentReason = /\bdata-absent-reason$/i;
const absentUnknown = /\/absent-unknown-uv-ips$/;

/** Name of a code that this viewer itself acts on, where the source sent none: "Blood pressure" for LOINC 85354-9 (H26). */
export function nameOfCode({ system, code = '' }: Coding): string | undefined {
  // LOINC's codes have a form of their own.
  if (system === loinc || (system === undefined && /^\d{3,6}-\d$/.test(code))) return loincNames.get(code) ?? analyteName(loinc, code);
  if (system === snomed) return snomedNames.get(code) ?? analyteName(snomed, code);
  if (system === undefined) return undefined;
  if (absentReason.test(system)) return absenceWords.get(code);
  if (nullFlavor.test(system)) return capitalise(nullFlavorWords.get(code) ?? '') || undefined;
  return absentUnknown.test(system) ? capitalise(code.replace(/-info$/, ' information').replaceAll('-', ' ')) : undefined;
}

function analyteName(system: string, code: string): string | undefined {
  return analyteOf({ text: '', codings: [{ system, code }] })?.analyte.name;
}
