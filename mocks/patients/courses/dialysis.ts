import { staffOf } from '#/mocks/fhir/chart.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { day, hour, minute, onDay, type Instant } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes, procedures } from '#/mocks/patients/catalogue/problems.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import type { Random } from '#/mocks/patients/model/random.ts';
import { panelReports, type ResultLevels } from './blood-tests.ts';
import { copyReport } from './copies.ts';
import { letter } from './letters.ts';
import { vitalSigns, bodyWeight, type VitalLevels } from './vital-signs.ts';

const before: VitalLevels = { systolic: 152, diastolic: 82, pulse: 78, temperature: 36.5, saturation: 97, breaths: 16 };
const after: VitalLevels = { systolic: 134, diastolic: 74, pulse: 82, temperature: 36.4, saturation: 98, breaths: 16 };
const levels: ResultLevels = {
  creatinine: 690,
  urea: 21,
  potassium: 5.2,
  haemoglobin: 108,
  phosphate: 1.7,
  pth: 32,
  albumin: 36,
  ferritin: 410,
};

export interface Dialysis {
  readonly from: Instant;
  readonly to: Instant;
  readonly dryKilograms: number;
  /** Every how many months the neighbouring hospital is sent the bloods. */
  readonly copyEveryMonths: number;
}

/** Four hours on the machine: arrival, departure, the fluid removed, and the nurse's few lines. */
function session(life: Life, random: Random, at: Instant, dry: number): void {
  const chart = life.chart('city-hospitals');
  const gain = random.near(2, 0.6);
  const end = at + 4 * hour + 20 * minute;
  const held = encounter(chart, {
    kind: 'ambulatory',
    type: contactTypes.dialysis,
    start: at,
    end,
    participant: staffOf(chart, 5),
    place: 4,
    text: [
      `Came in ${gain.toFixed(1)} kg above dry weight, fistula with good thrill.`,
      'Four hours, no cramps, no low blood pressure, needles out without bleeding.',
      random.pick(['Next session as planned.', 'Asked about holiday dialysis; nurse to arrange.', 'Reminded of fluid limit.']),
    ],
  });
  procedure(chart, { code: procedures.haemodialysis, performed: at + 15 * minute, until: end - 5 * minute, encounter: held });
  vitalSigns(chart, random, { at: at + 8 * minute, levels: before, encounter: held, brief: true });
  bodyWeight(chart, at + 5 * minute, dry + gain, held);
  vitalSigns(chart, random, { at: end - 4 * minute, levels: after, encounter: held, brief: true });
  bodyWeight(chart, end - 2 * minute, dry, held);
}

function monthly(life: Life, random: Random, at: Instant, month: number, dialysis: Dialysis): void {
  const hospital = life.chart('city-hospitals');
  const reports = panelReports(life, random, ['fullBloodCount', 'renal', 'bone', 'liver'], {
    source: 'city-hospitals',
    takenAt: at + 10 * minute,
    levels,
  });
  if (month % dialysis.copyEveryMonths === 0) for (const report of reports) copyReport(hospital, life.chart('royal-park'), report);
  if (month % 3 !== 0) return;
  letter(life, hospital, {
    type: documentTypes.letter,
    title: 'Renal clinic letter',
    written: at + 5 * day,
    author: staffOf(hospital, 4),
    specialty: 'Nephrology',
    body: [
      'Stage 5 chronic kidney disease on hospital haemodialysis three times a week through a left arm fistula.',
      'Dialysis adequate. Phosphate above target: binder with every meal. Blood count steady on darbepoetin.',
      'Blood pressure before dialysis a little high: dry weight lowered by half a kilogram.',
      'Review in three months.',
    ],
  });
}

/** Haemodialysis on Mondays, Wednesdays and Fridays; bloods on the first session of a month, a letter each quarter. */
export function dialysis(life: Life, course: Dialysis): void {
  const random = life.random('dialysis');
  const weekdays = new Set([1, 3, 5]);
  let month = -1;
  let months = 0;
  for (let at = onDay(course.from, 0, '07:30'); at + 5 * hour < course.to; at = onDay(at, 1, '07:30')) {
    const today = new Date(at);
    if (!weekdays.has(today.getUTCDay())) continue;
    session(life, random, at, course.dryKilograms);
    if (today.getUTCMonth() === month) continue;
    month = today.getUTCMonth();
    if (at + 6 * day < course.to) monthly(life, random, at, months, course);
    months += 1;
  }
}
