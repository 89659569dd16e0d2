import { xmlElement, type XmlContent, type XmlElement } from '#/mocks/fhir/xml.ts';
import { sectionElement, tableElement, templateElements, type CodedValue, type CcdaVersion, type NarrativeRow } from './ccda-elements.ts';

/** OID of C-CDA's entry templates. */
export const entryTemplate = (number: number): string => `2.16.840.1.113883.10.20.22.4.${number}`;

export interface DocumentRoot {
  readonly flavour: CcdaVersion;
  readonly root: string;
}

export const eventMood = { moodCode: 'EVN' };

export const observationElement = (...content: readonly XmlContent[]): XmlElement =>
  xmlElement('observation', { classCode: 'OBS', ...eventMood }, ...content);

interface EntriesInput {
  readonly template: string;
  readonly type: CodedValue;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly NarrativeRow[];
  readonly entries: readonly XmlElement[];
}

/** A section whose narrative is a table and whose entries are derived from it. */
export const entriesSection = ({ flavour }: DocumentRoot, { template, type, title, heads, rows, entries }: EntriesInput): XmlElement =>
  sectionElement({
    templates: templateElements(flavour, `2.16.840.1.113883.10.20.22.2.${template}`),
    type,
    title,
    text: tableElement(heads, rows),
    entries: entries.map((entry) => xmlElement('entry', { typeCode: 'DRIV' }, entry)),
  });
