import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { intervalOf, pointOf } from '#/lib/fhir/cda/datatypes/dates.ts';
import { presentParts } from '#/lib/fhir/cda/datatypes/present.ts';
import { cdaQuantity } from '#/lib/fhir/cda/datatypes/quantity.ts';
import { type Element, attributeOf, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { productName } from './product.ts';
import { isNegated, moodOf, performersOf, statusOf, relatedStatements } from './statement.ts';
import { type BuiltResource, type StatementContext, buildResource } from './statement-context.ts';

/** Medication supply order within: amount, and how often it may be supplied. */
export function supplyOf(statement: Element, context: StatementContext): JsonObject | undefined {
  const order = relatedStatements(statement)
    .map((related) => related.statement)
    .find((part) => part.name === 'supply' && moodOf(part) !== 'EVN');
  if (order === undefined) return undefined;
  const repeats = attributeOf(childNamed(order, 'repeatNumber'), 'value');
  const quantity = cdaQuantity(childNamed(order, 'quantity'));
  const until = intervalOf(childNamed(order, 'effectiveTime')).end;
  if (quantity === undefined && repeats === undefined && until === undefined) return undefined;
  context.claimed.add(order);
  return presentParts({ quantity, validityPeriod: until === undefined ? undefined : { end: until }, numberOfFills: repeats });
}

const dispensed = new Map([
  ['completed', 'completed'],
  ['active', 'in-progress'],
  ['aborted', 'stopped'],
  ['cancelled', 'cancelled'],
  ['held', 'on-hold'],
  ['suspended', 'on-hold'],
  ['nullified', 'entered-in-error'],
]);

/** Medication dispense within: an act of its own, of this medicine unless it names another. */
export function dispensesOf(statement: Element, of: BuiltResource, context: StatementContext): readonly BuiltResource[] {
  const supplies = relatedStatements(statement)
    .map((related) => related.statement)
    .filter((part) => part.name === 'supply' && moodOf(part) === 'EVN');
  return supplies.map((supply) => {
    const statusCode = statusOf(supply) ?? '';
    return buildResource(
      supply,
      'MedicationDispense',
      presentParts({
        status: isNegated(supply) ? 'declined' : (dispensed.get(statusCode) ?? (statusCode === '' ? 'unknown' : statusCode)),
        medicationCodeableConcept: productName(supply, context.narrative) ?? of.resource.medicationCodeableConcept,
        quantity: cdaQuantity(childNamed(supply, 'quantity')),
        whenHandedOver: pointOf(childNamed(supply, 'effectiveTime')),
        performer: performersOf(supply).map((actor) => ({ actor })),
        note: fillNote(supply),
      }),
    );
  });
}

function fillNote(supply: Element): readonly JsonObject[] {
  const fill = attributeOf(childNamed(supply, 'repeatNumber'), 'value');
  return fill === undefined ? [] : [{ text: `Fill number: ${fill}` }];
}
