import { createHash } from 'node:crypto';
import { ccdaDocument } from '#/mocks/fhir/ccda/ccda.ts';
import type { CcdaInput, CcdaPicture } from '#/mocks/fhir/ccda/ccda-input.ts';
import { loinc } from '#/mocks/fhir/ccda/ccda-elements.ts';
import { drawPdf } from '#/mocks/fhir/pdf.ts';
import { encodePng, rhythmStrip } from '#/mocks/fhir/png.ts';
import {
  fluRefused,
  hypertension,
  levofloxacin,
  lisinopril,
  metabolicPanel,
  penicillinAllergy,
  pneumonia,
  sulfaAllergy,
  tetanus,
} from './federal-facts.ts';
import { documentPatient, federalPatient, okafor, whitfield, type FederalPerson } from '#/mocks/networks/federal/people/federal-people.ts';
import { fileDocuments, type HeldDocument, type OutsideOrganisation } from './federal-filing.ts';
import { summaryRecords } from './federal-summaries.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

const lakeside: OutsideOrganisation = { root: '2.16.840.1.113883.19.42', code: 'LC', name: 'Lakeside Family Clinic' };
const summit: OutsideOrganisation = { root: '2.16.840.1.113883.19.43', code: 'SR', name: 'Summit Regional Medical Center' };

const summary = loinc('34133-9', 'Summarization of episode note');
const discharge = loinc('18842-5', 'Discharge summary');

type Facts = Omit<CcdaInput, 'flavour' | 'root' | 'patient' | 'author' | 'custodian'>;

/** Lakeside writes C-CDA R2.1, and the exchange's number into it. */
function atLakeside(person: FederalPerson, facts: Facts): HeldDocument {
  const xml = ccdaDocument({
    flavour: '2.1',
    root: lakeside.root,
    patient: documentPatient(person, lakeside),
    author: { givenNames: ['Ellen'], family: 'Moore', prefix: 'Dr' },
    custodian: lakeside.name,
    ...facts,
  });
  return heldXml(facts, xml, 'application/xml');
}

/** Summit writes C-CDA R1.1, and knows its patients in it by its own number alone. */
function atSummit(person: FederalPerson, facts: Facts): HeldDocument {
  const xml = ccdaDocument({
    flavour: '1.1',
    root: summit.root,
    patient: documentPatient(person, summit, false),
    author: { givenNames: ['Raj'], family: 'Mehta', prefix: 'Dr' },
    custodian: summit.name,
    ...facts,
  });
  return heldXml(facts, xml, 'text/xml');
}

const heldXml = ({ number, title, written, type }: Facts, xml: string, contentType: string): HeldDocument => ({
  id: number,
  title,
  date: written,
  type,
  contentType,
  bytes: Buffer.from(xml, 'utf8'),
});

const summitPdf = await drawPdf('Radiology report: chest', [
  summit.name,
  'Chest, two views, 30 Aug 2026',
  '',
  'Consolidation in the right lower lobe, consistent with pneumonia.',
]);

const whitfieldLakeside = [
  atLakeside(whitfield, {
    number: 'ccd-2024',
    title: 'Summary of care, 2024',
    type: summary,
    written: '2024-03-02',
    allergies: [penicillinAllergy, sulfaAllergy],
    problems: [hypertension],
    medications: [lisinopril],
    results: [metabolicPanel('2024-02-28', 'lab-240228', '1.1', 'N')],
    immunizations: [tetanus],
  }),
  atLakeside(whitfield, {
    number: 'ccd-2025',
    title: 'Summary of care, 2025',
    type: summary,
    written: '2025-10-14',
    allergies: [penicillinAllergy, sulfaAllergy],
    problems: [hypertension],
    medications: [lisinopril],
    results: [metabolicPanel('2025-10-10', 'lab-251010', '1.2', 'N')],
    immunizations: [tetanus, fluRefused],
  }),
  atLakeside(whitfield, {
    number: 'ccd-2026',
    title: 'Summary of care, 2026',
    type: summary,
    written: '2026-10-05',
    allergies: [penicillinAllergy, sulfaAllergy],
    problems: [hypertension],
    medications: [lisinopril],
    results: [metabolicPanel('2026-10-01', 'lab-261001', '1.5', 'H')],
    immunizations: [tetanus, fluRefused],
  }),
];

