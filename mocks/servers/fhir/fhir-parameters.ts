import {
  category,
  clinical,
  code,
  date,
  identifier,
  intent,
  reference,
  shared,
  status,
  string,
  token,
  type TypeSearch,
} from './search-parameter.ts';

/** Every type that a server of the exchange can hold; the order is the order of its CapabilityStatement. */
export const typeSearches: ReadonlyMap<string, TypeSearch> = new Map([
  [
    'Patient',
    shared(
      [
        identifier,
        string('family', 'name.family'),
        string('given', 'name.given'),
        date('birthdate', 'birthDate'),
        token('gender', 'gender'),
        token('active', 'active'),
        string('address-postalcode', 'address.postalCode'),
      ],
      { 'general-practitioner': 'generalPractitioner', organization: 'managingOrganization' },
    ),
  ],
  [
    'AllergyIntolerance',
    clinical([code, token('clinical-status', 'clinicalStatus'), date('date', 'recordedDate')], {
      recorder: 'recorder',
      asserter: 'asserter',
    }),
  ],
  [
    'Condition',
    clinical(
      [
        category,
        code,
        token('clinical-status', 'clinicalStatus'),
        date('onset-date', 'onsetDateTime'),
        date('recorded-date', 'recordedDate'),
      ],
      { encounter: 'encounter', asserter: 'asserter' },
    ),
  ],
  [
    'MedicationRequest',
    clinical([status, intent, token('code', 'medicationCodeableConcept'), category, date('authoredon', 'authoredOn')], {
      medication: 'medicationReference',
      requester: 'requester',
      encounter: 'encounter',
    }),
  ],
  [
    'MedicationStatement',
    clinical([status, category, token('code', 'medicationCodeableConcept'), date('effective', 'effectiveDateTime', 'effectivePeriod')], {
      medication: 'medicationReference',
    }),
  ],
  [
    'MedicationDispense',
    clinical([status, token('code', 'medicationCodeableConcept'), date('whenhandedover', 'whenHandedOver')], {
      medication: 'medicationReference',
      prescription: 'authorizingPrescription',
    }),
  ],
  [
    'MedicationAdministration',
    clinical([status, token('code', 'medicationCodeableConcept'), date('effective-time', 'effectiveDateTime', 'effectivePeriod')], {
      medication: 'medicationReference',
    }),
  ],
  [
    'Observation',
    clinical([category, code, status, date('date', 'effectiveDateTime', 'effectivePeriod', 'effectiveInstant')], {
      'has-member': 'hasMember',
      performer: 'performer',
      encounter: 'encounter',
      specimen: 'specimen',
    }),
  ],
  [
    'DiagnosticReport',
    clinical([category, code, status, date('date', 'effectiveDateTime', 'effectivePeriod'), date('issued', 'issued')], {
      result: 'result',
      performer: 'performer',
      encounter: 'encounter',
      media: 'media.link',
    }),
  ],
  ['ImagingStudy', clinical([status, date('started', 'started')])],
  [
    'Immunization',
    clinical([status, token('vaccine-code', 'vaccineCode'), date('date', 'occurrenceDateTime')], {
      performer: 'performer.actor',
      location: 'location',
    }),
  ],
  [
    'Procedure',
    clinical([status, category, code, date('date', 'performedDateTime', 'performedPeriod')], {
      performer: 'performer.actor',
      encounter: 'encounter',
      location: 'location',
    }),
  ],
  [
    'Encounter',
    clinical([status, token('class', 'class'), token('type', 'type'), date('date', 'period')], {
      location: 'location.location',
      participant: 'participant.individual',
      'service-provider': 'serviceProvider',
    }),
  ],
  [
    'DocumentReference',
    clinical([status, category, token('type', 'type'), date('date', 'date'), date('period', 'context.period')], {
      author: 'author',
      custodian: 'custodian',
      encounter: 'context.encounter',
    }),
  ],
  ['Composition', clinical([status, category, token('type', 'type'), date('date', 'date')], { author: 'author' })],
  ['CarePlan', clinical([status, category, intent, date('date', 'period')], { 'care-team': 'careTeam' })],
  ['CareTeam', clinical([status, category], { participant: 'participant.member' })],
  ['Goal', clinical([token('lifecycle-status', 'lifecycleStatus'), date('start-date', 'startDate')])],
  ['Flag', clinical([status, category, code, date('date', 'period')], { author: 'author' })],
  ['Appointment', clinical([status, date('date', 'start')], { practitioner: 'participant.actor', location: 'participant.actor' })],
  [
    'ServiceRequest',
    clinical(
      [status, intent, category, code, date('authored', 'authoredOn'), date('occurrence', 'occurrenceDateTime', 'occurrencePeriod')],
      { requester: 'requester', performer: 'performer' },
    ),
  ],
  ['FamilyMemberHistory', clinical([status, code, date('date', 'date')])],
  ['Device', clinical([status, token('type', 'type')])],
  ['Communication', clinical([status, category, date('sent', 'sent')])],
  ['QuestionnaireResponse', clinical([status, date('authored', 'authored')])],
  ['EpisodeOfCare', clinical([status, date('date', 'period')])],
  ['RelatedPerson', clinical([identifier, string('name', 'name.family')])],
  ['List', clinical([status, code, date('date', 'date')], { item: 'entry.item' })],
  ['Specimen', clinical([status])],
  ['Provenance', clinical([reference('target', 'target')], { agent: 'agent.who' })],
  ['Consent', shared([status, category, token('scope', 'scope'), date('date', 'dateTime')], { organization: 'organization' })],
  ['Medication', shared([identifier, code, status])],
  ['Practitioner', shared([identifier, string('family', 'name.family'), string('given', 'name.given')])],
  [
    'PractitionerRole',
    shared(
      [
        identifier,
        reference('practitioner', 'practitioner'),
        reference('organization', 'organization'),
        token('role', 'code'),
        token('active', 'active'),
      ],
      { practitioner: 'practitioner', organization: 'organization' },
    ),
  ],
  ['Organization', shared([identifier, string('name', 'name')])],
  ['Location', shared([identifier, string('name', 'name')])],
  ['Binary', shared([])],
] satisfies readonly (readonly [string, TypeSearch])[]);

/** Parameters that name the patient, and so choose the index instead of being compared one by one. */
export const patientParameters: ReadonlySet<string> = new Set(['patient', 'subject', 'patient.identifier', 'subject.identifier']);

/** The types whose search takes the patient: the clinical ones and Consent. */
export const takesPatient = (type: string): boolean => type === 'Consent' || (typeSearches.get(type)?.clinical ?? false);
