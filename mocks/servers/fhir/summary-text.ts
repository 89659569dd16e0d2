import type { Narrative } from 'fhir/r4';
import { escapeXml } from '#/mocks/fhir/narrative.ts';
import { textsAt, valuesAt, type FhirResource } from './fhir-resource.ts';

/** A section's narrative as generators write it: a table of its entries, and a sentence where it has none. */
export function summaryText(title: string, resources: readonly FhirResource[]): Narrative {
  const rows = resources.map(
    (resource) =>
      `<tr id="${rowId(resource)}">${cellsOf(resource)
        .map((cell) => `<td>${escapeXml(cell)}</td>`)
        .join('')}</tr>`,
  );
  const table = `<table><thead><tr><th>${escapeXml(title)}</th><th>Date</th><th>Details</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
  const body = rows.length > 0 ? table : '<p>There is no information available for this section of the summary.</p>';
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${body}</div>` };
}

/** The row of a resource, to which the resource itself points. */
export const rowId = ({ resourceType, id }: FhirResource): string => `${resourceType}-${id}`.toLowerCase();

const first = (resource: FhirResource, paths: readonly string[]): string => paths.flatMap((path) => textsAt(resource, path))[0] ?? '';

const names = ['code', 'vaccineCode', 'medicationCodeableConcept'].flatMap((path) => [`${path}.text`, `${path}.coding.display`]);
const dates = [
  'onsetDateTime',
  'effectiveDateTime',
  'effectivePeriod.start',
  'occurrenceDateTime',
  'performedDateTime',
  'authoredOn',
  'period.start',
];

function cellsOf(resource: FhirResource): readonly [name: string, date: string, details: string] {
  const value = valuesAt(resource, 'valueQuantity.value')[0];
  const details = [
    value === undefined ? '' : `${JSON.stringify(value)} ${first(resource, ['valueQuantity.unit'])}`,
    ...textsAt(resource, 'reaction.manifestation.text'),
    ...textsAt(resource, 'dosageInstruction.text'),
    ...textsAt(resource, 'dosage.text'),
    ...textsAt(resource, 'description'),
  ];
  const name = first(resource, [...names, 'title', 'medicationReference.display']);
  return [name, first(resource, dates).slice(0, 10), details.filter((one) => one !== '').join('; ')];
}
