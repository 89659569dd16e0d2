import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const order = ['http://loinc.org', 'http://snomed.info/sct'];
const remembered = new WeakMap<Measurement, { readonly key: string | undefined }>();

/**
 * Series key: equal for results that may be one series. The analyte; else the LOINC, SNOMED CT or other code, in this
 * order, so that equality is transitive. Undefined for a code without a system, which equals no other.
 */
export function seriesKey(measurement: Measurement): string | undefined {
  const earlier = remembered.get(measurement);
  if (earlier) return earlier.key;
  const key = measurement.analyte === undefined ? codeKey(measurement.code) : `analyte ${measurement.analyte}`;
  remembered.set(measurement, { key });
  return key;
}

function codeKey({ codings }: CodedConcept): string | undefined {
  const coded = codings.filter(isNamingCode);
  const chosen = order.map((system) => coded.find((coding) => coding.system === system)).find(Boolean) ?? coded[0];
  return chosen && `code ${chosen.system}|${chosen.code}`;
}

const pressures = new Set(['Systolic blood pressure', 'Diastolic blood pressure'].map((analyte) => `analyte ${analyte}`));

/**
 * Series keys of an entry's trend: that of its value, or both of a blood pressure, also of one whose own value is their
 * mean. Empty without a value to compare.
 */
export function seriesOf({ body, assertion }: TimelineEntry): readonly string[] {
  if (body.shape !== 'measurement' || assertion === 'removed') return [];
  const keys = (measured: readonly Measurement[]) =>
    measured.flatMap((measurement) => (isQuantity(measurement) ? (seriesKey(measurement) ?? []) : []));
  const halves = [...new Set(keys(body.components))].filter((key) => pressures.has(key));
  return halves.length > 0 ? halves : keys([body.measurement]);
}

/** Values of an entry and its components that belong to one of the series. */
export function measuredIn({ body }: TimelineEntry, series: ReadonlySet<string>): readonly Measurement[] {
  return measurementsOf(body).filter((measurement) => {
    const key = seriesKey(measurement);
    return key !== undefined && series.has(key);
  });
}

function isQuantity({ value }: Measurement): boolean {
  return value?.type === 'quantity';
}
