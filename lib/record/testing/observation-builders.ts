import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { datedOn, entry } from './record-builders.ts';

/** Builders of observations; every figure is made up. */
const loincCoding = (code: string) => ({ system: 'http://loinc.org', code });
const news2Concept = { text: 'NEWS2 total score', codings: [{ system: 'http://snomed.info/sct', code: '1104051000000101' }] };

const standards: Readonly<Record<string, { readonly unit: string; readonly factor?: number; readonly offset?: number }>> = {
  '°C': { unit: 'K', offset: 273.15 },
  '°F': { unit: 'K', factor: 5 / 9, offset: 255.372 },
  kg: { unit: 'g', factor: 1000 },
  g: { unit: 'g' },
  lb: { unit: 'g', factor: 453.59237 },
  mmHg: { unit: 'mm[Hg]' },
  '/min': { unit: 's-1', factor: 1 / 60 },
  'beats/min': { unit: 's-1', factor: 1 / 60 },
  '%': { unit: '%' },
  cm: { unit: 'm', factor: 0.01 },
};

/** A number with its unit, as `lib/fhir` would have read it. */
export function measured(text: string, code: string | undefined, value: string, unit?: string): Measurement {
  const size = unit === undefined ? undefined : standards[unit];
  const standard = size && { ...size, value: Number(value) * (size.factor ?? 1) + (size.offset ?? 0) };
  return {
    code: { text, codings: code === undefined ? [] : [loincCoding(code)] },
    value: { type: 'quantity', quantity: { value, ...(unit !== undefined && { unit }), ...(standard && { standard }) } },
    ranges: [],
  };
}

export function measuredInWords(text: string, value: string, code?: string): Measurement {
  return { code: { text, codings: code === undefined ? [] : [loincCoding(code)] }, value: { type: 'text', text: value }, ranges: [] };
}

export interface ObservedOptions extends Partial<TimelineEntry> {
  readonly from?: string;
  readonly components?: readonly Measurement[];
  readonly members?: readonly string[];
  readonly method?: string;
}

/** A vital sign of `from` at a time. */
export function observedOn(on: string, measurement: Measurement, options: ObservedOptions = {}): TimelineEntry {
  const { from = 'city', components = [], members, method, ...rest } = options;
  return entry(from, `${measurement.code.text} ${on} ${JSON.stringify([measurement.value, components, method, rest.facts])}`, {
    category: 'vitals',
    title: measurement.code.text,
    code: measurement.code,
    ...datedOn(on),
    body: { shape: 'measurement', measurement, components, ...(members && { members }), ...(method !== undefined && { method }) },
    ...rest,
  });
}

export function scoredOn(
  on: string,
  value: string,
  options: ObservedOptions = {},
  code: Measurement['code'] = news2Concept,
): TimelineEntry {
  return observedOn(on, { code, value: { type: 'quantity', quantity: { value, unit: '{score}' } }, ranges: [] }, options);
}

const half = (name: string, code: string, value: string): Measurement => ({
  ...measured(`${name} blood pressure`, code, value, 'mmHg'),
  analyte: `${name} blood pressure`,
});

/** A blood pressure as one panel with two parts. */
export function pressureOn(on: string, systolic: string, diastolic: string, options: ObservedOptions = {}): TimelineEntry {
  const heading: Measurement = { code: { text: 'Blood pressure', codings: [loincCoding('85354-9')] }, ranges: [] };
  const { components = [], ...rest } = options;
  return observedOn(on, heading, {
    ...rest,
    components: [half('Systolic', '8480-6', systolic), half('Diastolic', '8462-4', diastolic), ...components],
  });
}
