import { xmlElement, type XmlContent, type XmlElement } from '#/mocks/fhir/xml.ts';

/** C-CDA R2.1 names the version of each template, R1.1 does not. */
export type CcdaVersion = '2.1' | '1.1';

export interface CodedValue {
  readonly code: string;
  /** OID. */
  readonly system: string;
  readonly display: string;
}

export interface PersonName {
  readonly givenNames: readonly string[];
  readonly family: string;
  readonly prefix?: string;
}

const oids = {
  snomed: '2.16.840.1.113883.6.96',
  loinc: '2.16.840.1.113883.6.1',
  rxnorm: '2.16.840.1.113883.6.88',
  cvx: '2.16.840.1.113883.12.292',
} as const;

export const snomed = (value: string, display: string): CodedValue => ({ code: value, system: oids.snomed, display });
export const loinc = (value: string, display: string): CodedValue => ({ code: value, system: oids.loinc, display });
export const rxnorm = (value: string, display: string): CodedValue => ({ code: value, system: oids.rxnorm, display });
export const cvx = (value: string, display: string): CodedValue => ({ code: value, system: oids.cvx, display });

export const templateElements = (flavour: CcdaVersion, ...roots: readonly string[]): readonly XmlElement[] =>
  roots.map((root) => xmlElement('templateId', { root, ...(flavour === '2.1' && { extension: '2015-08-01' }) }));

export const idElement = (root: string, extension?: string): XmlElement =>
  xmlElement('id', { root, ...(extension !== undefined && { extension }) });

export const codeElement = (name: string, { code: value, system, display }: CodedValue, type?: string): XmlElement =>
  xmlElement(name, { ...(type !== undefined && { 'xsi:type': type }), code: value, codeSystem: system, displayName: display });

export const statusElement = (value: string): XmlElement => xmlElement('statusCode', { code: value });

/** A general code of HL7's own, such as `ASSERTION` or `SEV`. */
export const actCode = (value: string): XmlElement => xmlElement('code', { code: value, codeSystem: '2.16.840.1.113883.5.4' });

/** `2026-09-14` → HL7 TS `20260914`. */
const stamp = (date: string): string => date.replaceAll('-', '');

export const timeElement = (name: string, date: string): XmlElement => xmlElement(name, { value: stamp(date) });

export const periodElement = (low: string, high?: string): XmlElement =>
  xmlElement(
    'effectiveTime',
    { 'xsi:type': 'IVL_TS' },
    timeElement('low', low),
    high === undefined ? xmlElement('high', { nullFlavor: 'NI' }) : timeElement('high', high),
  );

export const personName = ({ givenNames, family, prefix }: PersonName): XmlElement =>
  xmlElement(
    'name',
    {},
    prefix === undefined ? [] : xmlElement('prefix', {}, prefix),
    givenNames.map((part) => xmlElement('given', {}, part)),
    xmlElement('family', {}, family),
  );

/** Points from an entry to its row in the narrative. */
export const textAt = (rowId: string): XmlElement => xmlElement('text', {}, xmlElement('reference', { value: `#${rowId}` }));

export interface NarrativeRow {
  readonly id: string;
  readonly cells: readonly string[];
}

/** A narrative table whose rows have the ids that entries point to. */
export function tableElement(heads: readonly string[], rows: readonly NarrativeRow[]): XmlElement {
  const head = heads.map((text) => xmlElement('th', {}, text));
  const body = rows.map(({ id: rowId, cells }) =>
    xmlElement(
      'tr',
      { ID: rowId },
      cells.map((text) => xmlElement('td', {}, text)),
    ),
  );
  return xmlElement(
    'table',
    { border: '1', width: '100%' },
    xmlElement('thead', {}, xmlElement('tr', {}, head)),
    xmlElement('tbody', {}, body),
  );
}

export interface SectionInput {
  readonly templates?: readonly XmlElement[];
  readonly type: CodedValue;
  readonly title: string;
  readonly text: XmlContent;
  readonly entries: readonly XmlElement[];
}

export const sectionElement = ({ templates: templateIds = [], type, title, text, entries }: SectionInput): XmlElement =>
  xmlElement(
    'component',
    {},
    xmlElement(
      'section',
      {},
      templateIds,
      codeElement('code', type),
      xmlElement('title', {}, title),
      xmlElement('text', {}, text),
      entries,
    ),
  );
