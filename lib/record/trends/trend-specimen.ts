import { notStated } from '#/lib/record/merge/words.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Words for blood, serum and plasma, which are one specimen here: the code tells them apart. */
const blood = /\b(?:blood|serum|plasma|venous|capillary|edta|sst)\b/i;
const urine = /\burine\b/i;
/** Blood that differs from venous blood, whatever the code: in its gases and glucose, or because it is the child's. */
const separateBlood: readonly (readonly [RegExp, string])[] = [
  [/\b(?:umbilical|cord)\b/i, 'cord blood'],
  [/\barterial\b/i, 'arterial blood'],
  [/\bcapillary\b/i, 'capillary blood'],
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
 * Reads the specimen of each of `entries`. One that is not stated is the only one that is stated, where the code is of one specimen: a
 * known analyte, or a number under LOINC, whose codes name it. SNOMED CT's often do not.
 */
export function specimenReader(entries: readonly TimelineEntry[]): (entry: TimelineEntry) => string | undefined {
  const [only, second] = [...new Set(entries.flatMap((entry) => specimenKind(entry) ?? []))];
  return (entry) => specimenKind(entry) ?? (second === undefined && isOfOneSpecimen(entry) ? only : undefined);
}

const isOfOneSpecimen = ({ body }: TimelineEntry): boolean =>
  body.shape === 'measurement' ? namesSpecimen(body.measurement) : body.shape === 'panel' && (body.components ?? []).every(namesSpecimen);

const namesSpecimen = ({ analyte, code, value }: Measurement): boolean =>
  analyte !== undefined || (value?.type === 'quantity' && code.codings.some(({ system }) => system === 'http://loinc.org'));

/**
 * Entries of a different specimen than the entry `of`, each with its specimen; where sources state several under one code, or the
 * code is of several, an unstated one is `notStated`.
 */
export function otherSpecimens(entries: readonly TimelineEntry[], of: TimelineEntry): ReadonlyMap<TimelineEntry, string> {
  const specimenOf = specimenReader(entries);
  const wanted = specimenOf(of);
  return new Map(
    entries.flatMap((entry) => {
      const kind = specimenOf(entry);
      return kind === wanted ? [] : [[entry, kind ?? notStated] as const];
    }),
  );
}
