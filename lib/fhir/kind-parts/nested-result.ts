import type { EntryFact, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { notUnderstoodWords } from '#/lib/record/model/flag-words.ts';
import { referenceRangesWords } from '#/lib/record/words/range-words.ts';
import { type Resource, listOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { measuredText, measurementOf } from './measurement.ts';
import { type ResourceContext, entryIdsOf } from '#/lib/fhir/datatypes/resource-context.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { partName, resultStandings, unsentResultText } from './words.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';

/** A result that a report or a panel holds or names, and that has no entry of its own: all of it in one line. */
export function resultWithin(reference: unknown, context: ResourceContext): readonly EntryFact[] {
  if (entryIdsOf(reference, context).length > 0) return [];
  const result = context.resolve(reference);
  if (result === undefined) return unsentResult(reference, context);
  const own = measurementOf(result, context);
  const parts = objectsOf(result.component).map((component) => measurementOf(component, context));
  const inner = parts.map((part) => `${part.code.text} ${saidOf(part) ?? part.absent ?? 'no value'}`);
  const valueText = joinTexts([saidOf(own), ...inner], ', ') ?? own.absent ?? 'No value sent';
  const status = lineOf(result.status) ?? 'final';
  return [{ label: own.code.text, value: joinTexts([resultStandings.get(status), valueText], ': ') ?? '' }];
}

/** The value with its flag and its own range (H18). */
function saidOf(measurement: Measurement): string | undefined {
  const value = measuredText(measurement.value);
  const unit = measurement.value?.type === 'quantity' ? measurement.value.quantity.unit : undefined;
  const range = referenceRangesWords(measurement.ranges, unit);
  const flag = flagText(measurement.interpretation);
  return value === undefined && flag === undefined ? undefined : joinTexts([value, flag, range && `ref ${range}`], ' · ');
}

/** The flag as sent, and what of it is not understood (H39). */
function flagText(interpretation: Measurement['interpretation']): string | undefined {
  const { text, notUnderstood } = interpretation ?? {};
  if (notUnderstood === undefined) return text;
  return joinTexts([text === notUnderstood ? undefined : text, notUnderstoodWords(notUnderstood)], ', ');
}

/** Fact of a result that a report or a panel names, and that is neither contained in it nor identified by an address. */
function unsentResult(reference: unknown, context: ResourceContext): readonly EntryFact[] {
  const name = referenceText(reference, context);
  return [{ label: 'Result', value: unsentResultText(name?.startsWith('#') === true ? undefined : name) }];
}

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
