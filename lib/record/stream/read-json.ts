/** Small type guards for JSON from outside; `Object.hasOwn` is not needed since only named fields are read. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function isListOf<T>(value: unknown, is: (item: unknown) => item is T): value is readonly T[] {
  return Array.isArray(value) && value.every(is);
}

export function isOptional<T>(value: unknown, is: (item: unknown) => item is T): value is T | undefined {
  return value === undefined || is(value);
}

export function isOneOf<T extends string>(value: unknown, allowed: ReadonlySet<T>): value is T {
  return typeof value === 'string' && (allowed as ReadonlySet<string>).has(value);
}
