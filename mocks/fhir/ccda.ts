import { allergiesSection, immunizationsSection, medicationsSection, problemsSection, resultsSection } from './ccda-sections.ts';
import type { CcdaInput, CcdaPicture } from './ccda-input.ts';
import { code, escaped, id, name, templates, time } from './ccda-xml.ts';

/** A Consolidated CDA as real systems write it: header, narrative tables, and entries that point into them. */
export function ccda(input: CcdaInput): string {
  const sections = [
    allergiesSection(input),
    medicationsSection(input),
    problemsSection(input),
    resultsSection(input),
    immunizationsSection(input),
    noteSection(input),
  ].join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:sdtc="urn:hl7-org:sdtc">
${header(input)}<component><structuredBody>${sections}</structuredBody></component></ClinicalDocument>`;
}

function header({ flavour, root, number, title, type, written, patient, author, custodian }: CcdaInput): string {
  return `<realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
${templates(flavour, '2.16.840.1.113883.10.20.22.1.1', '2.16.840.1.113883.10.20.22.1.2')}
${id(root, number)}${code('code', type)}<title>${escaped(title)}</title>${time('effectiveTime', written)}
<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="en-US"/>
<recordTarget><patientRole>${patient.ids.map((one) => id(one.root, one.extension)).join('')}<patient>${name(patient.name)}
<administrativeGenderCode code="${patient.gender}" codeSystem="2.16.840.1.113883.5.1"/>${time('birthTime', patient.born)}</patient></patientRole></recordTarget>
<author>${time('time', written)}<assignedAuthor>${id(root, 'author')}<assignedPerson>${name(author)}</assignedPerson>
<representedOrganization><name>${escaped(custodian)}</name></representedOrganization></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization>${id(root)}<name>${escaped(custodian)}</name></representedCustodianOrganization></assignedCustodian></custodian>
`;
}

function noteSection({ note }: CcdaInput): string {
  if (!note) return '';
  const pictures = note.pictures ?? [];
  const paragraphs = note.paragraphs.map((paragraph) => `<paragraph>${escaped(paragraph)}</paragraph>`).join('');
  const rendered = pictures.map(
    ({ caption }, index) =>
      `<renderMultiMedia referencedObject="picture-${index + 1}"><caption>${escaped(caption)}</caption></renderMultiMedia>`,
  );
  const text = `<text>${paragraphs}${rendered.join('')}</text>`;
  return `<component><section>${code('code', note.type)}<title>${escaped(note.title)}</title>${text}${pictures.map(pictureEntry).join('')}</section></component>`;
}

/** CDA R2 §4.3.6.4: the text shows it by its ID. */
function pictureEntry({ mediaType, file }: CcdaPicture, index: number): string {
  const value =
    typeof file === 'string'
      ? `<value mediaType="${mediaType}"><reference value="${escaped(file)}"/></value>`
      : `<value mediaType="${mediaType}" representation="B64">${file.toString('base64')}</value>`;
  return `<entry><observationMedia classCode="OBS" moodCode="EVN" ID="picture-${index + 1}"><id nullFlavor="NI"/>${value}</observationMedia></entry>`;
}
