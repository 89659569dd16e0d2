import { ccdaDocument } from '#/mocks/fhir/ccda/ccda.ts';
import { cvx, loinc, rxnorm, snomed } from '#/mocks/fhir/ccda/ccda-elements.ts';
import { fileDocuments } from '#/mocks/networks/federal/documents/federal-filing.ts';
import { documentPatient, federalPatient, ferrer } from '#/mocks/networks/federal/people/federal-people.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

const hypothyroidism = { number: 'prb-1', problem: snomed('40930008', 'Hypothyroidism'), since: '2012-03-05' };
const migraine = { number: 'prb-2', problem: snomed('37796009', 'Migraine'), since: '1999-08-01' };
const fracture = { number: 'prb-3', problem: snomed('125605004', 'Fracture of bone'), since: '2021-12-28', until: '2022-03-10' };
const latex = {
  number: 'alg-1',
  substance: snomed('111088007', 'Latex'),
  reaction: snomed('247472004', 'Wheal'),
  severity: snomed('6736007', 'Moderate'),
  since: '2008-05-02',
};
const levothyroxine = {
  number: 'med-1',
  medicine: rxnorm('966222', 'Levothyroxine Sodium 0.05 MG Oral Tablet'),
  dose: '1',
  unit: '1',
  everyHours: 24,
  words: '1 tablet by mouth every morning',
  since: '2012-03-05',
};
const tsh = (takenOn: string, value: string, flag: 'N' | 'H') => ({
  number: `lab-${takenOn}`,
  panel: loinc('3016-3', 'Thyrotropin'),
  takenOn,
  results: [{ number: `lab-${takenOn}-1`, test: loinc('3016-3', 'Thyrotropin'), value, unit: 'm[IU]/L', low: '0.4', high: '4.5', flag }],
});
const flu = (givenOn: string) => ({ number: `imm-${givenOn}`, vaccine: cvx('150', 'Influenza, injectable, quadrivalent'), givenOn });

type Facts = Partial<Parameters<typeof ccdaDocument>[0]> & { readonly written: string };

/** A visit at each of the twelve members, so that each adds something of its own. */
const atEach: readonly Facts[] = [
  { written: '2012-03-05', problems: [hypothyroidism], medications: [levothyroxine] },
  { written: '2014-06-20', problems: [migraine], allergies: [latex] },
  { written: '2016-11-02', immunizations: [flu('2016-11-02')] },
  { written: '2018-01-15', results: [tsh('2018-01-15', '6.2', 'H')] },
  { written: '2019-04-09', problems: [hypothyroidism, migraine] },
  { written: '2020-10-21', immunizations: [flu('2020-10-21')] },
  { written: '2021-12-28', problems: [fracture] },
  { written: '2022-03-10', problems: [fracture], allergies: [latex] },
  { written: '2023-08-30', results: [tsh('2023-08-30', '3.1', 'N')] },
  { written: '2024-02-14', medications: [levothyroxine] },
  { written: '2025-05-27', problems: [hypothyroidism], results: [tsh('2025-05-27', '5.0', 'H')] },
  { written: '2026-07-08', allergies: [latex], medications: [levothyroxine] },
];

/** Record that one of the twelve members holds of her: one summary of care, as a document. */
export function ferrerAt(place: number, name: string): PatientRecord {
  const at = { root: `2.16.840.1.113883.19.45.${place + 1}`, code: `M${place + 1}` };
  const facts = atEach[place] ?? { written: '2026-01-01' };
  const title = `Summary of care, ${facts.written.slice(0, 4)}`;
  const type = loinc('34133-9', 'Summarization of episode note');
  const xml = ccdaDocument({
    flavour: place % 2 === 0 ? '2.1' : '1.1',
    root: at.root,
    number: `summary-${place + 1}`,
    title,
    type,
    patient: documentPatient(ferrer, at),
    author: { givenNames: ['Sam'], family: 'Ortega', prefix: 'Dr' },
    custodian: name,
    ...facts,
  });
  const registered = federalPatient(ferrer, at);
  const held = { id: 'summary', title, date: facts.written, type, contentType: 'application/xml', bytes: Buffer.from(xml, 'utf8') };
  return { patient: registered.id ?? '', resources: [registered, ...fileDocuments({ ...at, name }, ferrer, [held])] };
}
