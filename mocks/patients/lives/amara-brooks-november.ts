import type { Encounter } from 'fhir/r4';
import { allergy } from '#/mocks/fhir/allergy.ts';
import { appointment } from '#/mocks/fhir/appointment.ts';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { treatmentOrder } from '#/mocks/fhir/decision.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { flag } from '#/mocks/fhir/flag.ts';
import { referral } from '#/mocks/fhir/service-request.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { contactTypes, problems } from '#/mocks/patients/catalogue/problems.ts';
import { panelReport, labResult } from '#/mocks/patients/courses/blood-tests.ts';
import { copyResource, copyDocument } from '#/mocks/patients/courses/copies.ts';
import { hospitalStay, imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { call111, ambulanceConveyance } from '#/mocks/patients/courses/other-services.ts';
import { levelsBetween, unwellLevels, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import { nextAccession, type Life } from '#/mocks/patients/model/life.ts';
import { emergencyChart, wardChart, writeObservationChart } from './amara-brooks-observations.ts';
import { penicillinSubstance } from './amara-brooks-practice.ts';

const source = 'city-hospitals';

const summary = [
  'Reason for admission: four days of fever, productive cough and breathlessness.',
  'Diagnosis: right lower lobe community acquired pneumonia, CURB-65 score 2, on a background of COPD and type 2 diabetes.',
  'In hospital: controlled oxygen for three days, intravenous levofloxacin changed to doxycycline by mouth on day four; enoxaparin throughout. Blood cultures no growth. Pulmonary embolism was considered and ruled out.',
  'Allergy: a rash after a penicillin is noted here as unconfirmed; the practice has since recorded anaphylaxis in 1998. No penicillin was given.',
  'Blood pressure 158/88 to 164/92 on the ward: ramipril increased from 5 mg to 10 mg once a day.',
  'Medicines changed: ramipril 10 mg once a day (was 5 mg). Medicines started: doxycycline to finish, prednisolone for 5 days. All others unchanged.',
  'For the practice: please check kidney function and potassium within one week. Repeat chest X-ray in six weeks is arranged by us.',
];

/** Falling under enoxaparin, and lower still on the 21st. */
const plateletsByDay = [312, 296, 281, 258, 243, 219, 196, 171];

function pneumonia(life: Life): Encounter {
  const chart = life.chart(source);
  const neighbour = life.chart('royal-park');
  const stay = hospitalStay(life, {
    source,
    start: londonInstant('2026-11-11T09:30'),
    end: londonInstant('2026-11-18T16:40'),
    reason: 'Fever and breathlessness',
    diagnosis: problems.pneumonia,
    place: 2,
    hoursBetweenVitals: 'charted',
    panels: ['fullBloodCount', 'renal', 'inflammation'],
    daysBetweenBloods: 1,
    levels: (part) => ({
      crp: 212 - 180 * part,
      whiteCells: 17 - 8 * part,
      haemoglobin: 112 - 6 * part,
      creatinine: 121 - 24 * part,
      urea: 10.5 - 3 * part,
    }),
    exact: (round) => ({ platelets: plateletsByDay[round] ?? 171 }),
    inpatient: ['levofloxacin', 'enoxaparin', 'paracetamol', 'salbutamol'],
    discharge: ['ramipril10', 'doxycycline', 'prednisolone'],
    letter: { title: 'Discharge summary: pneumonia', body: summary },
  });
  writeObservationChart(chart, wardChart, stay.encounter);
  copyDocument(chart, neighbour, stay.letter);
  for (const medicine of stay.discharge.slice(1)) copyResource(chart, neighbour, medicine);
  imagingReport(life, {
    source,
    at: londonInstant('2026-11-11T10:15'),
    conclusion: 'Consolidation in the right lower zone. No effusion. Hyperinflated lungs.',
    encounter: stay.encounter,
  });
  imagingReport(life, {
    source,
    at: londonInstant('2026-11-14T11:05'),
    issued: londonInstant('2026-11-14T11:48'),
    conclusion: 'Right lower zone consolidation, less dense than on 11-Nov-2026. Small right effusion. No pneumothorax.',
    encounter: stay.encounter,
  });
  allergy(chart, {
    code: penicillinSubstance,
    recorded: londonInstant('2026-11-11T10:55'),
    verification: 'unconfirmed',
    category: 'medication',
    reaction: { manifestation: codeableConcept('Rash', snomed('271807003', 'Eruption of skin')) },
    note: 'From the patient on arrival, who was unwell: a rash years ago.',
    recorder: staffOf(chart, 2),
  });
  // Made for the time in hospital, and never revoked: it has to be asked again.
  treatmentOrder(chart, {
    code: codeableConcept('Do not attempt CPR', snomed('450476008', 'Not for attempted cardiopulmonary resuscitation')),
    decided: londonInstant('2026-11-12T15:20'),
    encounter: stay.encounter,
  });
  flag(chart, {
    code: codeableConcept('Falls risk', snomed('129839007', 'At increased risk for falls')),
    from: londonInstant('2026-11-11T11:00'),
  });
  return stay.encounter;
}

/** The second visit: still open at the demo's clock, and the encounter that a launch may name. */
function kidneys(life: Life): void {
  const chart = life.chart(source);
  const random = life.random('kidneys');
  ambulanceConveyance(life, londonInstant('2026-11-20T02:35'), 'Dizziness and collapse', levelsBetween(wellLevels, unwellLevels, 0.4), {
    silent: true,
  });
  const visit = encounter(chart, {
    kind: 'emergency',
    type: contactTypes.emergency,
    start: londonInstant('2026-11-20T03:50'),
    reason: 'Dizziness and collapse',
    participant: staffOf(chart, 0),
    place: 0,
  });
  condition(chart, {
    code: problems.acuteKidneyInjury,
    category: 'encounter-diagnosis',
    onset: '2026-11-20',
    recorded: londonInstant('2026-11-20T08:20'),
    verification: 'provisional',
    encounter: visit,
    recorder: staffOf(chart, 0),
  });
  writeObservationChart(chart, emergencyChart, visit);
  const early = { source, takenAt: londonInstant('2026-11-20T06:10'), encounter: visit, exact: true } as const;
  // A test ordered alone, and so a row of its own rather than a line of a panel.
  labResult(life, chart, 'creatinine', 142, early, nextAccession(life));
  labResult(life, chart, 'potassium', 5.6, early, nextAccession(life));
  const later = { source, takenAt: londonInstant('2026-11-21T09:12'), encounter: visit, exact: true } as const;
  labResult(life, chart, 'hba1c', 61, later, nextAccession(life));
  const count = {
    haemoglobin: 104,
    whiteCells: 8.1,
    platelets: 128,
    redCells: 3.85,
    haematocrit: 0.335,
    mcv: 87,
    mch: 27,
    mchc: 310,
    rdw: 14.2,
    neutrophils: 5.3,
    lymphocytes: 1.9,
    monocytes: 0.6,
    eosinophils: 0.25,
    basophils: 0.05,
    mpv: 10.1,
  };
  panelReport(life, random, 'fullBloodCount', { ...later, levels: count });
}

export function amaraInNovember(life: Life): void {
  const chart = life.chart(source);
  call111(life, londonInstant('2026-11-11T07:05'), 'Fever, breathless, confused since the night', 'Ambulance sent.');
  ambulanceConveyance(life, londonInstant('2026-11-11T08:10'), 'Fever and breathlessness', unwellLevels);
  pneumonia(life);
  appointment(chart, {
    title: 'Respiratory clinic, chest X-ray',
    start: londonInstant('2026-12-30T10:40'),
    minutes: 20,
    booked: londonInstant('2026-11-18T15:30'),
  });
  referral(chart, {
    code: codeableConcept('Referral to community respiratory team'),
    authored: londonInstant('2026-11-18T15:10'),
    to: 'Community & Mental Health',
    reason: 'Support after discharge',
  });
  appointment(life.chart('community'), {
    title: 'Community respiratory nurse, home visit',
    start: londonInstant('2026-11-27T13:00'),
    minutes: 45,
    booked: londonInstant('2026-11-19T09:30'),
  });
  kidneys(life);
}
