import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const loinc = 'http://loinc.org';
const sharedSystems = [loinc, 'http://snomed.info/sct'];

/**
 * Key of the test that a measurement is: the known analyte; else its LOINC codes, else its SNOMED CT codes. A code of any other system
 * is one test only under one name, and a test without a code is one only at its own source.
 */
export function testKey(measurement: Measurement, { origins }: TimelineEntry): string {
  const { analyte, code } = measurement;
  if (analyte !== undefined) return `analyte ${analyte}`;
  const named = code.codings.filter(isNamingCode);
  const system = sharedSystems.find((shared) => named.some((coding) => coding.system === shared));
  // Two codes of one system that differ are no one test: both are in the key.
  if (system !== undefined) return `code ${codesOf(named.filter((coding) => coding.system === system))}`;
  const name = code.text.trim().toLowerCase();
  return named.length > 0 ? `code ${codesOf(named)} ${name}` : `name ${origins[0]?.source ?? ''} ${name}`;
}

function codesOf(codings: readonly Coding[]): string {
  return [...new Set(codings.map(({ system = '', code = '' }) => `${system}|${code}`))].toSorted().join(' ');
}
