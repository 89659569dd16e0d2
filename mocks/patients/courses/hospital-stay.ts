import type { CodeableConcept, DiagnosticReport, DocumentReference, Encounter, MedicationRequest } from 'fhir/r4';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { diagnosticReport } from '#/mocks/fhir/diagnostic-report.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { medicationRequest } from '#/mocks/fhir/medication-request.ts';
import { londonDate, day, hour, minute, onDay, type Instant } from '#/mocks/fhir/time.ts';
import type { Medicine } from '#/mocks/patients/catalogue/medicine.ts';
import { medicines, type MedicineKey } from '#/mocks/patients/catalogue/medicines.ts';
import { contactTypes, documentTypes } from '#/mocks/patients/catalogue/problems.ts';
import type { PanelKey, TestKey } from '#/mocks/patients/catalogue/tests.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import { panelReports, type ResultLevels } from './blood-tests.ts';
import { letter } from './letters.ts';
import { levelsBetween, unwellLevels, vitalSigns, wellLevels, type VitalLevels } from './vital-signs.ts';

export interface HospitalStay {
  readonly source: 'city-hospitals' | 'royal-park';
  readonly start: Instant;
  readonly end: Instant;
  readonly type?: CodeableConcept;
  readonly reason: string;
  readonly diagnosis: CodeableConcept;
  readonly place: number;
  /** State on arrival; the person gets better evenly towards discharge. */
  readonly arrival?: VitalLevels;
  /** `charted`: the life writes them itself. */
  readonly hoursBetweenVitals: number | 'charted';
  readonly panels: readonly PanelKey[];
  readonly daysBetweenBloods: number;
  readonly withoutTests?: readonly TestKey[];
  /** Levels by how far the stay has gone, 0 to 1. */
  readonly levels: (part: number) => ResultLevels;
  /** Values as measured in a round of bloods, counted from 0; the other tests vary about their level. */
  readonly exact?: (round: number) => ResultLevels;
  readonly inpatient: readonly MedicineKey[];
  readonly discharge: readonly MedicineKey[];
  readonly letter: { readonly title: string; readonly body: readonly string[]; readonly written?: Instant };
}

export interface StayRecords {
  readonly encounter: Encounter;
  readonly letter: DocumentReference;
  readonly reports: readonly DiagnosticReport[];
  readonly discharge: readonly MedicationRequest[];
}

function observations(life: Life, stay: HospitalStay, during: Encounter): void {
  const random = life.random(`vitals ${stay.source} ${stay.start}`);
  const chart = life.chart(stay.source);
  const length = stay.end - stay.start;
  const { hoursBetweenVitals } = stay;
  if (hoursBetweenVitals === 'charted') return;
  for (let at = stay.start + 20 * minute; at < stay.end; at += hoursBetweenVitals * hour) {
    const part = (at - stay.start) / length;
    vitalSigns(chart, random, {
      at: at + random.integer(0, 25) * minute,
      levels: levelsBetween(stay.arrival ?? unwellLevels, wellLevels, part),
      encounter: during,
      oxygen: part < 0.4 && stay.arrival === undefined,
    });
  }
}

function bloodRounds(life: Life, stay: HospitalStay, during: Encounter): readonly DiagnosticReport[] {
  const random = life.random(`bloods ${stay.source} ${stay.start}`);
  const length = Math.max(stay.end - stay.start, hour);
  const rounds: DiagnosticReport[] = [];
  for (let days = 0; ; days += stay.daysBetweenBloods) {
    const takenAt = days === 0 ? stay.start + 70 * minute : onDay(stay.start, days, '06:10');
    if (takenAt > stay.end) return rounds;
    const levels = stay.levels((takenAt - stay.start) / length);
    rounds.push(
      ...panelReports(life, random, stay.panels, {
        source: stay.source,
        takenAt: takenAt,
        levels,
        encounter: during,
        fixed: stay.exact?.(days / stay.daysBetweenBloods) ?? {},
        ...(stay.withoutTests && { without: stay.withoutTests }),
      }),
    );
  }
}

function prescriptions(life: Life, stay: HospitalStay, during: Encounter, summary: DocumentReference): readonly MedicationRequest[] {
  const chart = life.chart(stay.source);
  const requester = staffOf(chart, 2);
  for (const key of stay.inpatient) {
    const { code, dose, route, form } = medicines[key];
    medicationRequest(chart, {
      medicine: code,
      dose,
      route,
      authored: stay.start + 2 * hour,
      status: 'completed',
      setting: 'inpatient',
      encounter: during,
      requester,
      separateForm: form,
    });
  }
  return stay.discharge.map((key) => {
    const { code, dose, route, amount }: Medicine = medicines[key];
    const recent = stay.end > Date.UTC(2026, 9, 1);
    return medicationRequest(chart, {
      medicine: code,
      dose,
      route,
      ...(amount && { amount }),
      authored: stay.end - 40 * minute,
      status: recent ? 'active' : 'completed',
      setting: 'discharge',
      encounter: during,
      requester,
      supporting: [summary],
    });
  });
}

/** A stay in hospital: encounter, diagnosis, vital signs, bloods, medicines and, at its end, the discharge summary. */
export function hospitalStay(life: Life, stay: HospitalStay): StayRecords {
  const chart = life.chart(stay.source);
  const during = encounter(chart, {
    kind: 'inpatient',
    type: stay.type ?? contactTypes.admission,
    start: stay.start,
    end: stay.end,
    reason: stay.reason,
    participant: staffOf(chart, 1),
    place: stay.place,
  });
  condition(chart, {
    code: stay.diagnosis,
    category: 'encounter-diagnosis',
    onset: londonDate(stay.start),
    recorded: stay.start + 3 * hour,
    clinical: 'resolved',
    abatement: londonDate(stay.end),
    encounter: during,
    recorder: staffOf(chart, 2),
  });
  observations(life, stay, during);
  const reports = bloodRounds(life, stay, during);
  const summary = letter(life, chart, {
    type: documentTypes.discharge,
    title: stay.letter.title,
    written: stay.letter.written ?? stay.end,
    body: stay.letter.body,
    encounter: during,
    author: staffOf(chart, 1),
    specialty: chart.facility.places[stay.place]?.name ?? 'Medicine',
  });
  return { encounter: during, letter: summary, reports, discharge: prescriptions(life, stay, during, summary) };
}

const chestXray = codeableConcept('Chest X-ray report', loinc('36643-5', 'XR Chest 2 Views'));

export function imagingReport(
  life: Life,
  input: {
    readonly source: HospitalStay['source'];
    readonly at: Instant;
    readonly code?: CodeableConcept;
    readonly conclusion: string;
    readonly encounter?: Encounter;
    readonly issued?: Instant;
  },
): DiagnosticReport {
  const chart = life.chart(input.source);
  const code = input.code ?? chestXray;
  return diagnosticReport(chart, {
    code,
    kind: 'imaging',
    effective: input.at,
    issued: input.issued ?? input.at + day / 12,
    conclusion: input.conclusion,
    author: staffOf(chart, input.source === 'royal-park' ? 2 : 3),
    ...(input.encounter && { encounter: input.encounter }),
    text: `${code.text}\n\n${input.conclusion}\n`,
  });
}
