import { appointment } from '#/mocks/fhir/appointment.ts';
import { staffOf } from '#/mocks/fhir/chart.ts';
import { codeableConcept, loinc, quantity } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { observation } from '#/mocks/fhir/observation.ts';
import { procedure } from '#/mocks/fhir/procedure.ts';
import { hour, londonInstant, minute } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes, problems, procedures } from '#/mocks/patients/catalogue/problems.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { vitalSigns, bodyWeight } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

const newborn = { systolic: 66, diastolic: 38, pulse: 140, temperature: 36.9, saturation: 97, breaths: 44 };

/** Three days old: weights in grams matter, ages in hours, and no practice knows him yet. */
export function babyOkoro(life: Life): void {
  const chart = life.chart('city-hospitals');
  const born = londonInstant('2026-11-18T05:42');
  const home = londonInstant('2026-11-20T11:30');
  const birth = encounter(chart, {
    kind: 'inpatient',
    type: contactTypes.birth,
    start: born,
    end: home,
    place: 6,
    reason: 'Birth at 38 weeks and 4 days',
  });
  const random = life.random('newborn');
  for (let at = born + hour; at < home; at += 6 * hour) vitalSigns(chart, random, { at, levels: newborn, encounter: birth, isChild: true });
  bodyWeight(chart, born + 20 * minute, 3.2, birth);
  observation(chart, {
    code: codeableConcept('Apgar score at 5 minutes', loinc('9274-2', '5 minute Apgar Score')),
    category: 'survey',
    effective: born + 5 * minute,
    value: quantity(9, '{score}', '{score}'),
    encounter: birth,
  });
  const bilirubin = {
    code: codeableConcept('Bilirubin, total', loinc('14631-6', 'Bilirubin.total [Moles/volume] in Serum or Plasma')),
    category: 'laboratory',
    encounter: birth,
  } as const;
  observation(chart, {
    ...bilirubin,
    effective: born + 30 * hour,
    issued: born + 32 * hour,
    value: quantity(168, 'µmol/L', 'umol/L'),
    note: 'Age 30 hours: below the treatment line.',
  });
  observation(chart, {
    ...bilirubin,
    effective: born + 50 * hour,
    issued: born + 52 * hour,
    value: quantity(181, 'µmol/L', 'umol/L'),
    note: 'Age 50 hours: below the treatment line.',
  });
  condition(chart, {
    code: problems.jaundiceNewborn,
    category: 'encounter-diagnosis',
    onset: '2026-11-19',
    recorded: born + 31 * hour,
    encounter: birth,
  });
  procedure(chart, { code: procedures.vitaminK, performed: born + 40 * minute, encounter: birth });
  procedure(chart, { code: procedures.newbornCheck, performed: born + 28 * hour, encounter: birth });
  letter(life, chart, {
    type: documentTypes.discharge,
    title: 'Newborn discharge summary',
    written: home,
    encounter: birth,
    specialty: 'Maternity',
    body: [
      'Baby boy, 38+4 weeks, 3.20 kg. Vitamin K given. Newborn check normal, hearing screen passed.',
      'Mild jaundice, below the treatment line. Breastfeeding. Midwife tomorrow, heel prick on day five.',
    ],
  });
  const community = life.chart('community');
  const start = londonInstant('2026-11-21T09:40');
  const visit = encounter(community, {
    kind: 'home',
    type: contactTypes.homeVisit,
    start,
    end: start + 40 * minute,
    reason: 'Day 3 midwife visit',
    participant: staffOf(community, 3),
    text: ['Feeding every two to three hours, five wet nappies, yellow to the chest only.'],
  });
  bodyWeight(community, start + 10 * minute, 3.06, visit);
  appointment(community, {
    title: 'Day 5 midwife visit: heel prick',
    start: londonInstant('2026-11-23T10:00'),
    minutes: 30,
    booked: start + 35 * minute,
  });
}
