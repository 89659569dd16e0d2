import type { Fact } from '#/lib/record/model/timeline-entry.ts';
import type { Reading } from '#/lib/fhir/datatypes/resource-context.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';

/** A result that a report or a panel names, and that is neither in it nor can be told from an address: said, by what is known of it. */
export function unsentResult(reference: unknown, reading: Reading): readonly Fact[] {
  const named = referenceText(reference, reading);
  const prefix = named === undefined || named.startsWith('#') ? '' : `${named}: `;
  return [{ label: 'Result', value: `${prefix}named by the report but not sent with it` }];
}
