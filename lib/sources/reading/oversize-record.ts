import { objectOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { isResourceId } from '#/lib/record/model/resource-reference.ts';
import { oneRecord, signsOfValue } from './reading-limits.ts';

/**
 * Stands in an answer for a record that is larger than may be described at once: it came, and is refused and counted like any other
 * that cannot be read (H06). It has no `resourceType`, so that nothing takes it for a resource.
 */
export class OversizeRecord {
  /** Type and id, where they stood before it grew too large. */
  readonly type: string | undefined;
  readonly id: string | undefined;
  /** The `meta` with its labels: policy may keep back that the record came. */
  readonly meta: unknown;
  constructor(begun: unknown) {
    const resource = resourceOf(begun);
    this.type = resource?.resourceType;
    this.id = isResourceId(resource?.id) ? resource.id : undefined;
    this.meta = resource?.meta;
  }
}

/** An entry of a Bundle, its resource replaced if it has too many values. */
export function withinSize(entry: unknown): unknown {
  if (countValues(entry, oneRecord.values) <= oneRecord.values) return entry;
  return { resource: new OversizeRecord(objectOf(entry)?.resource) };
}

/** Tells the entry of a record that is too large. */
export const isOversize = (entry: unknown): boolean => objectOf(entry)?.resource instanceof OversizeRecord;

/** Bytes of the shortest JSON that can hold more values than one record may. */
const fewestBytes = 2 * oneRecord.values;

/** Parsed JSON of so many bytes without records that have too many values, and how many values it has. */
export function valuesWithin(answer: unknown, bytes: number): { readonly value: unknown; readonly values: number } {
  const values = countValues(answer, Infinity);
  const entries = objectOf(answer)?.entry;
  if (bytes < fewestBytes || values <= oneRecord.values || !Array.isArray(entries)) return { value: answer, values };
  return { value: { ...objectOf(answer), entry: entries.map(withinSize) }, values };
}

/** Characters of a text whose markup is not counted. */
const shortText = 1_000;

/** Number of values in parsed JSON, tags and character references of its texts among them, counted until there are more than `most`. */
function countValues(value: unknown, most: number): number {
  if (typeof value === 'string' && value.length > shortText) return 1 + (value.match(/[<&]/g)?.length ?? 0) / signsOfValue;
  if (typeof value !== 'object' || value === null) return 1;
  let count = 1;
  for (const part of Array.isArray(value) ? value : Object.values(value)) {
    count += countValues(part, most - count);
    if (count > most) return count;
  }
  return count;
}
