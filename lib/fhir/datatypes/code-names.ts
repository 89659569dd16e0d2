import { analyteOf } from '#/lib/fhir/units/analyte-of.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import { loincNames, snomedNames } from './code-words.ts';

const loinc = 'http://loinc.org';
const snomed = 'http://snomed.info/sct';
const absentUnknown = /\/absent-unknown-uv-ips$/;

/** Name of a code that this viewer itself acts on, where the source sent none: "Blood pressure" for LOINC 85354-9 (H26). */
export function nameOfCode({ system, code = '' }: Coding): string | undefined {
  // LOINC's codes have a form of their own.
  if (system === loinc || (system === undefined && /^\d{3,6}-\d$/.test(code))) return loincNames.get(code) ?? analyteName(loinc, code);
  if (system === snomed) return snomedNames.get(code) ?? analyteName(snomed, code);
  if (system === undefined || !absentUnknown.test(system)) return undefined;
  const words = code.replace(/-info$/, ' information').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function analyteName(system: string, code: string): string | undefined {
  return analyteOf({ text: '', codings: [{ system, code }] })?.analyte.name;
}
