import { element, xmlDocument, type XmlElement } from '#/mocks/fhir/xml.ts';
import type { CcdaInput, CcdaPicture } from './ccda-input.ts';
import { immunizationsSection, medicationsSection } from './ccda-medicines.ts';
import { allergiesSection, problemsSection, resultsSection } from './ccda-sections.ts';
import { code, id, personName, section, templates, time } from './ccda-elements.ts';

const namespaces = {
  xmlns: 'urn:hl7-org:v3',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:sdtc': 'urn:hl7-org:sdtc',
};

/** A Consolidated CDA document as real systems write it: header, narrative tables, and entries that point into them. */
export function ccda(input: CcdaInput): string {
  const sections = [
    allergiesSection(input),
    medicationsSection(input),
    problemsSection(input),
    resultsSection(input),
    immunizationsSection(input),
    noteSection(input),
  ];
  const body = element('component', {}, element('structuredBody', {}, sections));
  return xmlDocument(element('ClinicalDocument', namespaces, header(input), body));
}

function header({ flavour, root, number, title, type, written, patient, author, custodian }: CcdaInput): readonly XmlElement[] {
  const organisation = element('name', {}, custodian);
  return [
    element('realmCode', { code: 'US' }),
    element('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...templates(flavour, '2.16.840.1.113883.10.20.22.1.1', '2.16.840.1.113883.10.20.22.1.2'),
    id(root, number),
    code('code', type),
    element('title', {}, title),
    time('effectiveTime', written),
    element('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25' }),
    element('languageCode', { code: 'en-US' }),
    recordTarget(patient),
    element(
      'author',
      {},
      time('time', written),
      element(
        'assignedAuthor',
        {},
        id(root, 'author'),
        element('assignedPerson', {}, personName(author)),
        element('representedOrganization', {}, organisation),
      ),
    ),
    element('custodian', {}, element('assignedCustodian', {}, element('representedCustodianOrganization', {}, id(root), organisation))),
  ];
}

const recordTarget = ({ ids, name, gender, born }: CcdaInput['patient']): XmlElement =>
  element(
    'recordTarget',
    {},
    element(
      'patientRole',
      {},
      ids.map(({ root, extension }) => id(root, extension)),
      element(
        'patient',
        {},
        personName(name),
        element('administrativeGenderCode', { code: gender, codeSystem: '2.16.840.1.113883.5.1' }),
        time('birthTime', born),
      ),
    ),
  );

function noteSection({ note }: CcdaInput): readonly XmlElement[] {
  if (!note) return [];
  const { title, type, paragraphs, pictures = [] } = note;
  const text = [
    ...paragraphs.map((paragraph) => element('paragraph', {}, paragraph)),
    ...pictures.map(({ caption }, index) =>
      element('renderMultiMedia', { referencedObject: pictureId(index) }, element('caption', {}, caption)),
    ),
  ];
  return [section({ type, title, text, entries: pictures.map(pictureEntry) })];
}

const pictureId = (index: number): string => `picture-${index + 1}`;

/** The picture that the text shows by its ID (CDA R2 §4.3.6.4). */
function pictureEntry({ mediaType, file }: CcdaPicture, index: number): XmlElement {
  const value =
    typeof file === 'string'
      ? element('value', { mediaType }, element('reference', { value: file }))
      : element('value', { mediaType, representation: 'B64' }, file.toString('base64'));
  const media = element(
    'observationMedia',
    { classCode: 'OBS', moodCode: 'EVN', ID: pictureId(index) },
    element('id', { nullFlavor: 'NI' }),
    value,
  );
  return element('entry', {}, media);
}
