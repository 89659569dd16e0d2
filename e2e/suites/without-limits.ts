const many = { searches: 1_000_000, records: 1_000_000, documents: 1_000_000, streams: 1_000_000 };

/** Limits of use that no suite reaches: an attack that was only one too many in its minute would prove nothing. */
export const withoutLimits = { user: many, organisation: many, people: { askReason: 1_000_000, most: 1_000_000 } } as const;
