import type { Narrative } from 'fhir/r4';
import { narrativeOf } from '#/mocks/fhir/narrative.ts';
import { xmlElement } from '#/mocks/fhir/xml.ts';
import { textsAt, valuesAt, type FhirResource } from './fhir-resource.ts';

const heads = ['Date', 'Details'];

/** A section's narrative as generators write it: a table of its entries, and a sentence where it has none. */
export function summaryText(title: string, resources: readonly FhirResource[]): Narrative {
  if (resources.length === 0)
    return narrativeOf('generated', xmlElement('p', {}, 'There is no information available for this section of the summary.'));
  const head = [title, ...heads].map((text) => xmlElement('th', {}, text));
  const rows = resources.map((resource) =>
    xmlElement(
      'tr',
      { id: rowId(resource) },
      cellsOf(resource).map((text) => xmlElement('td', {}, text)),
    ),
  );
  return narrativeOf(
    'generated',
    xmlElement('table', {}, xmlElement('thead', {}, xmlElement('tr', {}, head)), xmlElement('tbody', {}, rows)),
  );
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
  return [name, first(resource, dates).slice(0, 10), details.filter((detail) => detail !== '').join('; ')];
}
