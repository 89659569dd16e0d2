import { typeAndIdOf } from '#/lib/record/model/resource-reference.ts';
import { withoutReferences } from '#/lib/fhir/resource/without-references.ts';
import { type RecordItem, type StructuredRecord, readStructuredRecord } from './structured-record.ts';

export interface ReducedRecord {
  readonly record: StructuredRecord;
  /** Finds an item of the whole record in this one; undefined where it is hidden. */
  readonly itemOf: (item: RecordItem) => RecordItem | undefined;
}

/**
 * Reads a record again as if some of its resources had never been in it (H24): their names stand in linked entries, in
 * the text of consultations, and in counts of links, at whichever end the link is written.
 */
export function reducedRecord(whole: StructuredRecord, hidden: ReadonlySet<string>): ReducedRecord {
  const hides = (reference: string): boolean => hidden.has(whole.find(reference)?.key ?? typeAndIdOf(reference) ?? '');
  const stay = whole.items.filter(({ key }) => !hidden.has(key));
  const record = readStructuredRecord(stay.map(({ entry, resource }) => ({ ...entry, resource: withoutReferences(resource, hides) })));
  const places = new Map(stay.map(({ key }, place) => [key, place]));
  return {
    record,
    itemOf: ({ key, role }) => {
      const place = places.get(key);
      const item = place === undefined ? undefined : record.items[place];
      // An item that only a hidden one named keeps its role: becoming a stray would tell of it.
      return item && { ...item, role };
    },
  };
}
