import type { CodeableConcept, Encounter, Observation, ObservationComponent } from 'fhir/r4';
import { referenceTo, type Chart } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc, quantity, snomed } from '#/mocks/fhir/codes.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import type { Instant } from '#/mocks/fhir/time.ts';
import type { Random } from '#/mocks/patients/model/random.ts';
import { news2Code, news2Components, news2Score, type VitalLevels } from './news2.ts';

export type { VitalLevels } from './news2.ts';

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
  air: codeableConcept('Breathing room air', snomed('722742002', 'Breathing room air')),
  oxygen: codeableConcept('On supplemental oxygen', snomed('371825009', 'Patient on oxygen')),
  consciousness: codeableConcept('ACVPU', snomed('1104441000000107', 'ACVPU (Alert Confusion Voice Pain Unresponsive) scale score')),
  weight: codeableConcept('Weight', loinc('29463-7', 'Body weight')),
} as const;

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
  /** NEWS2 is not for anyone under 16: a child's ward has no such score. */
  readonly isChild?: boolean;
}

/** A set of vital signs of one moment: one row to the reader. */
export function vitalSigns(chart: Chart, random: Random, input: VitalsInput): readonly Observation[] {
  return writeSet(chart, { ...input, levels: measured(random, input.levels) });
}

/** A set exactly as given, with what a ward's observation chart has beside the figures: air or oxygen, ACVPU, the parts of the score. */
export function chartedVitals(chart: Chart, input: Omit<VitalsInput, 'brief'>): readonly Observation[] {
  const common = commonOf(input);
  const alert = codeableConcept('Alert', snomed('248234008', 'Mentally alert'));
  return [
    ...writeSet(chart, { ...input, parts: news2Components(input.levels, input.oxygen ?? false) }),
    observation(chart, { ...common, code: input.oxygen ? codes.oxygen : codes.air }),
    observation(chart, { ...common, code: codes.consciousness, concept: alert }),
  ];
}

const commonOf = ({ at, encounter }: VitalsInput) => ({ category: 'vital-signs', effective: at, ...(encounter && { encounter }) }) as const;

function writeSet(chart: Chart, input: VitalsInput & { readonly parts?: readonly ObservationComponent[] }): readonly Observation[] {
  const { levels: values, parts } = input;
  const common = commonOf(input);
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
  const points = quantity(news2Score(values, input.oxygen ?? false), '{score}', '{score}');
  const signs = [
    ...set,
    vitalSign(codes.temperature, values.temperature, '°C', 'Cel'),
    vitalSign(codes.saturation, values.saturation, '%', '%'),
    vitalSign(codes.breaths, values.breaths, 'breaths/min', '/min'),
  ];
  if (input.isChild) return signs;
  const score = observation(chart, { ...common, code: news2Code, value: points, ...(parts && { components: parts }) });
  // The ward's own charts say of which signs the score is.
  if (parts) score.derivedFrom = signs.map((sign) => referenceTo(sign));
  return [...signs, score];
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
