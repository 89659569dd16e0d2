/** A resource as the store keeps it: any object with a resource type. */
export interface FhirResource {
  readonly resourceType: string;
  readonly id?: string | undefined;
}

/** All values at a dotted path, arrays flattened on the way: `valuesAt(patient, 'name.family')`. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  return path.split('.').reduce<readonly unknown[]>((values, key) => values.flatMap((item) => member(item, key)), [value]);
}

function member(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  const values: unknown = Reflect.get(value, key);
  return Array.isArray(values) ? values : [values];
}

/** The texts at a dotted path. */
export function textsAt(value: unknown, path: string): readonly string[] {
  return valuesAt(value, path).filter((text) => typeof text === 'string');
}
