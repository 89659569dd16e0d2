import { mayKeepBack } from '#/lib/policy/agreement.ts';
import type { PolicyRule } from '#/lib/policy/policy.ts';
import type { Coding } from '#/lib/record/coded.ts';

/** v3 Confidentiality by its addresses: of R4 on, of STU3 and DSTU2, and by its number. */
const systems = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  'http://hl7.org/fhir/v3/Confidentiality',
  'http://hl7.org/fhir/ValueSet/v3-Confidentiality',
  'urn:oid:2.16.840.1.113883.5.25',
  '2.16.840.1.113883.5.25',
]);
/** Without a system these can be nothing else. */
const high = new Set(['R', 'V']);

/** HL7 v3 Confidentiality up to "normal"; R, V and any code that we do not know are more than that (standards §6). */
const usual = new Set(['U', 'L', 'M', 'N']);

/**
 * Items labelled restricted leave their own organisation under no general agreement. Only where the source says for
 * all its patients that something may be withheld: silence about one patient would otherwise read as "nothing there".
 */
export const confidentialityLabel: PolicyRule = {
  name: 'confidentiality-label',
  release: (request, source, { labels }) =>
    mayKeepBack(request, source) && labels.some(isRestricted) ? { verdict: 'withheld' } : undefined,
};

function isRestricted({ system, code = '' }: Coding): boolean {
  return system === undefined ? high.has(code) : systems.has(system.trim().replace(/\/$/, '')) && !usual.has(code);
}
