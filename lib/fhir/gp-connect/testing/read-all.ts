import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { withContained } from '#/lib/fhir/gp-connect/contained.ts';
import { describeItem } from '#/lib/fhir/gp-connect/describe-item.ts';
import { readStructuredRecord, type ResourceRole, type StructuredRecord } from '#/lib/fhir/gp-connect/structured-record.ts';

const sct = 'http://snomed.info/sct';
export const subject = { reference: 'Patient/ada' };
export const coded = (code: string, display: string, text?: string) => ({
  coding: [{ system: sct, code, display }],
  ...(text !== undefined && { text }),
});
export const gpc = (name: string, value: object) => ({
  url: `https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-${name}-1`,
  ...value,
});

export const list = (code: string, items: readonly string[], more: object = {}) => ({
  resourceType: 'List',
  id: `list-${code}`,
  code: coded(code, 'a list'),
  subject,
  entry: items.map((reference) => ({ item: { reference } })),
  ...more,
});

/** Reads a record of these resources: entries by reference, and each resource's role. */
export function readAll(resources: readonly object[]): {
  readonly record: StructuredRecord;
  readonly roles: Readonly<Record<string, ResourceRole>>;
  readonly entries: ReadonlyMap<string, TimelineEntry>;
  readonly labels: ReadonlyMap<string, readonly (string | undefined)[]>;
} {
  const record = readStructuredRecord(withContained(resources.map((resource) => ({ resource }))));
  const shown = record.items.filter(({ role }) => role !== 'supporting');
  const described = shown.flatMap((item) => {
    const one = describeItem(item, record, 'gp');
    return one.type === 'entry' ? [{ key: item.key, ...one }] : [];
  });
  return {
    record,
    roles: Object.fromEntries(record.items.map(({ key, role }) => [key, role])),
    entries: new Map(described.map(({ key, entry }) => [key, entry])),
    labels: new Map(described.map(({ key, labels }) => [key, labels.map(({ code }) => code)])),
  };
}

export const factOf = (entry: TimelineEntry | undefined, label: string): string | undefined =>
  entry?.facts.find((fact) => fact.label === label)?.value;
