import { allergy } from '#/mocks/fhir/allergy.ts';
import { codeableConcept, hl7Coding, snomed } from '#/mocks/fhir/codes.ts';
import { condition } from '#/mocks/fhir/condition.ts';
import { encounter } from '#/mocks/fhir/encounter.ts';
import { flag } from '#/mocks/fhir/flag.ts';
import { londonInstant, minute } from '#/mocks/fhir/time.ts';
import { contactTypes, documentTypes, problems } from '#/mocks/patients/catalogue/problems.ts';
import { practiceBloods, practiceCare } from '#/mocks/patients/courses/general-practice.ts';
import { imagingReport } from '#/mocks/patients/courses/hospital-stay.ts';
import { letter } from '#/mocks/patients/courses/letters.ts';
import { vitalSigns, wellLevels } from '#/mocks/patients/courses/vital-signs.ts';
import type { Life } from '#/mocks/patients/model/life.ts';

/** Her address is restricted: the index keeps it back, and no source that still has it may give it away. */
export function niaRees(life: Life): void {
  const chart = life.chart('riverside-practice');
  practiceCare(life, { from: londonInstant('2019-03-01'), to: londonInstant('2026-11-12'), visitsAYear: 3 });
  condition(chart, { code: problems.migraine, onset: '2014', recorded: londonInstant('2019-03-12T10:10') });
  const abuse = condition(chart, { code: problems.domesticAbuse, onset: '2025-01', recorded: londonInstant('2025-01-21T14:00') });
  abuse.meta = {
    ...abuse.meta,
    security: [
      hl7Coding('v3-Confidentiality', 'R', 'restricted'),
      hl7Coding('v3-ActCode', 'SDV', 'sexual assault, abuse, or domestic violence information sensitivity'),
    ],
  };
  allergy(chart, {
    code: codeableConcept('Codeine', snomed('387494007', 'Codeine')),
    onset: '2016',
    recorded: londonInstant('2019-03-12T10:15'),
    category: 'medication',
    reaction: { manifestation: codeableConcept('Vomiting', snomed('422400008', 'Vomiting')), severity: 'mild' },
  });
  practiceBloods(life, {
    at: [londonInstant('2026-02-10T08:30')],
    panels: ['fullBloodCount', 'renal', 'thyroid'],
    levels: () => ({ haemoglobin: 121 }),
  });
  flag(chart, { code: codeableConcept('Do not tell anybody the address'), from: londonInstant('2025-01-21T14:10') });
  const hospital = life.chart('city-hospitals');
  const start = londonInstant('2025-01-18T22:15');
  const visit = encounter(hospital, {
    kind: 'emergency',
    type: contactTypes.emergency,
    start,
    end: start + 220 * minute,
    reason: 'Wrist injury',
    place: 0,
  });
  vitalSigns(hospital, life.random('wrist'), { at: start + 20 * minute, levels: wellLevels, encounter: visit });
  imagingReport(life, {
    source: 'city-hospitals',
    at: start + 60 * minute,
    code: codeableConcept('X-ray of left wrist report', snomed('168665001', 'Plain X-ray of wrist')),
    conclusion: 'No fracture.',
    encounter: visit,
  });
  letter(life, hospital, {
    type: documentTypes.emergency,
    title: 'Emergency department summary: wrist',
    written: start + 230 * minute,
    encounter: visit,
    body: ['Soft tissue injury of the left wrist. Seen alone. Offered support, contact numbers given.'],
  });
  const neighbour = life.chart('royal-park');
  letter(life, neighbour, {
    type: documentTypes.letter,
    title: 'Headache clinic letter',
    written: londonInstant('2023-09-14T16:00'),
    specialty: 'Neurology',
    body: ['Migraine without aura, four a month. Propranolol considered, not started.', 'No follow-up needed.'],
  });
}
