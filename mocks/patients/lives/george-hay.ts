import { allergy } from '#/mocks/fhir/allergy.ts';
import type { Chart } from '#/mocks/fhir/chart.ts';
import { codeableConcept, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { advanceDirective } from '#/mocks/fhir/decision.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { provenance, questionnaireResponse, researchSubject, supplyDelivery } from '#/mocks/patients/courses/home-care.ts';
import { londonInstant, minute } from '#/mocks/fhir/time.ts';
import { problems, procedures } from '#/mocks/patients/catalogue/problems.ts';
import { copyDocument } from '#/mocks/patients/courses/copies.ts';
import { practiceCare } from '#/mocks/patients/courses/general-practice.ts';
import { hospitalStay } from '#/mocks/patients/courses/hospital-stay.ts';
import { nursingVisits } from '#/mocks/patients/courses/other-services.ts';
import { repeatMedicine } from '#/mocks/patients/courses/repeat-medicines.ts';
import { levelsBetween, unwellLevels, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Died on 3 September 2026 of lung cancer, at home, with the district nurses coming in. */
export function georgeHay(life: Life): void {
  const chart = life.chart('riverside-practice');
  practiceCare(life, { from: londonInstant('2016-02-01'), to: londonInstant('2026-08-27'), visitsAYear: 4, kilograms: 66 });
  condition(chart, { code: problems.prostateHyperplasia, onset: '2012', recorded: londonInstant('2012-09-04T11:00') });
  const cancer = condition(chart, { code: problems.lungCancer, onset: '2025-11', recorded: londonInstant('2025-12-02T09:15') });
  cancer.note = [{ text: 'Palliative from the start, by his own wish. Preferred place of death: home.' }];
  allergy(chart, {
    code: codeableConcept('No known drug allergies', snomed('409137002', 'No known drug allergy')),
    recorded: londonInstant('2025-12-02T09:20'),
  });
  repeatMedicine(life, {
    medicine: 'tamsulosin',
    started: londonInstant('2012-09-04T11:10'),
    issuesFrom: londonInstant('2025-08-01'),
    lastIssue: londonInstant('2026-08-03'),
  });
  const stay = hospitalStay(life, {
    source: 'city-hospitals',
    start: londonInstant('2025-11-10T11:00'),
    end: londonInstant('2025-11-14T14:30'),
    reason: 'Weight loss and cough with blood',
    diagnosis: problems.lungCancer,
    place: 2,
    arrival: levelsBetween(wellLevels, unwellLevels, 0.3),
    hoursBetweenVitals: 12,
    panels: ['fullBloodCount', 'renal', 'bone'],
    daysBetweenBloods: 3,
    levels: () => ({ haemoglobin: 109, albumin: 29, calcium: 2.71 }),
    inpatient: ['enoxaparin', 'paracetamol'],
    discharge: ['paracetamol', 'omeprazole'],
    letter: {
      title: 'Discharge summary: lung mass',
      body: [
        'Right hilar mass with adrenal deposits. Biopsy taken at bronchoscopy.',
        'Discussed with Mr Hay and his son. He does not want chemotherapy. Palliative care and district nurses asked to visit.',
      ],
    },
  });
  copyDocument(life.chart('city-hospitals'), life.chart('royal-park'), stay.letter);
  procedure(life.chart('city-hospitals'), {
    code: procedures.biopsy,
    performed: londonInstant('2025-11-12T10:20'),
    encounter: stay.encounter,
  });
  advanceDirective(life.chart('city-hospitals'), {
    code: codeableConcept('Not for resuscitation', snomed('304253006', 'Not for resuscitation')),
    decided: londonInstant('2025-11-13T15:00'),
  });
  nursingVisits(life, londonInstant('2026-06-02T09:30'), 13, 7);
  careAtHome(life.chart('community'));
}

/** Things that the district nurses brought and asked, and the study in which he took part. */
function careAtHome(chart: Chart): void {
  supplyDelivery(chart, { item: 'Pressure-relieving mattress', delivered: londonInstant('2026-06-04T13:15'), quantity: 1 });
  researchSubject(chart, {
    study: 'Comfort at home: breathlessness in lung cancer',
    status: 'off-study',
    from: londonInstant('2026-06-16T10:00'),
    to: londonInstant('2026-08-11T10:00'),
  });
  const visit = londonInstant('2026-08-18T09:50');
  const form = questionnaireResponse(chart, {
    form: ['https://community-health.example/Questionnaire/comfort', 'Comfort at home'],
    authored: visit,
    author: 0,
    answers: [
      ['What has troubled you most in the last three days?', 'Breathlessness on the stairs'],
      ['Pain, 0 (none) to 4 (overwhelming)', 1],
      ['Breathlessness, 0 (none) to 4 (overwhelming)', 3],
      ['Do you want to stay at home?', 'Yes'],
    ],
  });
  provenance(chart, form, { recorded: visit + 20 * minute, author: 0 });
}
