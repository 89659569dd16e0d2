/** Every text by which a resource points to another one, wherever in it it stands. */
export function referencesIn(value: unknown, depth = 0): readonly string[] {
  if (depth > 32 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, depth + 1));
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'reference' && typeof part === 'string' ? [part] : referencesIn(part, depth + 1),
  );
}
