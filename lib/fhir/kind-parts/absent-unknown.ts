import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { wordKey } from './identity.ts';
import type { Assertion } from '#/lib/record/model/timeline-entry.ts';

const absentUnknown = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
/** SNOMED CT, as IPS 2 uses it: no current problems or disability; no known medications, procedures, immunizations, devices. */
const noneKnown = new Set(['160245001', '787481004', '787480003', '787482006', '787483001']);
/** No information available. */
const noInformation = '1287211007';

/** Same statements in words alone, as whole texts: as a problem or a medicine of its own each would be counted as one. */
const noneInWords =
  /^no (?:known|current|active) (?:problems?|conditions?|medications?|medicines?|drugs|immuni[sz]ations?|procedures?|(?:medical |implanted )?devices?|implants)(?: or disability)?$/;

/**
 * Reads a code that stands in the place of a problem, a medicine or a vaccine, to say that there is none or that nothing
 * is known (IPS): "No known medications" is no medicine, and "no information" is neither yes nor no (H13).
 */
export function absenceStatedBy(code: CodedConcept | undefined): Assertion | undefined {
  for (const { system, code: stated = '' } of code?.codings ?? []) {
    if (system === 'http://snomed.info/sct' && noneKnown.has(stated)) return 'none-known';
    if (system === 'http://snomed.info/sct' && stated === noInformation) return 'denied';
    if (system === absentUnknown) return stated.startsWith('no-known-') ? 'none-known' : 'denied';
  }
  // Nearly every entry's code begins with other words: one test dismisses it.
  const text = code?.text ?? '';
  return /^no /i.test(text) && noneInWords.test(wordKey(text)) ? 'none-known' : undefined;
}
