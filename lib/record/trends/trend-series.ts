import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { isNamingCode } from '#/lib/record/merge/naming-code.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const order = ['http://loinc.org', 'http://snomed.info/sct'];
const remembered = new WeakMap<Measurement, { readonly key: string | undefined }>();

/**
 * What a value is a value of: equal for results that may be one series. Its analyte; else its LOINC, SNOMED CT or other
 * code, in this order, so that whatever is equal to one is equal to all. A code without a system is equal to none.
 */
export function seriesKey(measurement: Measurement): string | undefined {
  const known = remembered.get(measurement);
  if (known) return known.key;
  const key = measurement.analyte === undefined ? codeKey(measurement.code) : `analyte ${measurement.analyte}`;
  remembered.set(measurement, { key });
  return key;
}

function codeKey({ codings }: CodedConcept): string | undefined {
  const coded = codings.filter(isNamingCode);
  const chosen = order.map((system) => coded.find((coding) => coding.system === system)).find(Boolean) ?? coded[0];
  return chosen && `code ${chosen.system}|${chosen.code}`;
}

const pressures = new Set(['analyte Systolic blood pressure', 'analyte Diastolic blood pressure']);

/** The series that an entry's trend has: its value's; of a blood pressure both. None: it has no value to compare. */
export function seriesOf({ body, assertion }: TimelineEntry): readonly string[] {
  if (body.shape !== 'measurement' || assertion === 'removed') return [];
  const keys = (measured: readonly Measurement[]) => measured.flatMap((one) => (isQuantity(one) ? (seriesKey(one) ?? []) : []));
  const own = keys([body.measurement]);
  return own.length > 0 ? own : [...new Set(keys(body.components))].filter((key) => pressures.has(key));
}

/** Those values of an entry that belong to one of the series, its components' too. */
export function measuredIn({ body }: TimelineEntry, series: ReadonlySet<string>): readonly Measurement[] {
  if (body.shape !== 'measurement') return [];
  return [body.measurement, ...body.components].filter((one) => {
    const key = seriesKey(one);
    return key !== undefined && series.has(key);
  });
}

function isQuantity({ value }: Measurement): boolean {
  return value?.type === 'quantity';
}
