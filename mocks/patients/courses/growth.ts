import type { Chart } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc, quantity } from '#/mocks/fhir/codes.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import type { Instant } from '#/mocks/fhir/time.ts';

const codes = {
  weight: codeableConcept('Body weight', loinc('29463-7', 'Body weight')),
  height: codeableConcept('Body height', loinc('8302-2', 'Body height')),
  weightCentile: codeableConcept('Body weight centile', loinc('8336-0', 'Body weight [Percentile] Per age')),
  heightCentile: codeableConcept('Body height centile', loinc('8303-0', 'Body height [Percentile]')),
} as const;

/** A child's weight and height of one day, with the centiles that the clinic's own chart gave. */
export interface GrowthInput {
  readonly at: Instant;
  readonly kilograms: number;
  readonly centimetres?: number;
  readonly centiles?: { readonly weight: number; readonly height?: number };
}

export function growthMeasured(chart: Chart, { at, kilograms, centimetres, centiles }: GrowthInput): void {
  const common = { category: 'vital-signs', effective: at } as const;
  observation(chart, { ...common, code: codes.weight, value: quantity(kilograms, 'kg', 'kg') });
  if (centiles) observation(chart, { ...common, code: codes.weightCentile, value: quantity(centiles.weight, '%', '%') });
  if (centimetres === undefined) return;
  observation(chart, { ...common, code: codes.height, value: quantity(centimetres, 'cm', 'cm') });
  if (centiles?.height !== undefined)
    observation(chart, { ...common, code: codes.heightCentile, value: quantity(centiles.height, '%', '%') });
}
