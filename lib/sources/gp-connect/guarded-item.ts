import { describeItem } from '#/lib/fhir/gp-connect/describe-item.ts';
import { reducedRecord, type ReducedRecord } from '#/lib/fhir/gp-connect/reduced-record.ts';
import type { RecordItem, StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';
import { supportingTypes } from '#/lib/fhir/kinds/registry.ts';
import { literalOf, referencesIn } from '#/lib/fhir/resource/references-in.ts';
import { scan } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { IsHidden, LabelledEntry } from '#/lib/sources/answer/source-event.ts';

/** How the entries of one record are told without what is kept back of it. */
export type Guard = (item: RecordItem) => Required<Pick<LabelledEntry, 'targets' | 'without'>>;

export function guardOf(record: StructuredRecord, source: string): Guard {
  // What policy says of labels is the same for every entry of one asking.
  let byLabel: readonly string[] | undefined;
  const reduced = new Map<string, ReducedRecord>();
  const hiddenByLabel = (isHidden: IsHidden): readonly string[] =>
    (byLabel ??= record.items.filter((item) => isHidden(undefined, labelsOf(item))).map(({ key }) => key));
  const without = (hidden: readonly string[]): ReducedRecord => {
    const name = hidden.toSorted((a, b) => (a < b ? -1 : 1)).join(' ');
    const known = reduced.get(name) ?? reducedRecord(record, new Set(hidden));
    reduced.set(name, known);
    return known;
  };
  return (item) => {
    const keys = (): readonly string[] => targetKeys(item, record);
    return {
      targets: () => keys().map((key): EntryId => `${source}|${key}`),
      without: (isHidden): TimelineEntry | undefined => {
        const hidden = new Set([...hiddenByLabel(isHidden), ...keys().filter((key) => isHidden(`${source}|${key}`, []))]);
        if (hidden.size === 0) return undefined;
        const less = without([...hidden]);
        const left = less.itemOf(item);
        const described = left && describeItem(left, less.record, source);
        return described?.type === 'entry' ? described.entry : undefined;
      },
    };
  };
}

/** A label of a statement is one of the prescription that shows it. */
function labelsOf({ resource, statements }: RecordItem): ReturnType<typeof scan>['labels'] {
  if (resource.resourceType === 'Patient') return [];
  return [resource, ...statements].flatMap((one) => scan(one).labels);
}

function targetKeys({ resource, statements, encounter, key }: RecordItem, record: StructuredRecord): readonly string[] {
  const named = [resource, ...statements].flatMap((one) => referencesIn(one)).map((text) => record.find(text)?.key ?? literalOf(text));
  const all = [...named, encounter].filter(
    (one) => one !== undefined && one !== key && !supportingTypes.has(one.slice(0, one.indexOf('/'))),
  );
  return [...new Set(all.filter((one) => one !== undefined))];
}
