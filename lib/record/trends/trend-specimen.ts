import { notStated } from '#/lib/record/merge/words.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Words for blood, serum and plasma, which are one specimen here: the code tells them apart. */
const blood = /\b(?:blood|serum|plasma|venous|capillary|edta|sst)\b/i;
const urine = /\burine\b/i;
/** Blood that differs from venous blood, whatever the code: in its gases, or because it is the child's. */
const separateBlood: readonly (readonly [RegExp, string])[] = [
  [/\b(?:umbilical|cord)\b/i, 'cord blood'],
  [/\barterial\b/i, 'arterial blood'],
];

/** Name under which specimens are one for a series; undefined when nothing states the specimen. */
function specimenKind({ body }: TimelineEntry): string | undefined {
  if (body.shape !== 'measurement') return undefined;
  const words = body.specimen;
  // The codes of an analyte say blood, serum or plasma.
  if (words === undefined) return body.measurement.analyte === undefined ? undefined : 'blood';
  if (urine.test(words)) return 'urine';
  const separate = separateBlood.find(([pattern]) => pattern.test(words))?.[1];
  if (separate !== undefined) return separate;
  return blood.test(words) ? 'blood' : words.toLowerCase();
}

/**
 * Entries of a different specimen than the entry `of`, each with its specimen. A code mostly implies the specimen, so an
 * unstated one is the code's; where sources state several under one code, an unstated one is `notStated`.
 */
export function otherSpecimens(entries: readonly TimelineEntry[], of: TimelineEntry): ReadonlyMap<TimelineEntry, string> {
  const stated = new Set(entries.flatMap((entry) => specimenKind(entry) ?? []));
  if (stated.size < 2) return new Map();
  const wanted = specimenKind(of);
  return new Map(
    entries.flatMap((entry) => {
      const kind = specimenKind(entry);
      return kind === wanted ? [] : [[entry, kind ?? notStated] as const];
    }),
  );
}
