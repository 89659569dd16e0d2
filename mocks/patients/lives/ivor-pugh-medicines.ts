import { identifier } from '#/mocks/fhir/codes.ts';
import { medicationRequest } from '#/mocks/fhir/medication-request.ts';
import { londonInstant, onDay } from '#/mocks/fhir/time.ts';
import { manyMedicines } from '#/mocks/patients/catalogue/many-medicines.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Repeats beside his usual medicines, each issued once this month: the longest list of current medicines of the demo (H21). */
export function ivorsMedicines(life: Life): void {
  const chart = life.chart('riverside-practice');
  const issued = londonInstant('2026-11-05T10:20');
  for (const [index, { code, dose, route }] of manyMedicines.entries()) {
    const common = { medicine: code, dose, route, setting: 'community' } as const;
    const authorisation = medicationRequest(chart, {
      ...common,
      authored: onDay(londonInstant('2014-02-04T10:00'), index * 61),
      intent: 'plan',
      repeat: true,
      group: identifier(`${chart.facility.namespace}/Id/repeat`, `${chart.patientId}.more-${index}`),
    });
    medicationRequest(chart, { ...common, authored: issued, status: 'completed', basedOn: authorisation });
  }
}
