import { element, type XmlContent, type XmlElement } from '#/mocks/fhir/xml.ts';
import { section, table, templates, type Coded, type Flavour, type NarrativeRow } from './ccda-elements.ts';

/** OID of C-CDA's entry templates. */
export const entryTemplate = (number: number): string => `2.16.840.1.113883.10.20.22.4.${number}`;

export interface DocumentRoot {
  readonly flavour: Flavour;
  readonly root: string;
}

export const event = { moodCode: 'EVN' };

export const observation = (...content: readonly XmlContent[]): XmlElement =>
  element('observation', { classCode: 'OBS', ...event }, ...content);

interface EntriesInput {
  readonly template: string;
  readonly type: Coded;
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly NarrativeRow[];
  readonly entries: readonly XmlElement[];
}

/** A section whose narrative is a table and whose entries are derived from it. */
export const entriesSection = ({ flavour }: DocumentRoot, { template, type, title, heads, rows, entries }: EntriesInput): XmlElement =>
  section({
    templates: templates(flavour, `2.16.840.1.113883.10.20.22.2.${template}`),
    type,
    title,
    text: table(heads, rows),
    entries: entries.map((entry) => element('entry', { typeCode: 'DRIV' }, entry)),
  });
