import { describeItem } from '#/lib/fhir/gp-connect/describe-item.ts';
import { reducedRecord, type ReducedRecord } from '#/lib/fhir/gp-connect/reduced-record.ts';
import type { RecordItem, StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import { supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { typeAndIdOf } from '#/lib/record/model/resource-reference.ts';
import { referencesIn } from '#/lib/fhir/resource/references-in.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { EntryLinks, EntryReference } from '#/lib/sources/answer/source-event.ts';

/** Takes an item of one record, and returns the links of its entry. */
export type ItemLinks = (item: RecordItem) => EntryLinks;

/**
 * Links of one record's entries. A reference's text is the key of an item. Every labelled item of the record counts as
 * a target of each: links are written at either end, and a consultation's text names what stands under its headings.
 */
export function itemLinksOf(record: StructuredRecord, source: string): ItemLinks {
  let memo: readonly EntryReference[] | undefined;
  const labelledItems = (): readonly EntryReference[] =>
    (memo ??= record.items.map((item) => ({ text: item.key, labels: labelsOf(item) })).filter(({ labels }) => labels.length > 0));
  const reduced = new Map<string, ReducedRecord>();
  const recordWithout = (keys: ReadonlySet<string>): ReducedRecord => {
    const name = [...keys].toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
    const less = reduced.get(name) ?? reducedRecord(record, keys);
    reduced.set(name, less);
    return less;
  };
  return (item) => {
    const keys = (): readonly string[] => targetKeys(item, record);
    const idOf = (key: string): EntryId => `${source}|${key}`;
    return {
      targets: () => keys().map(idOf),
      references: () => [...labelledItems(), ...keys().map((key) => ({ text: key, id: idOf(key), labels: [] }))],
      withoutReferences: (hidden) => {
        const less = recordWithout(hidden);
        const itemThere = less.itemOf(item);
        const described = itemThere && describeItem(itemThere, less.record, source);
        return described?.type === 'entry' ? described.entry : undefined;
      },
    };
  };
}

/** A label of a statement is one of the prescription that shows it. */
function labelsOf({ resource, statements }: RecordItem): ReturnType<typeof scanResource>['labels'] {
  if (resource.resourceType === 'Patient') return [];
  return [resource, ...statements].flatMap((part) => scanResource(part).labels);
}

function targetKeys({ resource, statements, encounter, key }: RecordItem, record: StructuredRecord): readonly string[] {
  const named = [resource, ...statements].flatMap((part) => referencesIn(part)).map((text) => record.find(text)?.key ?? typeAndIdOf(text));
  const all = [...named, encounter].filter(
    (target) => target !== undefined && target !== key && !supportingTypes.has(target.slice(0, target.indexOf('/'))),
  );
  return [...new Set(all.filter((target) => target !== undefined))];
}
