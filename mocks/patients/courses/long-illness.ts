import { staffOf } from '#/mocks/fhir/chart.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { day, londonInstant, minute, onDay, type Instant } from '#/mocks/fhir/time.ts';
import type { MedicineKey } from '#/mocks/patients/catalogue/medicines.ts';
import { contactTypes, documentTypes, problems, procedures } from '#/mocks/patients/catalogue/problems.ts';
import type { Life } from '#/mocks/patients/model/life.ts';
import { copyResource, copyDocument } from './copies.ts';
import { practiceBloods } from './general-practice.ts';
import { hospitalStay, imagingReport } from './hospital-stay.ts';
import { letter } from './letters.ts';
import { repeatMedicine } from './repeat-medicines.ts';
import { vitalSigns, wellLevels } from './vital-signs.ts';

export type ProblemKey = keyof typeof problems;

/** The problem list of the practice; both hospitals keep a copy of it. */
export function sharedProblems(life: Life, list: readonly (readonly [ProblemKey, onset: string, recorded: string])[]): void {
  const chart = life.chart('riverside-practice');
  for (const [key, onset, recorded] of list) {
    const problem = condition(chart, { code: problems[key], onset, recorded: londonInstant(recorded) });
    copyResource(chart, life.chart('city-hospitals'), problem);
    copyResource(chart, life.chart('royal-park'), problem);
  }
}

/** Repeat medicines, each known to the hospital as "reported on admission". */
export function sharedMedicines(
  life: Life,
  list: readonly (readonly [MedicineKey, started: string])[],
  issuesFrom: Instant,
  lastIssue: Instant,
): void {
  const chart = life.chart('riverside-practice');
  for (const [medicine, started] of list) {
    const authorisation = repeatMedicine(life, { medicine, started: londonInstant(started), issuesFrom, lastIssue });
    copyResource(chart, life.chart('city-hospitals'), authorisation, { reportedBoolean: true });
  }
}

/** Stays, one after another, the same illness coming back; each summary goes to the neighbour too. */
export function recurrentStays(
  life: Life,
  stays: readonly (readonly [start: string, nights: number])[],
  illness: {
    readonly problem: ProblemKey;
    readonly title: string;
    readonly hoursBetweenVitals: number;
    readonly daysBetweenBloods: number;
  },
): void {
  for (const [date, nights] of stays) {
    const start = londonInstant(date);
    const stay = hospitalStay(life, {
      source: 'city-hospitals',
      start,
      end: onDay(start, nights, '13:20'),
      reason: problems[illness.problem].text ?? illness.title,
      diagnosis: problems[illness.problem],
      place: 1,
      hoursBetweenVitals: illness.hoursBetweenVitals,
      panels: ['fullBloodCount', 'renal', 'liver', 'inflammation'],
      daysBetweenBloods: illness.daysBetweenBloods,
      levels: (part) => ({ crp: 120 - 100 * part, whiteCells: 14 - 5 * part, haemoglobin: 106, creatinine: 580, potassium: 5.1, urea: 19 }),
      inpatient: ['enoxaparin', 'paracetamol', 'furosemide'],
      discharge: ['furosemide'],
      letter: {
        title: `Discharge summary: ${illness.title}`,
        body: [
          `Admitted with ${illness.title} for ${nights} nights. Dialysed on the ward as usual.`,
          'Long-term problems and medicines as in the previous summary; no new allergies were told.',
          'Home with the same medicines. Dialysis goes on at the unit.',
        ],
      },
    });
    imagingReport(life, {
      source: 'city-hospitals',
      at: start + 80 * minute,
      conclusion: 'Cardiomegaly with upper lobe diversion. No focal consolidation.',
      encounter: stay.encounter,
    });
    copyDocument(life.chart('city-hospitals'), life.chart('royal-park'), stay.letter);
  }
}

