import type { CodeableConcept, Encounter, Observation, ObservationComponent } from 'fhir/r4';
import type { Chart } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc, quantity, snomed } from '#/mocks/fhir/codes.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import type { Instant } from '#/mocks/fhir/time.ts';
import type { Random } from '#/mocks/patients/model/random.ts';

export interface VitalLevels {
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number;
  readonly temperature: number;
  readonly saturation: number;
  readonly breaths: number;
}

export const wellLevels: VitalLevels = { systolic: 128, diastolic: 76, pulse: 74, temperature: 36.7, saturation: 97, breaths: 15 };
export const unwellLevels: VitalLevels = { systolic: 108, diastolic: 62, pulse: 108, temperature: 38.6, saturation: 90, breaths: 25 };

/** Between two states: 0 is the first, 1 the second. */
export function levelsBetween(first: VitalLevels, second: VitalLevels, part: number): VitalLevels {
  const mix = (key: keyof VitalLevels) => first[key] + (second[key] - first[key]) * part;
  return {
    systolic: mix('systolic'),
    diastolic: mix('diastolic'),
    pulse: mix('pulse'),
    temperature: mix('temperature'),
    saturation: mix('saturation'),
    breaths: mix('breaths'),
  };
}

const codes = {
  bloodPressure: codeableConcept('Blood pressure', loinc('85354-9', 'Blood pressure panel with all children optional')),
  systolic: codeableConcept('Systolic blood pressure', loinc('8480-6', 'Systolic blood pressure')),
  diastolic: codeableConcept('Diastolic blood pressure', loinc('8462-4', 'Diastolic blood pressure')),
  pulse: codeableConcept('Pulse', loinc('8867-4', 'Heart rate')),
  temperature: codeableConcept('Temperature', loinc('8310-5', 'Body temperature')),
  saturation: codeableConcept(
    'Oxygen saturation',
    loinc('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry'),
    loinc('2708-6', 'Oxygen saturation in Arterial blood'),
  ),
  breaths: codeableConcept('Respiratory rate', loinc('9279-1', 'Respiratory rate')),
  news2: codeableConcept(
    'NEWS2 total score',
    snomed('1104051000000101', 'Royal College of Physicians NEWS2 (National Early Warning Score 2) total score'),
  ),
  weight: codeableConcept('Weight', loinc('29463-7', 'Body weight')),
} as const;

/** Points of the Royal College of Physicians' NEWS2 (2017), scale 1, alert patient. */
export function news2Score(levels: VitalLevels, onOxygen: boolean): number {
  const points = (value: number, steps: readonly (readonly [limit: number, points: number])[], above: number) =>
    steps.find(([limit]) => value <= limit)?.[1] ?? above;
  return (
    points(
      levels.breaths,
      [
        [8, 3],
        [11, 1],
        [20, 0],
        [24, 2],
      ],
      3,
    ) +
    points(
      levels.saturation,
      [
        [91, 3],
        [93, 2],
        [95, 1],
      ],
      0,
    ) +
    (onOxygen ? 2 : 0) +
    points(
      levels.systolic,
      [
        [90, 3],
        [100, 2],
        [110, 1],
        [219, 0],
      ],
      3,
    ) +
    points(
      levels.pulse,
      [
        [40, 3],
        [50, 1],
        [90, 0],
        [110, 1],
        [130, 2],
      ],
      3,
    ) +
    points(
      levels.temperature,
      [
        [35, 3],
        [36, 1],
        [38, 0],
        [39, 1],
      ],
      2,
    )
  );
}

function measured(random: Random, levels: VitalLevels): VitalLevels {
  return {
    systolic: Math.round(random.near(levels.systolic, 6)),
    diastolic: Math.round(random.near(levels.diastolic, 4)),
    pulse: Math.round(random.near(levels.pulse, 5)),
    temperature: Math.round(random.near(levels.temperature, 0.2) * 10) / 10,
    saturation: Math.min(100, Math.round(random.near(levels.saturation, 1))),
    breaths: Math.round(random.near(levels.breaths, 1.5)),
  };
}

const millimetres = (value: number, code: CodeableConcept): ObservationComponent => ({
  code,
  valueQuantity: quantity(value, 'mmHg', 'mm[Hg]'),
});

export interface VitalsInput {
  readonly at: Instant;
  readonly levels: VitalLevels;
  readonly encounter?: Encounter;
  readonly oxygen?: boolean;
  /** Only what a surgery or a home visit measures: blood pressure and pulse. */
  readonly brief?: boolean;
}

/** A set of vital signs of one moment: one row to the reader. */
export function vitalSigns(chart: Chart, random: Random, input: VitalsInput): readonly Observation[] {
  const values = measured(random, input.levels);
  const common = { category: 'vital-signs', effective: input.at, ...(input.encounter && { encounter: input.encounter }) } as const;
  const vitalSign = (code: CodeableConcept, value: number, unit: string, ucum: string) =>
    observation(chart, { ...common, code, value: quantity(value, unit, ucum) });
  const set = [
    observation(chart, {
      ...common,
      code: codes.bloodPressure,
      components: [millimetres(values.systolic, codes.systolic), millimetres(values.diastolic, codes.diastolic)],
    }),
    vitalSign(codes.pulse, values.pulse, 'beats/min', '/min'),
  ];
  if (input.brief) return set;
  return [
    ...set,
    vitalSign(codes.temperature, values.temperature, '°C', 'Cel'),
    vitalSign(codes.saturation, values.saturation, '%', '%'),
    vitalSign(codes.breaths, values.breaths, 'breaths/min', '/min'),
    vitalSign(codes.news2, news2Score(values, input.oxygen ?? false), '{score}', '{score}'),
  ];
}

export function bodyWeight(chart: Chart, at: Instant, kilograms: number, encounter?: Encounter): Observation {
  return observation(chart, {
    code: codes.weight,
    category: 'vital-signs',
    effective: at,
    value: quantity(Math.round(kilograms * 10) / 10, 'kg', 'kg'),
    ...(encounter && { encounter }),
  });
}
