import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/**
 * Results that state a different method than the entry `of`, each with its method: two assays of one thing give two
 * numbers. Most state none, and a code mostly implies the method; a vital sign is the same by whatever device.
 */
export function otherMethods(entries: readonly TimelineEntry[], of: TimelineEntry): ReadonlyMap<TimelineEntry, string> {
  const wanted = methodOf(of);
  if (wanted === undefined || of.category !== 'results') return new Map();
  return new Map(
    entries.flatMap((entry) => {
      const method = methodOf(entry);
      return method === undefined || method.toLowerCase() === wanted.toLowerCase() ? [] : [[entry, method] as const];
    }),
  );
}

/** The method that an entry states. */
export function methodOf({ body }: TimelineEntry): string | undefined {
  return body.shape === 'measurement' ? body.method : undefined;
}
