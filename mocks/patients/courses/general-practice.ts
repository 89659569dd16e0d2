import type { CodeableConcept, DiagnosticReport, Encounter } from 'fhir/r4';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc, snomed } from '#/mocks/fhir/codes.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { day, minute, onDay, type Instant } from '#/mocks/fhir/time.ts';
import { everydayVisits, reviewVisits, type PracticeVisit } from '#/mocks/patients/catalogue/consultations.ts';
import { contactTypes } from '#/mocks/patients/catalogue/problems.ts';
import type { PanelKey } from '#/mocks/patients/catalogue/tests.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import { panelReports, type ResultLevels } from './blood-tests.ts';
import { copyReport } from './copies.ts';
import { vitalSigns, bodyWeight, wellLevels, type VitalLevels } from './vital-signs.ts';

const source = 'riverside-practice';

/** A consultation with its text: complaint, findings, plan, and the background that every such note repeats. */
export function consultation(
  life: Life,
  at: Instant,
  visit: PracticeVisit,
  more: { readonly background?: string; readonly staff?: number; readonly telephone?: boolean } = {},
): Encounter {
  const chart = life.chart(source);
  return encounter(chart, {
    kind: more.telephone ? 'virtual' : 'ambulatory',
    type: more.telephone ? contactTypes.telephone : contactTypes.gpConsultation,
    start: at,
    end: at + 12 * minute,
    reason: visit.reason,
    participant: staffOf(chart, more.staff ?? 0),
    text: [
      `Problem: ${visit.reason}`,
      `History: ${visit.history}`,
      `Examination: ${visit.examination}`,
      `Plan: ${visit.plan}`,
      ...(more.background ? [`Background: ${more.background}`] : []),
    ],
  });
}

export interface PracticeCare {
  readonly from: Instant;
  readonly to: Instant;
  readonly visitsAYear: number;
  readonly background?: string;
  readonly vitals?: VitalLevels;
  readonly kilograms?: number;
  readonly reviews?: boolean;
}

/** Years of ordinary general practice: so many visits a year, some with blood pressure and weight. */
export function practiceCare(life: Life, care: PracticeCare): void {
  const random = life.random('practice');
  const chart = life.chart(source);
  const gap = (365 * day) / care.visitsAYear;
  for (let at = care.from + gap * random.next(); at < care.to; at += gap * (0.6 + 0.8 * random.next())) {
    const start = onDay(at, 0, `${String(random.integer(8, 16)).padStart(2, '0')}:${random.pick(['00', '10', '20', '40', '50'])}`);
    if (start + day > care.to) return;
    const review = care.reviews !== false && random.chance(0.35);
    const visit = random.pick(review ? reviewVisits : everydayVisits);
    const held = consultation(life, start, visit, {
      ...(care.background && { background: care.background }),
      staff: random.integer(0, 3),
      telephone: !review && random.chance(0.25),
    });
    if (!review) continue;
    vitalSigns(chart, random, { at: start + 5 * minute, levels: care.vitals ?? wellLevels, encounter: held, brief: true });
    bodyWeight(chart, start + 6 * minute, random.near(care.kilograms ?? 72, 2), held);
  }
}

const smokingStatus = codeableConcept('Tobacco smoking status', loinc('72166-2', 'Tobacco smoking status'));

/** Questions of the practice at a review: smoking, so that there is social history too. */
export function recordSmoking(life: Life, askedAt: Instant, answer: CodeableConcept): void {
  observation(life.chart(source), { code: smokingStatus, category: 'social-history', effective: askedAt, concept: answer });
}

export const exSmoker = codeableConcept('Ex-smoker', snomed('8517006', 'Ex-smoker'));
export const neverSmoked = codeableConcept('Never smoked tobacco', snomed('266919005', 'Never smoked tobacco'));

export interface PracticeBloods {
  readonly at: readonly Instant[];
  readonly panels: readonly PanelKey[];
  readonly levels: (at: Instant) => ResultLevels;
}

/** Blood that the practice takes and the hospital's laboratory examines: both then hold the same report. */
export function practiceBloods(life: Life, tests: PracticeBloods): readonly DiagnosticReport[] {
  const random = life.random('practice-bloods');
  const hospital = life.chart('city-hospitals');
  return tests.at.flatMap((takenAt) =>
    panelReports(life, random, tests.panels, { source: 'city-hospitals', takenAt: takenAt, levels: tests.levels(takenAt) }).map((report) =>
      copyReport(hospital, life.chart(source), report),
    ),
  );
}
