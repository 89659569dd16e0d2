import { xmlElement, xmlDocument, type XmlElement } from '#/mocks/fhir/xml.ts';
import type { CcdaInput, CcdaPicture } from './ccda-input.ts';
import { immunizationsSection, medicationsSection } from './ccda-medicines.ts';
import { allergiesSection, problemsSection, resultsSection } from './ccda-sections.ts';
import { codeElement, idElement, personName, sectionElement, templateElements, timeElement } from './ccda-elements.ts';

const namespaces = {
  xmlns: 'urn:hl7-org:v3',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xmlns:sdtc': 'urn:hl7-org:sdtc',
};

/** A Consolidated CDA document as real systems write it: header, narrative tables, and entries that point into them. */
export function ccdaDocument(input: CcdaInput): string {
  const sections = [
    allergiesSection(input),
    medicationsSection(input),
    problemsSection(input),
    resultsSection(input),
    immunizationsSection(input),
    noteSection(input),
  ];
  const body = xmlElement('component', {}, xmlElement('structuredBody', {}, sections));
  return xmlDocument(xmlElement('ClinicalDocument', namespaces, header(input), body));
}

function header({ flavour, root, number, title, type, written, patient, author, custodian }: CcdaInput): readonly XmlElement[] {
  const organisation = xmlElement('name', {}, custodian);
  return [
    xmlElement('realmCode', { code: 'US' }),
    xmlElement('typeId', { root: '2.16.840.1.113883.1.3', extension: 'POCD_HD000040' }),
    ...templateElements(flavour, '2.16.840.1.113883.10.20.22.1.1', '2.16.840.1.113883.10.20.22.1.2'),
    idElement(root, number),
    codeElement('code', type),
    xmlElement('title', {}, title),
    timeElement('effectiveTime', written),
    xmlElement('confidentialityCode', { code: 'N', codeSystem: '2.16.840.1.113883.5.25' }),
    xmlElement('languageCode', { code: 'en-US' }),
    recordTarget(patient),
    xmlElement(
      'author',
      {},
      timeElement('time', written),
      xmlElement(
        'assignedAuthor',
        {},
        idElement(root, 'author'),
        xmlElement('assignedPerson', {}, personName(author)),
        xmlElement('representedOrganization', {}, organisation),
      ),
    ),
    xmlElement(
      'custodian',
      {},
      xmlElement('assignedCustodian', {}, xmlElement('representedCustodianOrganization', {}, idElement(root), organisation)),
    ),
  ];
}

const recordTarget = ({ ids, name, gender, born }: CcdaInput['patient']): XmlElement =>
  xmlElement(
    'recordTarget',
    {},
    xmlElement(
      'patientRole',
      {},
      ids.map(({ root, extension }) => idElement(root, extension)),
      xmlElement(
        'patient',
        {},
        personName(name),
        xmlElement('administrativeGenderCode', { code: gender, codeSystem: '2.16.840.1.113883.5.1' }),
        timeElement('birthTime', born),
      ),
    ),
  );

function noteSection({ note }: CcdaInput): readonly XmlElement[] {
  if (!note) return [];
  const { title, type, paragraphs, pictures = [] } = note;
  const text = [
    ...paragraphs.map((paragraph) => xmlElement('paragraph', {}, paragraph)),
    ...pictures.map(({ caption }, index) =>
      xmlElement('renderMultiMedia', { referencedObject: pictureId(index) }, xmlElement('caption', {}, caption)),
    ),
  ];
  return [sectionElement({ type, title, text, entries: pictures.map(pictureEntry) })];
}

const pictureId = (index: number): string => `picture-${index + 1}`;

/** The picture that the text shows by its ID (CDA R2 §4.3.6.4). */
function pictureEntry({ mediaType, file }: CcdaPicture, index: number): XmlElement {
  const value =
    typeof file === 'string'
      ? xmlElement('value', { mediaType }, xmlElement('reference', { value: file }))
      : xmlElement('value', { mediaType, representation: 'B64' }, file.toString('base64'));
  const media = xmlElement(
    'observationMedia',
    { classCode: 'OBS', moodCode: 'EVN', ID: pictureId(index) },
    xmlElement('id', { nullFlavor: 'NI' }),
    value,
  );
  return xmlElement('entry', {}, media);
}
