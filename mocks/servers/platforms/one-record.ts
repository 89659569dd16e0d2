import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';

/** Person whose record each platform holds beside the requested one. */
export const somebodyElse = 'zoe';

type More = Readonly<Record<string, unknown>>;

const day = (index: number): string => `2026-${String((index % 10) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`;
const many = <Made>(count: number, make: (index: number) => Made): readonly Made[] =>
  Array.from({ length: count }, (_, index) => make(index));
const coded = (system: string, code: string, text?: string) => ({ coding: [{ system, code }], ...(text !== undefined && { text }) });
const hl7 = (system: string, code: string) => coded(`http://terminology.hl7.org/CodeSystem/${system}`, code);
const loinc = (code: string, text: string) => coded('http://loinc.org', code, text);

/** Record of one person, of every type that the platforms treat differently, long enough for several pages. */
export function oneRecord(patient: string): readonly FhirResource[] {
  const own = (resourceType: string, id: string, more: More, about = 'subject'): FhirResource => {
    const resource = { resourceType, id: patient === somebodyElse ? `${patient}-${id}` : id, [about]: { reference: `Patient/${patient}` } };
    return { ...resource, ...more };
  };
  return [person(patient), ...observations(own), ...reports(own), ...conditions(own), ...medicines(own), ...remainingTypes(own)];
}

type Own = (resourceType: string, id: string, more: More, about?: string) => FhirResource;

function person(id: string): FhirResource {
  const [family, givenName, value, birthDate] =
    id === somebodyElse ? ['Quaye', 'Zoe', '9991020020', '2018-06-02'] : ['Brooks', 'Ada', '9991020012', '1951-03-14'];
  const patient = {
    resourceType: 'Patient',
    id,
    identifier: [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }],
    name: [{ family, given: [givenName] }],
    birthDate,
    gender: 'female',
  };
  return patient;
}

function observations(own: Own): readonly FhirResource[] {
  const observation = (category: string, id: string, index: number, code: More): FhirResource =>
    own('Observation', id, {
      status: 'final',
      category: [hl7('observation-category', category)],
      code,
      effectiveDateTime: day(index),
      valueQuantity: { value: 60 + index, unit: '1' },
    });
  return [
    ...many(205, (index) => observation('laboratory', `lab-${index}`, index, loinc('2160-0', `Creatinine ${index}`))),
    ...many(30, (index) => observation('vital-signs', `pulse-${index}`, index, loinc('8867-4', `Heart rate ${index}`))),
    ...many(6, (index) => observation('social-history', `smoking-${index}`, index, loinc('72166-2', `Smoking ${index}`))),
    ...many(2, (index) => observation('survey', `survey-${index}`, index, loinc('44249-1', `PHQ-9 ${index}`))),
  ];
}

function reports(own: Own): readonly FhirResource[] {
  return [
    ...many(12, (index) =>
      own('DiagnosticReport', `report-${index}`, {
        status: 'final',
        category: [hl7('v2-0074', 'LAB')],
        code: loinc('24323-8', `Panel ${index}`),
        effectiveDateTime: day(index),
      }),
    ),
    ...many(14, (index) =>
      own('DocumentReference', `letter-${index}`, {
        status: 'current',
        category: [coded('http://hl7.org/fhir/us/core/CodeSystem/us-core-documentreference-category', 'clinical-note')],
        type: loinc('11506-3', `Progress note ${index}`),
        date: `${day(index)}T10:00:00Z`,
        content: [{ attachment: { contentType: 'text/plain', url: `Binary/letter-${index}` } }],
      }),
    ),
  ];
}

function conditions(own: Own): readonly FhirResource[] {
  return ['problem-list-item', 'problem-list-item', 'encounter-diagnosis', 'encounter-diagnosis', 'health-concern'].map((category, index) =>
    own('Condition', `problem-${index}`, {
      clinicalStatus: hl7('condition-clinical', index === 1 ? 'resolved' : 'active'),
      category: [hl7('condition-category', category)],
      code: coded('http://snomed.info/sct', `4405400${index}`, `Problem ${index}`),
      recordedDate: day(index),
    }),
  );
}

function medicines(own: Own): readonly FhirResource[] {
  const medication = (index: number): FhirResource => {
    const resource = { resourceType: 'Medication', id: `med-${index}`, code: { text: `Medicine ${index}` } };
    return resource;
  };
  return [
    ...many(4, medication),
    ...many(6, (index) =>
      own('MedicationRequest', `rx-${index}`, {
        status: index === 5 ? 'stopped' : 'active',
        intent: index === 4 ? 'plan' : 'order',
        medicationReference: { reference: `Medication/med-${index % 4}` },
        authoredOn: day(index),
      }),
    ),
  ];
}

function remainingTypes(own: Own): readonly FhirResource[] {
  const allergy = (id: string, text: string) => own('AllergyIntolerance', id, { code: { text }, recordedDate: day(3) }, 'patient');
  const plan = (category: string) =>
    own('CarePlan', `plan-${category}`, {
      status: 'active',
      intent: 'plan',
      category: [coded('http://snomed.info/sct', category)],
      title: `Plan ${category}`,
      period: { start: day(5) },
    });
  return [
    allergy('penicillin', 'Penicillin'),
    allergy('latex', 'Latex'),
    plan('38717003'),
    plan('736271009'),
    own('Immunization', 'flu', { status: 'completed', vaccineCode: { text: 'Influenza' }, occurrenceDateTime: day(7) }, 'patient'),
    ...many(3, (index) =>
      own('Procedure', `procedure-${index}`, { status: 'completed', code: { text: `Procedure ${index}` }, performedDateTime: day(index) }),
    ),
    ...many(3, (index) =>
      own('Encounter', `visit-${index}`, {
        status: 'finished',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
        type: [{ text: `Visit ${index}` }],
        period: { start: day(index), end: day(index) },
      }),
    ),
    own('Goal', 'walk', { lifecycleStatus: 'active', description: { text: 'Walk every day' }, startDate: day(8) }),
    own('Flag', 'falls', { status: 'active', code: { text: 'Risk of falls' }, period: { start: day(9) } }),
    own('ServiceRequest', 'referral', { status: 'active', intent: 'order', code: { text: 'Cardiology' }, authoredOn: day(9) }),
    own('FamilyMemberHistory', 'father', { status: 'completed', relationship: { text: 'Father' }, date: day(2) }, 'patient'),
  ];
}
