import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { type Resource, listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { measurementOf } from './measurement.ts';
import { partName, resultStandings } from './words.ts';

/**
 * Values of results that travel inside a resource. They have no entry, so that their flags would reach no row without
 * these (H36). A result that is cancelled, in error or not yet final is no finding: it stands in the facts alone.
 */
export function heldResults(references: unknown, context: ResourceContext): readonly Measurement[] {
  return heldBy(references, context, [], undefined);
}

function heldBy(
  references: unknown,
  context: ResourceContext,
  around: readonly Resource[],
  whole: string | undefined,
): readonly Measurement[] {
  return listOf(references).flatMap((reference) => {
    const result = entryIdsOf(reference, context).length > 0 ? undefined : context.resolve(reference);
    if (result === undefined || around.includes(result) || resultStandings.has(lineOf(result.status) ?? '')) return [];
    const own = measurementOf(result, context);
    const name = whole === undefined ? own.code.text : partName(whole, own.code.text);
    const parts = objectsOf(result.component).map((component) => measurementOf(component, context));
    const isHeading = own.value === undefined && own.interpretation === undefined;
    return [
      ...(isHeading ? [] : [named(own, name)]),
      ...parts.map((part) => named(part, partName(name, part.code.text))),
      ...heldBy(result.hasMember, context, [...around, result], name),
    ];
  });
}

function named(measurement: Measurement, text: string): Measurement {
  return text === measurement.code.text ? measurement : { ...measurement, code: { ...measurement.code, text } };
}