/** Clinics that write after each visit, one in two of them to the neighbour as well. */
export function clinicYears(life: Life, clinic: string, from: number, to: number, perYear: number): void {
  const chart = life.chart('city-hospitals');
  const random = life.random(`clinic ${clinic}`);
  for (let visit = 0; visit < (to - from) * perYear; visit += 1) {
    const start = onDay(
      londonInstant(`${from}-01-10`),
      Math.floor((visit * 365) / perYear) + random.integer(0, 20),
      random.pick(['09:20', '10:40', '14:00']),
    );
    const held = encounter(chart, {
      kind: 'ambulatory',
      type: contactTypes.outpatient,
      start,
      end: start + 20 * minute,
      reason: clinic,
      participant: staffOf(chart, 1),
      place: 3,
    });
    vitalSigns(chart, random, { at: start - 8 * minute, levels: wellLevels, encounter: held, brief: true });
    const written = letter(life, chart, {
      type: documentTypes.letter,
      title: `${clinic} letter`,
      written: start + 3 * day,
      encounter: held,
      specialty: clinic,
      body: [
        'Diagnoses and medicines as in our last letter.',
        random.pick(['Stable. No change.', 'A little more tired; blood count checked.', 'Ankles swollen: dry weight to come down.']),
        'We shall see the patient again as planned.',
      ],
    });
    if (visit % 2 === 0) copyDocument(chart, life.chart('royal-park'), written);
  }
}

/** Blood at the practice so many times a year. */
export function quarterlyBloods(life: Life, from: number, to: number): void {
  const at = Array.from({ length: (to - from) * 4 }, (_, index) => onDay(londonInstant(`${from}-02-06`), index * 91, '08:40'));
  practiceBloods(life, { at, panels: ['diabetes', 'lipids', 'thyroid'], levels: () => ({ hba1c: 58, cholesterol: 4.1 }) });
}

/** Weeks in critical care on a ventilator, with a full set of vital signs as often as given. */
export function criticalCare(life: Life, date: string, nights: number, hoursBetweenVitals: number): void {
  const start = londonInstant(date);
  const stay = hospitalStay(life, {
    source: 'city-hospitals',
    start,
    end: onDay(start, nights, '15:00'),
    reason: 'Septic shock',
    diagnosis: problems.sepsis,
    place: 5,
    hoursBetweenVitals,
    panels: ['fullBloodCount', 'renal', 'liver', 'inflammation', 'acidBase', 'bone'],
    daysBetweenBloods: 1,
    levels: (part) => ({
      crp: 310 - 260 * part,
      whiteCells: 21 - 12 * part,
      lactate: 4.6 - 3.4 * part,
      haemoglobin: 92,
      creatinine: 460,
      platelets: 90 + 120 * part,
      albumin: 24,
    }),
    inpatient: ['noradrenaline', 'levofloxacin', 'enoxaparin', 'omeprazole'],
    discharge: [],
    letter: {
      title: 'Discharge summary: critical care',
      body: [
        `${nights} nights in critical care with septic shock from a line infection, ventilated for the first ${Math.floor(nights / 3)}.`,
        'Slow recovery, walks with a frame. Line removed; fistula used again.',
      ],
    },
  });
  const chart = life.chart('city-hospitals');
  procedure(chart, {
    code: procedures.ventilation,
    performed: start + 90 * minute,
    until: onDay(start, Math.floor(nights / 3)),
    encounter: stay.encounter,
  });
  for (let nightly = 0; nightly < nights; nightly += 1) {
    letter(life, chart, {
      type: documentTypes.progress,
      title: 'Critical care daily note',
      written: onDay(start, nightly, '18:30'),
      encounter: stay.encounter,
      format: 'text',
      body: [
        'Sedation, ventilation, vasopressor and fluid balance reviewed at the bedside.',
        `Day ${nightly + 1}. Dialysis on the machine beside the bed. Family spoken to.`,
      ],
    });
  }
}
