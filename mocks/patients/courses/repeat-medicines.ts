import type { MedicationRequest } from 'fhir/r4';
import { identifier } from '#/mocks/fhir/codes.ts';
import { medicationRequest } from '#/mocks/fhir/medication-request.ts';
import { londonInstant, onDay, type Instant } from '#/mocks/fhir/time.ts';
import type { Medicine } from '#/mocks/patients/catalogue/medicine.ts';
import { medicines, type MedicineKey } from '#/mocks/patients/catalogue/medicines.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

export interface RepeatInput {
  readonly medicine: MedicineKey;
  readonly started: Instant;
  readonly stopped?: Instant;
  /** The practice's system keeps single issues from this day on; older ones came over as the authorisation alone. */
  readonly issuesFrom: Instant;
  readonly lastIssue: Instant;
  readonly note?: string;
}

const daysOfSupply = 28;

function issues(life: Life, input: RepeatInput, authorisation: MedicationRequest, medicine: Medicine): void {
  const chart = life.chart('riverside-practice');
  const group = authorisation.groupIdentifier;
  const earliest = Math.max(input.issuesFrom, input.started);
  // Counted backwards from the last one, so that it falls on its day exactly; once a calendar month.
  for (let months = 0; ; months += 1) {
    const authored = monthsBefore(input.lastIssue, months);
    if (authored < earliest) return;
    medicationRequest(chart, {
      medicine: medicine.code,
      dose: medicine.dose,
      route: medicine.route,
      authored,
      status: 'completed',
      setting: 'community',
      basedOn: authorisation,
      ...(group && { group }),
      supply: { quantity: daysOfSupply * medicine.perDay, unit: medicine.form, days: daysOfSupply },
    });
  }
}

function monthsBefore(instant: Instant, months: number): Instant {
  const start = new Date(instant);
  const month = start.getUTCMonth() - months;
  const day = Math.min(start.getUTCDate(), 28);
  const date = new Date(Date.UTC(start.getUTCFullYear(), month, day)).toISOString().slice(0, 10);
  return onDay(londonInstant(date), 0, '10:20');
}

/** A repeat prescription of the practice: its authorisation (`plan`), and each issue (`order`) based on it. */
export function repeatMedicine(life: Life, input: RepeatInput): MedicationRequest {
  const chart = life.chart('riverside-practice');
  const medicine: Medicine = medicines[input.medicine];
  const authorisation = medicationRequest(chart, {
    medicine: medicine.code,
    dose: medicine.dose,
    route: medicine.route,
    authored: input.started,
    intent: 'plan',
    status: input.stopped === undefined ? 'active' : 'stopped',
    setting: 'community',
    repeat: true,
    group: identifier(`${chart.facility.namespace}/Id/repeat`, `${chart.patientId}.${input.medicine}`),
    ...(input.note && { note: input.note }),
  });
  issues(life, input, authorisation, medicine);
  return authorisation;
}
