import type { Coding } from '#/lib/record/model/coded.ts';
import { mayKeepBack } from './agreement.ts';
import type { PolicyRequest, PolicySource } from './policy.ts';

/** Systems of v3 Confidentiality: of R4 and later, of STU3 and DSTU2, and by OID. */
const systems = new Set([
  'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  'http://hl7.org/fhir/v3/Confidentiality',
  'http://hl7.org/fhir/ValueSet/v3-Confidentiality',
  'urn:oid:2.16.840.1.113883.5.25',
  '2.16.840.1.113883.5.25',
]);
/** Codes that mean nothing else even without a system. */
const high = new Set(['R', 'V']);

/** Codes of HL7 v3 Confidentiality up to "normal"; R, V and any unknown code are more than that (standards §6). */
const usual = new Set(['U', 'L', 'M', 'N']);

/** Tells whether labels keep a resource from this viewer: the highest label counts. */
export function isKeptByLabel(request: PolicyRequest, source: PolicySource, labels: readonly Coding[]): boolean {
  return mayKeepBack(request, source) && labels.some(isRestricted);
}

function isRestricted({ system, code = '' }: Coding): boolean {
  return system === undefined ? high.has(code) : systems.has(system.trim().replace(/\/$/, '')) && !usual.has(code);
}
