import { trimEndWhere } from '#/lib/record/text/trim-text.ts';
import type { DecisionSubject } from '#/lib/record/model/decision.ts';

/**
 * Sense in which a code speaks of a decision.
 * refuses, allows: a finding or an answer that states it · question: it asks about the treatment (the answer decides) ·
 * refusal-question: it asks whether the treatment is refused · treatment: names the treatment itself, which is a decision only in an
 * order, a plan or a rule · consent-refusal: a kind of consent that refuses · document: a form or a statement that has to be opened ·
 * retracted: a refusal that was taken back.
 */
export type CodeSense = 'refuses' | 'allows' | 'question' | 'refusal-question' | 'treatment' | 'consent-refusal' | 'document' | 'retracted';

export interface CodeMeaning {
  readonly subject: DecisionSubject;
  readonly sense: CodeSense;
}

const snomed = 'http://snomed.info/sct';
const loinc = 'http://loinc.org';
/** ICD-10-CM: Z66, "Do not resuscitate". */
const icd10cm = 'http://hl7.org/fhir/sid/icd-10-cm';

/** Codes by subject, sense and system. SNOMED CT: International and UK editions; LOINC: POLST, US Core 9, C-CDA and PACIO ADI. */
const rows: readonly (readonly [DecisionSubject, CodeSense, string, string])[] = [
  // Not for (attempted cardiopulmonary) resuscitation; do not resuscitate status with supporting documentation.
  ['resuscitation', 'refuses', snomed, '304253006 450476008 143021000119109'],
  ['resuscitation', 'allows', snomed, '304252001 450475007'],
  ['resuscitation', 'question', snomed, '304251008'],
  ['resuscitation', 'refuses', icd10cm, 'Z66'],
  ['resuscitation', 'treatment', snomed, '89666000'],
  // Cardiopulmonary resuscitation orders; thoughts on cardiopulmonary resuscitation.
  ['resuscitation', 'question', loinc, '100822-6 81329-5'],
  // "Do not resuscitate" as a question; do-not-resuscitate order in place.
  ['resuscitation', 'refusal-question', loinc, '45474-4 81351-9'],
  ['resuscitation', 'allows', loinc, 'LA33470-8'],
  ['resuscitation', 'refuses', loinc, 'LA33471-6'],
  ['resuscitation', 'document', snomed, '1382601000000107'],
  // Initial and additional portable medical orders; medically assisted nutrition; requests for intubation.
  ['treatment', 'question', loinc, '100823-4 100824-2 100825-9 75787-2'],
  ['treatment', 'allows', loinc, 'LA33473-2'],
  ['treatment', 'refuses', loinc, 'LA33475-7 LA33491-4'],
  ['treatment', 'document', snomed, '735324008 697978002'],
  ['treatment', 'document', loinc, '93037-0 81352-7'],
  ['refusal', 'refuses', snomed, '816301000000100'],
  ['refusal', 'retracted', snomed, '962601000000103'],
  ['refusal', 'document', snomed, '1052911000000106 425392003 425394002 425395001 425396000 425397009 310305009'],
  ['refusal', 'document', loinc, '42348-3 75320-2 45473-6 86533-7 92664-2'],
  // Personal welfare lasting power of attorney; durable power of attorney for healthcare.
  ['attorney', 'document', snomed, '816361000000101 425393008'],
  ['attorney', 'document', loinc, '64298-3 75783-1'],
  ['statement', 'document', snomed, '714748000 736366004 736373009 887701000000100 861421000000109'],
  ['statement', 'document', loinc, '81334-5'],
];

/** FHIR consentscope and consentcategorycodes, by code; their addresses changed with every version. */
const consentCodes = new Map<string, CodeMeaning>([
  ['dnr', { subject: 'resuscitation', sense: 'consent-refusal' }],
  ['polst', { subject: 'treatment', sense: 'document' }],
  ['acd', { subject: 'refusal', sense: 'document' }],
  ['hcd', { subject: 'refusal', sense: 'document' }],
  ['adr', { subject: 'refusal', sense: 'document' }],
]);
const consentSystems =
  /^(?:https?:\/\/(?:terminology\.)?hl7\.org\/(?:fhir\/)?(?:CodeSystem\/)?consent(?:scope|categorycodes)|urn:oid:.*)?$/i;

const meanings = new Map(
  rows.flatMap(([subject, sense, system, codes]) =>
    codes.split(' ').map((code): readonly [string, CodeMeaning] => [`${system}|${code}`, { subject, sense }]),
  ),
);

/** Other addresses of the same systems. */
const systems = new Map([
  ['urn:oid:2.16.840.1.113883.6.96', snomed],
  ['urn:oid:2.16.840.1.113883.6.1', loinc],
  ['https://snomed.info/sct', snomed],
  ['https://loinc.org', loinc],
  ['urn:oid:2.16.840.1.113883.6.90', icd10cm],
]);

/** Meaning of a code; a version or edition after the system's address is left out. */
export function meaningOfCode(system: string | undefined, code: string): CodeMeaning | undefined {
  const address = trimEndWhere(system ?? '', /\//)
    .replace(/^(https?:\/\/snomed\.info\/sct)\/.*$/, '$1')
    .split('|', 1)[0];
  return meanings.get(`${systems.get(address ?? '') ?? address}|${code}`);
}

/** Meaning of a code of a Consent's scope or category. */
export function meaningOfConsentCode(system: string | undefined, code: string): CodeMeaning | undefined {
  return consentSystems.test(system ?? '') ? consentCodes.get(code.toLowerCase()) : undefined;
}
