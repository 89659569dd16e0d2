import { xmlElement, type XmlContent, type XmlElement } from '#/mocks/fhir/xml.ts';
import type { CcdaImmunization, CcdaInput, CcdaMedication } from './ccda-input.ts';
import {
  codeElement,
  idElement,
  loinc,
  periodElement,
  statusElement,
  templateElements,
  textAt,
  timeElement,
  type CodedValue,
  type CcdaVersion,
} from './ccda-elements.ts';
import { entriesSection, entryTemplate, eventMood, observationElement, type DocumentRoot } from './ccda-entries.ts';

const administration = (attributes: Readonly<Record<string, string>>, ...content: readonly XmlContent[]): XmlElement =>
  xmlElement('substanceAdministration', { classCode: 'SBADM', ...eventMood, ...attributes }, ...content);

const consumable = (flavour: CcdaVersion, template: number, medicine: CodedValue): XmlElement =>
  xmlElement(
    'consumable',
    {},
    xmlElement(
      'manufacturedProduct',
      { classCode: 'MANU' },
      templateElements(flavour, entryTemplate(template)),
      xmlElement('manufacturedMaterial', {}, codeElement('code', medicine)),
    ),
  );

export function medicationsSection({ medications, ...document }: CcdaInput): readonly XmlElement[] {
  if (!medications) return [];
  const rows = medications.map(({ number, medicine, words, since, until }) => ({
    id: `medication-${number}`,
    cells: [medicine.display, words, since, until ?? 'Current'],
  }));
  const titles = { type: loinc('10160-0', 'History of medication use'), title: 'Medications' };
  const heads = ['Medicine', 'Directions', 'Since', 'Until'];
  const entries = medications.map((medication) => medicationEntry(document, medication));
  return [entriesSection(document, { template: '1.1', ...titles, heads, rows, entries })];
}

function medicationEntry({ flavour, root }: DocumentRoot, medication: CcdaMedication): XmlElement {
  const { number, medicine, dose, unit, everyHours, since, until } = medication;
  return administration(
    {},
    templateElements(flavour, entryTemplate(16)),
    idElement(root, number),
    textAt(`medication-${number}`),
    statusElement(until === undefined ? 'active' : 'completed'),
    periodElement(since, until),
    xmlElement('effectiveTime', { 'xsi:type': 'PIVL_TS', operator: 'A' }, xmlElement('period', { value: String(everyHours), unit: 'h' })),
    xmlElement('routeCode', { code: 'C38288', codeSystem: '2.16.840.1.113883.3.26.1.1', displayName: 'Oral' }),
    xmlElement('doseQuantity', { value: dose, unit }),
    consumable(flavour, 23, medicine),
  );
}

export function immunizationsSection({ immunizations, ...document }: CcdaInput): readonly XmlElement[] {
  if (!immunizations) return [];
  const rows = immunizations.map(({ number, vaccine, givenOn, refused }) => ({
    id: `immunization-${number}`,
    cells: [vaccine.display, givenOn, refused === undefined ? 'Given' : `Not given: ${refused}`],
  }));
  const titles = { type: loinc('11369-6', 'History of immunization'), title: 'Immunizations' };
  const entries = immunizations.map((immunization) => immunizationEntry(document, immunization));
  return [entriesSection(document, { template: '2.1', ...titles, heads: ['Vaccine', 'Date', 'Status'], rows, entries })];
}

const immunizationEntry = ({ flavour, root }: DocumentRoot, { number, vaccine, givenOn, refused }: CcdaImmunization): XmlElement =>
  administration(
    { negationInd: String(refused !== undefined) },
    templateElements(flavour, entryTemplate(52)),
    idElement(root, number),
    textAt(`immunization-${number}`),
    statusElement('completed'),
    timeElement('effectiveTime', givenOn),
    consumable(flavour, 54, vaccine),
    refused === undefined ? [] : refusal(flavour, refused),
  );

/** The reason for which a vaccine was not given. */
function refusal(flavour: CcdaVersion, reason: string): XmlElement {
  const code = xmlElement('code', { code: 'PATOBJ', codeSystem: '2.16.840.1.113883.5.8', displayName: reason });
  const stated = observationElement(templateElements(flavour, entryTemplate(53)), code, statusElement('completed'));
  return xmlElement('entryRelationship', { typeCode: 'RSON' }, stated);
}
