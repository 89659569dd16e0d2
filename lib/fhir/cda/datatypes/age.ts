import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { cdaQuantity } from './quantity.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';

/** UCUM's units of age, in full. */
const units = new Map([
  ['a', 'years'],
  ['mo', 'months'],
  ['wk', 'weeks'],
  ['d', 'days'],
]);

/** An Age observation as an R4 Age. */
export function ageOf(observation: Element | undefined): JsonObject | undefined {
  const age = cdaQuantity(childNamed(observation, 'value'));
  const unit = typeof age?.unit === 'string' ? units.get(age.unit) : undefined;
  return age === undefined || unit === undefined ? age : { ...age, unit };
}

export function ageWords(age: JsonObject): string {
  return [age.value, age.unit].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
}
