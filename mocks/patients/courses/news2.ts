import type { ObservationComponent } from 'fhir/r4';
import { codeableConcept, quantity, snomed } from '#/mocks/fhir/codes.ts';

/** A full set of vital signs, as measured. */
export interface VitalLevels {
  readonly systolic: number;
  readonly diastolic: number;
  readonly pulse: number;
  readonly temperature: number;
  readonly saturation: number;
  readonly breaths: number;
}

type Part = 'breaths' | 'saturation' | 'oxygen' | 'systolic' | 'pulse' | 'consciousness' | 'temperature';
type Steps = readonly (readonly [limit: number, points: number])[];

const total = 'Royal College of Physicians NEWS2 (National Early Warning Score 2)';
export const news2Code = codeableConcept('NEWS2 total score', snomed('1104051000000101', `${total} total score`));

const partCodes: Readonly<Record<Part, readonly [code: string, name: string]>> = {
  breaths: ['1104301000000104', 'respiration rate score'],
  saturation: ['1104311000000102', 'oxygen saturation scale 1 score'],
  oxygen: ['1104331000000105', 'air or oxygen score'],
  systolic: ['1104341000000101', 'systolic blood pressure score'],
  pulse: ['1104351000000103', 'pulse score'],
  consciousness: ['1104361000000100', 'consciousness score'],
  temperature: ['1104371000000107', 'temperature score'],
};

const steps: Readonly<Record<Exclude<Part, 'oxygen' | 'consciousness'>, readonly [steps: Steps, above: number]>> = {
  breaths: [
    [
      [8, 3],
      [11, 1],
      [20, 0],
      [24, 2],
    ],
    3,
  ],
  saturation: [
    [
      [91, 3],
      [93, 2],
      [95, 1],
    ],
    0,
  ],
  systolic: [
    [
      [90, 3],
      [100, 2],
      [110, 1],
      [219, 0],
    ],
    3,
  ],
  pulse: [
    [
      [40, 3],
      [50, 1],
      [90, 0],
      [110, 1],
      [130, 2],
    ],
    3,
  ],
  temperature: [
    [
      [35, 3],
      [36, 1],
      [38, 0],
      [39, 1],
    ],
    2,
  ],
};

/** Points of the Royal College of Physicians' NEWS2 (2017) by part: scale 1, alert patient. */
function news2Parts(levels: VitalLevels, onOxygen: boolean): readonly (readonly [Part, number])[] {
  const points = (key: keyof typeof steps): readonly [Part, number] => {
    const [limits, above] = steps[key];
    return [key, limits.find(([limit]) => levels[key] <= limit)?.[1] ?? above];
  };
  return [
    points('breaths'),
    points('saturation'),
    ['oxygen', onOxygen ? 2 : 0],
    points('systolic'),
    points('pulse'),
    ['consciousness', 0],
    points('temperature'),
  ];
}

export function news2Score(levels: VitalLevels, onOxygen: boolean): number {
  return news2Parts(levels, onOxygen).reduce((sum, [, points]) => sum + points, 0);
}

/** The score's parts as components, as ward systems send them (CareConnect NEWS2 subscores). */
export function news2Components(levels: VitalLevels, onOxygen: boolean): readonly ObservationComponent[] {
  return news2Parts(levels, onOxygen).map(([part, points]) => {
    const [code, name] = partCodes[part];
    return {
      code: codeableConcept(`NEWS2 ${name}`, snomed(code, `${total} - ${name}`)),
      valueQuantity: quantity(points, '{score}', '{score}'),
    };
  });
}
