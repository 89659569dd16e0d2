import type { Narrative } from 'fhir/r4';
import { xmlElement, xmlOf, type XmlContent } from './xml.ts';

/** FHIR narrative around XHTML elements. */
export const narrativeOf = (status: Narrative['status'], content: XmlContent): Narrative => ({
  status,
  div: xmlOf(xmlElement('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, content)),
});

/** FHIR narrative: one XHTML paragraph for each line, everything else as text. */
export const narrative = (paragraphs: readonly string[], status: Narrative['status']): Narrative =>
  narrativeOf(
    status,
    paragraphs.map((paragraph) => xmlElement('p', {}, paragraph)),
  );
