/** Every text by which a resource points to another one, wherever in it it stands. */
export function referencesIn(value: unknown, depth = 0): readonly string[] {
  if (depth > 32 || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, depth + 1));
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'reference' && typeof part === 'string' ? [part] : referencesIn(part, depth + 1),
  );
}

/** `Type/id` of a literal reference, whatever server and version it names. */
export function literalOf(reference: string): string | undefined {
  return /(?:^|\/)([A-Z][A-Za-z]{1,63}\/[^\s/|?#]{1,128})(?:\/_history\/[^\s/]+)?$/.exec(reference)?.[1];
}
