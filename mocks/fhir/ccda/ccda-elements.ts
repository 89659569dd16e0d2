import { element, type XmlContent, type XmlElement } from '#/mocks/fhir/xml.ts';

/** C-CDA R2.1 names the version of each template, R1.1 does not. */
export type Flavour = '2.1' | '1.1';

export interface Coded {
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

export const snomed = (value: string, display: string): Coded => ({ code: value, system: oids.snomed, display });
export const loinc = (value: string, display: string): Coded => ({ code: value, system: oids.loinc, display });
export const rxnorm = (value: string, display: string): Coded => ({ code: value, system: oids.rxnorm, display });
export const cvx = (value: string, display: string): Coded => ({ code: value, system: oids.cvx, display });

export const templates = (flavour: Flavour, ...roots: readonly string[]): readonly XmlElement[] =>
  roots.map((root) => element('templateId', { root, ...(flavour === '2.1' && { extension: '2015-08-01' }) }));

export const id = (root: string, extension?: string): XmlElement => element('id', { root, ...(extension !== undefined && { extension }) });

export const code = (name: string, { code: value, system, display }: Coded, type?: string): XmlElement =>
  element(name, { ...(type !== undefined && { 'xsi:type': type }), code: value, codeSystem: system, displayName: display });

export const status = (value: string): XmlElement => element('statusCode', { code: value });

/** A general code of HL7's own, such as `ASSERTION` or `SEV`. */
export const actCode = (value: string): XmlElement => element('code', { code: value, codeSystem: '2.16.840.1.113883.5.4' });

/** `2026-09-14` → HL7 TS `20260914`. */
const stamp = (date: string): string => date.replaceAll('-', '');

export const time = (name: string, date: string): XmlElement => element(name, { value: stamp(date) });

export const period = (low: string, high?: string): XmlElement =>
  element(
    'effectiveTime',
    { 'xsi:type': 'IVL_TS' },
    time('low', low),
    high === undefined ? element('high', { nullFlavor: 'NI' }) : time('high', high),
  );

export const personName = ({ givenNames, family, prefix }: PersonName): XmlElement =>
  element(
    'name',
    {},
    prefix === undefined ? [] : element('prefix', {}, prefix),
    givenNames.map((part) => element('given', {}, part)),
    element('family', {}, family),
  );

/** Points from an entry to its row in the narrative. */
export const textAt = (rowId: string): XmlElement => element('text', {}, element('reference', { value: `#${rowId}` }));

export interface NarrativeRow {
  readonly id: string;
  readonly cells: readonly string[];
}

/** A narrative table whose rows have the ids that entries point to. */
export function table(heads: readonly string[], rows: readonly NarrativeRow[]): XmlElement {
  const head = heads.map((text) => element('th', {}, text));
  const body = rows.map(({ id: rowId, cells }) =>
    element(
      'tr',
      { ID: rowId },
      cells.map((text) => element('td', {}, text)),
    ),
  );
  return element('table', { border: '1', width: '100%' }, element('thead', {}, element('tr', {}, head)), element('tbody', {}, body));
}

export interface SectionInput {
  readonly templates?: readonly XmlElement[];
  readonly type: Coded;
  readonly title: string;
  readonly text: XmlContent;
  readonly entries: readonly XmlElement[];
}

export const section = ({ templates: templateIds = [], type, title, text, entries }: SectionInput): XmlElement =>
  element(
    'component',
    {},
    element('section', {}, templateIds, code('code', type), element('title', {}, title), element('text', {}, text), entries),
  );
