import type { CodedConcept } from '#/lib/record/coded.ts';
import type { Assertion } from '#/lib/record/timeline-entry.ts';

const absentUnknown = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
/** SNOMED CT: no current problems or disability; no current medication. */
const noneKnown = new Set(['160245001', '787481004']);

/**
 * Codes that stand where a problem, a medicine or a vaccine would, to say that there is none or that nothing is known
 * (IPS): "No known medications" is no medicine, and "no information" is neither yes nor no (H13).
 */
export function absenceStatedBy(code: CodedConcept | undefined): Assertion | undefined {
  for (const { system, code: stated = '' } of code?.codings ?? []) {
    if (system === 'http://snomed.info/sct' && noneKnown.has(stated)) return 'none-known';
    if (system === absentUnknown) return stated.startsWith('no-known-') ? 'none-known' : 'denied';
  }
  return undefined;
}
