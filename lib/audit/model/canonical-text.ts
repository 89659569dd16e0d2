/** JSON text with the members of each object in one order (RFC 8785 §3.2.3), so that a record read back from a server has the same digest. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

/**
 * The resource without members that hold nothing: empty texts, lists and objects. FHIR knows none of them (R4 §2.6.2), so that one
 * server refuses them and another drops them, and then the digest would no longer fit.
 */
export function withoutEmptyMembers<Resource extends object>(resource: Resource): Resource {
  const pruned: Resource = JSON.parse(JSON.stringify(resource), (_key, value: unknown) => {
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value.filter((item) => item !== undefined);
      return items.length > 0 ? items : undefined;
    }
    if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0 ? value : undefined;
    return value === '' || value === null ? undefined : value;
  }) as Resource;
  return pruned;
}
