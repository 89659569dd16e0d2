import { describe, expect, test } from 'vitest';
import { ccdR11 } from './fixtures/ccd-r11.ts';
import { ccdR21 } from './fixtures/ccd-r21.ts';
import { dischargeSummary } from './fixtures/discharge-summary.ts';
import { documentIn, entriesIn, rowsIn } from './fixtures/rows.ts';
import { amaraBrooks, clinicalDocument, recordTarget } from './fixtures/shell.ts';
import { readCda } from './read-cda.ts';

const head = { id: 'X', title: 'Letter', code: '34133-9', codeName: 'Summary', templates: [], date: '20261118' };

describe('head of a document', () => {
  test('ids, version, what it replaces, date and labels', () => {
    const { title, id, setId, versionNumber, relatedDocuments, date, language, confidentiality } = documentIn(ccdR21());
    expect({ title, id, setId, versionNumber, relatedDocuments, date, language, confidentiality }).toEqual({
      title: 'Continuity of Care Document',
      id: '2.16.840.1.113883.19.5.99^CCD-21',
      setId: '2.16.840.1.113883.19.5.99.1^CCD-21-set',
      versionNumber: '2',
      relatedDocuments: [{ type: 'replaces', id: '2.16.840.1.113883.19.5.99^CCD-20' }],
      date: '2026-11-18T06:10+00:00',
      language: 'en-GB',
      confidentiality: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
    });
  });

  test('the patient, for the identity check', () => {
    const { id, ...patient } = documentIn(ccdR21()).patient;
    expect(id).toMatch(/^cda-[\da-z]{14}$/);
    expect(patient).toEqual({
      resourceType: 'Patient',
      identifier: [
        { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' },
        { system: 'urn:oid:2.16.840.1.113883.19.5', value: 'AB-4471' },
      ],
      name: [{ use: 'official', family: 'Brooks', given: ['Amara', 'Jane'], prefix: ['Mrs'] }],
      telecom: [{ system: 'phone', value: '+44 1632 960001', use: 'home' }],
      gender: 'female',
      birthDate: '1951-03-14',
      address: [{ use: 'home', line: ['4 Weir Lane'], city: 'Marlow', postalCode: 'SL7 9ZZ', country: 'GB' }],
    });
  });

  test('facts for the reader: who wrote, signed and keeps it, the contact it is of', () => {
    const date = { start: '2026-03-02T17:15:00+01:00', precision: 'minute', kind: 'authored' };
    expect(documentIn(dischargeSummary()).readable.facts).toEqual([
      { label: 'Document type', value: 'Discharge summary' },
      { label: 'Patient', value: 'Mrs Amara Jane Brooks' },
      { label: 'Date', value: '', date },
      { label: 'Written by', value: 'Dr Ola Hart, Weir Lane Surgery', date },
      { label: 'Signed by', value: 'Dr Priya Nair', date },
      { label: 'Kept by', value: 'Thames Vale Exchange' },
      { label: 'Contact', value: 'Inpatient', date: { start: '2026-02-26', end: '2026-03-02', precision: 'day', kind: 'period' } },
      { label: 'Place', value: 'Ward 7, Royal Park Hospital' },
      { label: 'Seen by', value: 'Ms Ida Cole' },
      { label: 'Confidentiality', value: 'Restricted' },
      { label: 'Language', value: 'en-GB' },
      { label: 'Version', value: '2' },
      { label: 'Number', value: '2.16.840.1.113883.19.5.99^DS-9' },
    ]);
  });

  test('the contact that it is of is an entry of its own', () => {
    const [contact] = entriesIn(documentIn(dischargeSummary()));
    expect(contact).toMatchObject({
      category: 'encounters',
      title: 'Inpatient',
      detail: 'Ward 7',
      status: 'finished',
      date: { start: '2026-02-26', end: '2026-03-02' },
    });
    expect(contact?.facts).toContainEqual({ label: 'With', value: 'Ms Ida Cole' });
  });

  test('H24 a restricted document restricts its patient and every entry', () => {
    const document = documentIn(dischargeSummary());
    const label = { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' };
    expect(document.confidentiality).toEqual([label]);
    expect(document.patient.meta).toEqual({ security: [label] });
    expect(document.resources.map(({ resource }) => resource.meta)).toEqual(document.resources.map(() => ({ security: [label] })));
  });
});

test('H24 a restricted section restricts its own entries, and the document as a whole', () => {
  const xml = ccdR21().replace(
    '<title>Problems</title>',
    '<title>Problems</title><confidentialityCode code="R" codeSystem="2.16.840.1.113883.5.25"/>',
  );
  const document = documentIn(xml);
  expect(document.confidentiality.map(({ code }) => code)).toEqual(['N', 'R']);
  const restricted = document.resources.filter(({ resource }) => JSON.stringify(resource.meta).includes('"R"'));
  expect(new Set(restricted.map(({ section }) => section))).toEqual(new Set(['section-3']));
  expect(restricted).toHaveLength(3);
  expect(document.readable.sections[2]?.blocks[0]).toEqual({ block: 'paragraph', runs: [{ text: 'Confidentiality: Restricted' }] });
});

describe('what is no document of one patient', () => {
  test.each([
    ['', 'This document cannot be read: its XML is damaged (line 1, column 1).'],
    ['<a/>', 'This is not a CDA document: its outermost element is “a”.'],
    [
      '<ClinicalDocument xmlns="urn:hl7-org:v3"/>',
      'This CDA document names no patient (recordTarget), so it cannot be checked whose it is.',
    ],
    ['<ClinicalDocument><title>A</ClinicalDocument>', 'This document cannot be read: its XML is damaged (line 1, column 46).'],
  ])('%s', (xml, why) => {
    expect(readCda(xml)).toEqual({ ok: false, why });
  });

  test('H01 a document of two patients is refused, never shown as of one', () => {
    const two = clinicalDocument({ ...head, extra: recordTarget({ ...amaraBrooks, family: 'Lane' }) }, amaraBrooks, '<structuredBody/>');
    expect(readCda(two)).toEqual({ ok: false, why: 'This CDA document is about 2 patients; only documents about one patient are shown.' });
  });
});

describe('entries of whole documents, as our describers say them', () => {
  test('C-CDA R2.1', () => {
    expect(rowsIn(ccdR21())).toEqual([
      'allergies | Penicillin V: Hives | affirmed | active | 2026-01-10 recorded',
      'allergies | Ruled out: Ibuprofen | denied | refuted | 2026-01-10 recorded',
      'allergies | codeine: Nausea | affirmed | inactive | 2026-01-10 recorded',
      'medications | metformin 500 mg oral tablet, one tablet twice daily with food | affirmed | active | 2024-01-05… effective',
      'medications | metformin 500 mg oral tablet | affirmed | completed | 2026-11-01 dispensed',
      'medications | paracetamol 500 mg tablet, 1 to 2 tablet, oral, every 4 to 6 hours, from 2026-11-10, when required for Pain | affirmed | active | 2026-11-10 authored',
      'medications | Do not give: aspirin 75 mg tablet, oral | denied | active | undated',
      'medications | Not taken: warfarin 3 mg tablet, oral | denied | not-taken | undated',
      'medications | amitriptyline 10 mg tablet, 1 Tablet, oral, at bedtime, from 2025-01-01 until 2025-03-01 | affirmed | completed | 2025-01-01–2025-03-01 effective',
      'problems | Diabetes, type 2 | affirmed | active | 2019 onset',
      'problems | Ruled out: Asthma | denied | refuted | 2025-10-04 recorded',
      'problems | Pneumonia | affirmed | resolved | 2024-02-01 onset',
      'immunizations | Influenza vaccine: not given | denied | not-done | 2026-10-03 occurred',
      'immunizations | Tetanus, diphtheria and pertussis vaccine | affirmed | completed | 2025-11-20 occurred',
      'results | Lipid panel | affirmed | final | 2026-11-01T08:15+00:00 effective',
      'results | Cholesterol | affirmed | final | 2026-11-01T08:15+00:00 effective',
      'results | HDL cholesterol | affirmed | final | 2026-11-01T08:15+00:00 effective',
      'results | LDL cholesterol | not-known | final | 2026-11-01T08:15+00:00 effective',
      'results | Triglyceride | affirmed | preliminary | 2026-11-01T08:15+00:00 effective',
      'vitals | Systolic blood pressure | affirmed | final | 2026-11-01 effective',
      'vitals | Diastolic blood pressure | affirmed | final | 2026-11-01 effective',
      'procedures | Total replacement of hip | affirmed | completed | 2018-06-12 performed',
      'devices | Total hip replacement prosthesis | affirmed |  | 2018-06-12 performed',
      'procedures | Colonoscopy: not done | denied | not-done | 2026-01-10 performed',
      'encounters | Encounter for check up | affirmed | finished | 2026-11-01T08:00+00:00–2026-11-01T08:30+00:00 period',
      'problems | Cough | affirmed | active | 2026-10-30 onset',
      'social-history | Tobacco smoking status | affirmed | final | 2026-11-01 effective',
      'social-history | Pregnancy | affirmed | final | 2026 effective',
      'family-history | Family history, mother: Myocardial infarction, not present: Breast cancer | affirmed | completed | undated',
      'requests | Planned: Diabetic retinal screening | affirmed | active | 2027-01-10 planned',
      'requests | Requested: Haemoglobin A1c | affirmed | active | 2027-03 planned',
      'appointments | Proposed: Follow-up visit | affirmed | proposed | 2027-04-01 start',
      'requests | Planned: Education | affirmed | completed | undated',
      'care-plans | Goal: Body weight: 70 kg | affirmed | active | 2026-11-18 start',
      'assessments | Functional status | affirmed | final | 2026-11-01 effective',
      'devices | Uses a device: Walking stick | affirmed | active | 2024-01-01 period',
      'decisions | Resuscitation status: Not for resuscitation | affirmed | active | 2026-03-01 recorded',
      'insurance | Coverage: Health insurance plan | affirmed | active | 2026-01-01… period',
      'people | Care team: Diabetes team | affirmed | active | 2024… period',
      'documents | Progress note | affirmed | current | 2026-11-01T09:00+00:00–2026-11-01T09:00+00:00 period',
    ]);
  });

  test('C-CDA R1.1', () => {
    expect(rowsIn(ccdR11())).toEqual([
      'allergies | Codeine: Wheezing | affirmed | active | 2026-01-10 recorded',
      'allergies | No known allergies | none-known | active | 2026-01-10 recorded',
      'problems | Pneumonia | affirmed | resolved | 2008-01-03 onset',
      'problems | No known problems | none-known | active | 2012-08-06 onset',
      'medications | Albuterol 0.09 MG/ACTUAT inhalant solution, 0.09 mg/actuat at 90 ml/min, respiratory (inhalation), four times daily, from 2011-03-01 until 2012-03-01, maximum 8 puff in 1 day | affirmed | completed | 2011-03-01–2012-03-01 effective',
      'medications | Medicine: not known | not-known |  | 2011-03-01 effective',
      'results | Complete blood count | affirmed | final | 2013-06-07 effective',
      'results | Haemoglobin | affirmed | final | 2013-06-07 effective',
      'immunizations | Influenza virus vaccine | affirmed | completed | 1999-11 occurred',
      'problems | Memory impairment | affirmed |  | 2012-03-01 onset',
    ]);
  });

  test('plain CDA without templates', () => {
    expect(rowsIn(dischargeSummary())).toEqual([
      'encounters | Inpatient | affirmed | finished | 2026-02-26–2026-03-02 period',
      'problems | Pneumonia | affirmed |  | 2026-02-26 onset',
      'medications | Doxycycline 100 mg capsules, Doxycycline 100 mg once daily for 5 days | affirmed | active | undated',
      'allergies | No known allergy | none-known |  | undated',
    ]);
  });

  test('H06 every entry is taken apart or left, and said so', () => {
    const documents = [ccdR21(), ccdR11(), dischargeSummary()].map(documentIn);
    expect(documents.map(({ counts, left }) => ({ ...counts, left }))).toEqual([
      { entries: 32, takenApart: 32, left: [] },
      { entries: 9, takenApart: 9, left: [] },
      { entries: 4, takenApart: 3, left: ['Hospital course: a picture or file (see the document)'] },
    ]);
  });

  test('ids are given once, stay the same, and are named by their sections', () => {
    const document = documentIn(ccdR21());
    const ids = document.resources.map(({ resource }) => `${resource.resourceType}/${String(resource.id)}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(documentIn(ccdR21())).toEqual(document);
    expect(document.readable.sections.flatMap(({ entries }) => entries)).toEqual(ids);
    expect(document.resources.every(({ section }) => document.readable.sections.some(({ place }) => place === section))).toBe(true);
  });

  test('a report points to its results, a diagnosis to its contact', () => {
    const { resources } = documentIn(ccdR21());
    const of = (type: string) => resources.filter(({ resource }) => resource.resourceType === type).map(({ resource }) => resource);
    const results = of('Observation')
      .slice(0, 4)
      .map(({ id }) => ({ reference: `Observation/${String(id)}` }));
    expect(of('DiagnosticReport')[0]?.result).toEqual(results);
    expect(of('Condition').at(-1)?.encounter).toEqual({ reference: `Encounter/${String(of('Encounter')[0]?.id)}` });
  });
});

describe('documents without sections', () => {
  const file = (text: string): string => clinicalDocument(head, amaraBrooks, `<nonXMLBody>${text}</nonXMLBody>`);

  test.each([
    [
      '<text mediaType="application/pdf" representation="B64">JVBE\n Rg==</text>',
      { contentType: 'application/pdf', representation: 'B64', data: 'JVBERg==' },
      ['The text of this document is a file (application/pdf): open the file to read it.'],
    ],
    [
      '<text mediaType="application/pdf"><reference value="https://files.example.org/a.pdf"/></text>',
      { contentType: 'application/pdf', representation: 'TXT', reference: 'https://files.example.org/a.pdf' },
      ['The text of this document is a file (application/pdf) that is stored outside it.'],
    ],
  ])('H27 %s', (text, expected, omitted) => {
    const document = documentIn(file(text));
    expect(document.file).toEqual(expected);
    expect(document.readable.omitted).toEqual(omitted);
    expect(document.counts).toEqual({ entries: 0, takenApart: 0 });
  });

  test('plain text is readable', () => {
    const document = documentIn(file('<text mediaType="text/plain">Dear doctor,\n  all is well.</text>'));
    expect(document.readable.sections).toEqual([
      {
        place: 'text',
        title: 'Document text',
        blocks: [{ block: 'preformatted', text: 'Dear doctor,\n  all is well.' }],
        sections: [],
        entries: [],
      },
    ]);
    expect(document.readable.omitted).toEqual([]);
  });
});
