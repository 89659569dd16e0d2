import type { CodedConcept } from '#/lib/record/model/coded.ts';

const loinc = 'http://loinc.org';

/** LOINC codes of the vital signs that are measured at every round → the short name used at the bedside. */
const shortNames: ReadonlyMap<string, string> = new Map([
  ['85354-9', 'BP'],
  ['55284-4', 'BP'],
  ['8867-4', 'Pulse'],
  ['9279-1', 'Resp'],
  ['8310-5', 'Temp'],
  ['2708-6', 'SpO2'],
  ['59408-5', 'SpO2'],
  ['29463-7', 'Weight'],
  ['8302-2', 'Height'],
  ['39156-5', 'BMI'],
]);

/** The short word for a row's line, by code; else the source's own words. */
export function shortName(code: CodedConcept | undefined, title: string): string {
  return loincOf(code, shortNames) ?? title;
}

const pressures: ReadonlyMap<string, 'systolic' | 'diastolic'> = new Map([
  ['8480-6', 'systolic'],
  ['8462-4', 'diastolic'],
]);

/** The half of a blood pressure that a component is. */
export function pressureOf(code: CodedConcept): 'systolic' | 'diastolic' | undefined {
  return loincOf(code, pressures);
}

function loincOf<Value>(code: CodedConcept | undefined, table: ReadonlyMap<string, Value>): Value | undefined {
  return code?.codings
    .map(({ system, code: value }) => (system === loinc && value ? table.get(value) : undefined))
    .find((value) => value !== undefined);
}
