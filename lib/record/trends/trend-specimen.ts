import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Words for blood and what is made of it: which of them a result is of, its code says. */
const blood = /\b(?:blood|serum|plasma|venous|capillary|edta|sst)\b/i;
const urine = /\burine\b/i;
/** Blood that is unlike the usual one, whatever the code: its gases are others', or it is the child's. */
const apart: readonly (readonly [RegExp, string])[] = [
  [/\b(?:umbilical|cord)\b/i, 'cord blood'],
  [/\barterial\b/i, 'arterial blood'],
];

/** Specimens that are one for a series; another one's name is itself. Undefined: nothing states it. */
function specimenKind({ body }: TimelineEntry): string | undefined {
  if (body.shape !== 'measurement') return undefined;
  const words = body.specimen;
  // The codes of an analyte say blood, serum or plasma.
  if (words === undefined) return body.measurement.analyte === undefined ? undefined : 'blood';
  if (urine.test(words)) return 'urine';
  const other = apart.find(([pattern]) => pattern.test(words))?.[1];
  if (other !== undefined) return other;
  return blood.test(words) ? 'blood' : words.toLowerCase();
}

/**
 * Which of the entries are of another specimen than the given one, with its name. A code mostly says the specimen, so
 * that one that is not stated is the code's; where sources state several under one code, nothing says which that is.
 */
export function otherSpecimens(entries: readonly TimelineEntry[], of: TimelineEntry): ReadonlyMap<TimelineEntry, string> {
  const stated = new Set(entries.flatMap((entry) => specimenKind(entry) ?? []));
  if (stated.size < 2) return new Map();
  const wanted = specimenKind(of);
  return new Map(
    entries.flatMap((entry) => {
      const kind = specimenKind(entry);
      return kind === wanted ? [] : [[entry, kind ?? 'not stated'] as const];
    }),
  );
}
