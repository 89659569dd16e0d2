import type { Narrative } from 'fhir/r4';

const entities = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities.get(character) ?? character);

/** FHIR narrative: one XHTML paragraph for each line, everything else as text. */
export function narrative(paragraphs: readonly string[], status: Narrative['status']): Narrative {
  const body = paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('');
  return { status, div: `<div xmlns="http://www.w3.org/1999/xhtml">${body}</div>` };
}
