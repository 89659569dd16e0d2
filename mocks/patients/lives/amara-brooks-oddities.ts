import type { Observation } from 'fhir/r4';
import { carePlan } from '#/mocks/fhir/care-plan.ts';
import { codeableConcept, identifier, loinc, quantity, snomed, codeSystems } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { diagnosticReport } from '#/mocks/fhir/diagnostic-report.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { medicationRequest } from '#/mocks/fhir/medication-request.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { londonInstant } from '#/mocks/fhir/time.ts';
import { contactTypes, problems, procedures } from '#/mocks/patients/catalogue/problems.ts';
import { labTests } from '#/mocks/patients/catalogue/tests.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Statements that do not hold: entered in error, ruled out, not to be given. */
function negations(life: Life): void {
  const hospital = life.chart('city-hospitals');
  condition(life.chart('royal-park'), {
    code: problems.type1Diabetes,
    recorded: londonInstant('2026-11-01T15:20'),
    verification: 'entered-in-error',
    note: 'Wrong type chosen from the list.',
  });
  condition(hospital, {
    code: problems.pulmonaryEmbolism,
    category: 'encounter-diagnosis',
    recorded: londonInstant('2026-11-12T16:10'),
    verification: 'refuted',
    clinical: 'inactive',
    note: 'CT pulmonary angiogram clear.',
  });
  observation(hospital, {
    code: labTests.potassium.code,
    category: 'laboratory',
    effective: londonInstant('2026-11-13T06:10'),
    issued: londonInstant('2026-11-13T09:00'),
    value: quantity(9.8, 'mmol/L', 'mmol/L'),
    status: 'entered-in-error',
    note: 'Haemolysed: sample of another tube.',
  });
  // The medicine itself, of whatever make or strength.
  medicationRequest(hospital, {
    medicine: codeableConcept('Ibuprofen', snomed('387207008', 'Ibuprofen')),
    dose: 'any dose',
    authored: londonInstant('2026-11-13T10:05'),
    setting: 'inpatient',
    doNotPerform: true,
    reason: 'Kidney function',
  });
}

/** A culture reported twice under one number: preliminary, then final. */
function blood(life: Life): void {
  const chart = life.chart('city-hospitals');
  const code = codeableConcept('Blood culture', loinc('600-7', 'Bacteria identified in Blood by Culture'));
  const effective = londonInstant('2026-11-11T10:50');
  const filler = identifier(`${chart.facility.namespace}/Id/microbiology`, 'MB-26-118843');
  for (const [status, issued, text] of [
    ['preliminary', '2026-11-12T18:00', 'No growth after 24 hours.'],
    ['final', '2026-11-16T18:00', 'No growth after 5 days.'],
  ] as const) {
    const culture = observation(chart, {
      code,
      category: 'laboratory',
      effective,
      issued: londonInstant(issued),
      text,
      status,
      filler,
      specimen: 'Blood',
    });
    diagnosticReport(chart, {
      code,
      kind: 'microbiology',
      effective,
      issued: londonInstant(issued),
      results: [culture],
      conclusion: text,
      status,
      filler,
    });
  }
}

/** No date, half a date, and a stay over the night in which the clocks went back. */
function dates(life: Life): void {
  procedure(life.chart('riverside-practice'), { code: procedures.appendicectomy, note: 'In childhood; date not known.' });
  observation(life.chart('royal-park'), {
    code: codeableConcept('Blood group', loinc('882-1', 'ABO and Rh group [Type] in Blood')),
    category: 'laboratory',
    text: 'O Rh D positive',
  });
  condition(life.chart('community'), { code: problems.fall, clinical: 'inactive' });
  procedure(life.chart('royal-park'), { code: procedures.cataract, performedText: '2019-03' });
  procedure(life.chart('royal-park'), { code: procedures.colonoscopy, performedText: '2019' });
  encounter(life.chart('city-hospitals'), {
    kind: 'emergency',
    type: contactTypes.emergency,
    start: londonInstant('2026-10-24T23:10'),
    end: londonInstant('2026-10-25T04:20'),
    reason: 'Nosebleed',
    place: 0,
  });
}

/** Statements that a reader may not take at face value, or that a program may not know. */
function surprises(life: Life): void {
  const community = life.chart('community');
  const carer = condition(community, {
    code: problems.depression,
    onset: '2020-01',
    recorded: londonInstant('2020-02-04T11:00'),
    clinical: 'remission',
  });
  // FHIR R4 §2.4: a modifier that is not understood may turn the meaning round.
  carer.modifierExtension = [{ url: `${community.facility.namespace}/StructureDefinition/concerns-carer-of-patient`, valueBoolean: true }];
  condition(community, {
    code: codeableConcept('Carer support'),
    onset: '2020-01-14',
    recorded: londonInstant('2020-01-14T11:00'),
    note: 'Daughter writes: «أمي تفضّل الحديث بالإنجليزية» 🙂 and asks to be rung after 17:00.',
  });
  const telephoned = observation(life.chart('ambulance'), {
    code: codeableConcept('Blood glucose by finger prick', loinc('14743-9', 'Glucose in Capillary blood by Glucometer')),
    category: 'vital-signs',
    effective: londonInstant('2025-08-09T21:18'),
    value: quantity(3.1, 'mmol/L', 'mmol/L'),
  });
  // A code that is not in the value set: newer or private ones turn up.
  telephoned.status = 'telephoned' as string as Observation['status'];
  observation(life.chart('royal-park'), {
    code: { coding: [{ system: codeSystems.loinc, code: '2532-0' }] },
    category: 'laboratory',
    effective: londonInstant('2022-03-08T07:15'),
    value: quantity(214, 'U/L', 'U/L'),
  });
  observation(life.chart('city-hospitals'), {
    code: codeableConcept('D-dimer', loinc('48065-7', 'Fibrin D-dimer FEU')),
    category: 'laboratory',
    effective: londonInstant('2026-11-11T10:40'),
    issued: londonInstant('2026-11-11T12:00'),
    value: { ...quantity(0.27, 'mg/L', 'mg/L'), comparator: '<' },
    flag: 'N',
  });
  carePlan(community, {
    title: 'COPD self-management plan',
    start: londonInstant('2023-06-27T13:30'),
    end: londonInstant('2027-06-27'),
    description: 'Rescue pack at home; when to start it and whom to ring.',
    activities: ['Reliever as needed', 'Rescue pack when sputum turns green', 'Ring the respiratory nurse within a day'],
  });
}

export function amaraOddities(life: Life): void {
  negations(life);
  blood(life);
  dates(life);
  surprises(life);
}