const whitfieldSummit = [
  atSummit(whitfield, {
    number: 'discharge-2026',
    title: 'Discharge summary: pneumonia',
    type: discharge,
    written: '2026-09-03',
    allergies: [penicillinAllergy],
    problems: [pneumonia],
    medications: [levofloxacin],
    note: {
      title: 'Hospital Course',
      type: loinc('8648-8', 'Hospital course'),
      paragraphs: [
        'Admitted with fever and cough. Chest radiograph: right lower lobe consolidation.',
        'Penicillin avoided because of anaphylaxis. Improved on levofloxacin; discharged to finish 7 days.',
      ],
    },
  }),
  {
    id: 'chest',
    title: 'Radiology report: chest',
    date: '2026-08-30',
    type: loinc('18748-4', 'Diagnostic imaging study'),
    contentType: 'application/pdf',
    bytes: summitPdf,
  },
  // Planted: a file that differs from its source's description (H27).
  {
    id: 'damaged',
    title: 'Cardiology letter',
    date: '2025-12-01',
    type: loinc('34099-2', 'Cardiology consult note'),
    contentType: 'application/pdf',
    bytes: summitPdf.subarray(0, 400),
    hash: createHash('sha1').update(summitPdf).digest('base64'),
  },
];

/** Planted: somebody else's document in this patient's list (H02). */
const okaforSummit = [
  atSummit(whitfield, { number: 'misfiled', title: 'Clinic note', type: summary, written: '2026-07-11', problems: [pneumonia] }),
];

/** A small file that asks for a great many pixels. */
function claiming(side: number, picture: Buffer): Buffer {
  picture.writeUInt32BE(side, 16);
  picture.writeUInt32BE(side, 20);
  return picture;
}

/** Pictures: the first can be seen; four must not be drawn, loaded or run (H27). */
const okaforPictures: readonly CcdaPicture[] = [
  { caption: 'Rhythm strip, lead II', mediaType: 'image/png', file: rhythmStrip() },
  { caption: 'Kept elsewhere', mediaType: 'image/png', file: 'https://pictures.example.org/okafor.png' },
  {
    caption: 'A drawing with a script',
    mediaType: 'image/svg+xml',
    file: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"><script>document.title=1</script></svg>'),
  },
  { caption: 'Cut off', mediaType: 'image/png', file: rhythmStrip().subarray(0, 600) },
  {
    caption: 'As large as a wall',
    mediaType: 'image/png',
    file: claiming(
      24_000,
      encodePng(1, 1, () => 0),
    ),
  },
];

const okaforLakeside = [
  atLakeside(okafor, {
    number: 'ccd-2026',
    title: 'Summary of care, 2026',
    type: summary,
    written: '2026-06-18',
    allergies: [sulfaAllergy],
    problems: [hypertension],
    immunizations: [tetanus],
  }),
  atLakeside(okafor, {
    number: 'cardiology-2026',
    title: 'Cardiology note with tracing',
    type: summary,
    written: '2026-08-04',
    note: {
      title: 'Electrocardiogram',
      type: loinc('11524-6', 'EKG study'),
      paragraphs: ['Palpitations on exertion. Sinus rhythm, 60 a minute; no ST change.'],
      pictures: okaforPictures,
    },
  }),
];

const recordAt = (outside: OutsideOrganisation, person: FederalPerson, held: readonly HeldDocument[]): PatientRecord => {
  const patient = federalPatient(person, outside);
  return { patient: patient.id ?? '', resources: [patient, ...fileDocuments(outside, person, held)] };
};

/** Records of the outside organisations, all of them as documents or as a summary. */
export const outsideRecords: ReadonlyMap<string, readonly PatientRecord[]> = new Map([
  ['lakeside-clinic', [recordAt(lakeside, whitfield, whitfieldLakeside), recordAt(lakeside, okafor, okaforLakeside)]],
  ['summit-regional', [recordAt(summit, whitfield, whitfieldSummit), recordAt(summit, okafor, okaforSummit)]],
  ...summaryRecords,
]);
