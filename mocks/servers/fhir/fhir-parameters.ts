import {
  categoryParameter,
  clinicalSearch,
  codeParameter,
  dateParameter,
  identifierParameter,
  intentParameter,
  referenceParameter,
  sharedSearch,
  statusParameter,
  stringParameter,
  tokenParameter,
  type TypeSearch,
} from './search-parameter.ts';

/** Every type that a server of the exchange can hold; the order is the order of its CapabilityStatement. */
export const typeSearches: ReadonlyMap<string, TypeSearch> = new Map([
  [
    'Patient',
    sharedSearch(
      [
        identifierParameter,
        stringParameter('family', 'name.family'),
        stringParameter('given', 'name.given'),
        dateParameter('birthdate', 'birthDate'),
        tokenParameter('gender', 'gender'),
        tokenParameter('active', 'active'),
        stringParameter('address-postalcode', 'address.postalCode'),
      ],
      { 'general-practitioner': 'generalPractitioner', organization: 'managingOrganization' },
    ),
  ],
  [
    'AllergyIntolerance',
    clinicalSearch([codeParameter, tokenParameter('clinical-status', 'clinicalStatus'), dateParameter('date', 'recordedDate')], {
      recorder: 'recorder',
      asserter: 'asserter',
    }),
  ],
  [
    'Condition',
    clinicalSearch(
      [
        categoryParameter,
        codeParameter,
        tokenParameter('clinical-status', 'clinicalStatus'),
        dateParameter('onset-date', 'onsetDateTime'),
        dateParameter('recorded-date', 'recordedDate'),
      ],
      { encounter: 'encounter', asserter: 'asserter' },
    ),
  ],
  [
    'MedicationRequest',
    clinicalSearch(
      [
        statusParameter,
        intentParameter,
        tokenParameter('code', 'medicationCodeableConcept'),
        categoryParameter,
        dateParameter('authoredon', 'authoredOn'),
      ],
      {
        medication: 'medicationReference',
        requester: 'requester',
        encounter: 'encounter',
      },
    ),
  ],
  [
    'MedicationStatement',
    clinicalSearch(
      [
        statusParameter,
        categoryParameter,
        tokenParameter('code', 'medicationCodeableConcept'),
        dateParameter('effective', 'effectiveDateTime', 'effectivePeriod'),
      ],
      {
        medication: 'medicationReference',
      },
    ),
  ],
  [
    'MedicationDispense',
    clinicalSearch(
      [statusParameter, tokenParameter('code', 'medicationCodeableConcept'), dateParameter('whenhandedover', 'whenHandedOver')],
      {
        medication: 'medicationReference',
        prescription: 'authorizingPrescription',
      },
    ),
  ],
  [
    'MedicationAdministration',
    clinicalSearch(
      [
        statusParameter,
        tokenParameter('code', 'medicationCodeableConcept'),
        dateParameter('effective-time', 'effectiveDateTime', 'effectivePeriod'),
      ],
      {
        medication: 'medicationReference',
      },
    ),
  ],
  [
    'Observation',
    clinicalSearch(
      [
        categoryParameter,
        codeParameter,
        statusParameter,
        dateParameter('date', 'effectiveDateTime', 'effectivePeriod', 'effectiveInstant'),
      ],
      {
        'has-member': 'hasMember',
        performer: 'performer',
        encounter: 'encounter',
        specimen: 'specimen',
      },
    ),
  ],
  [
    'DiagnosticReport',
    clinicalSearch(
      [
        categoryParameter,
        codeParameter,
        statusParameter,
        dateParameter('date', 'effectiveDateTime', 'effectivePeriod'),
        dateParameter('issued', 'issued'),
      ],
      {
        result: 'result',
        performer: 'performer',
        encounter: 'encounter',
        media: 'media.link',
      },
    ),
  ],
  ['ImagingStudy', clinicalSearch([statusParameter, dateParameter('started', 'started')])],
  [
    'Immunization',
    clinicalSearch([statusParameter, tokenParameter('vaccine-code', 'vaccineCode'), dateParameter('date', 'occurrenceDateTime')], {
      performer: 'performer.actor',
      location: 'location',
    }),
  ],
  [
    'Procedure',
    clinicalSearch([statusParameter, categoryParameter, codeParameter, dateParameter('date', 'performedDateTime', 'performedPeriod')], {
      performer: 'performer.actor',
      encounter: 'encounter',
      location: 'location',
    }),
  ],
  [
    'Encounter',
    clinicalSearch([statusParameter, tokenParameter('class', 'class'), tokenParameter('type', 'type'), dateParameter('date', 'period')], {
      location: 'location.location',
      participant: 'participant.individual',
      'service-provider': 'serviceProvider',
    }),
  ],
  [
    'DocumentReference',
    clinicalSearch(
      [
        statusParameter,
        categoryParameter,
        tokenParameter('type', 'type'),
        dateParameter('date', 'date'),
        dateParameter('period', 'context.period'),
      ],
      {
        author: 'author',
        custodian: 'custodian',
        encounter: 'context.encounter',
      },
    ),
  ],
  [
    'Composition',
    clinicalSearch([statusParameter, categoryParameter, tokenParameter('type', 'type'), dateParameter('date', 'date')], {
      author: 'author',
    }),
  ],
  [
    'CarePlan',
    clinicalSearch([statusParameter, categoryParameter, intentParameter, dateParameter('date', 'period')], { 'care-team': 'careTeam' }),
  ],
  ['CareTeam', clinicalSearch([statusParameter, categoryParameter], { participant: 'participant.member' })],
  ['Goal', clinicalSearch([tokenParameter('lifecycle-status', 'lifecycleStatus'), dateParameter('start-date', 'startDate')])],
  ['Flag', clinicalSearch([statusParameter, categoryParameter, codeParameter, dateParameter('date', 'period')], { author: 'author' })],
  [
    'Appointment',
    clinicalSearch([statusParameter, dateParameter('date', 'start')], { practitioner: 'participant.actor', location: 'participant.actor' }),
  ],
  [
    'ServiceRequest',
    clinicalSearch(
      [
        statusParameter,
        intentParameter,
        categoryParameter,
        codeParameter,
        dateParameter('authored', 'authoredOn'),
        dateParameter('occurrence', 'occurrenceDateTime', 'occurrencePeriod'),
      ],
      { requester: 'requester', performer: 'performer' },
    ),
  ],
  ['FamilyMemberHistory', clinicalSearch([statusParameter, codeParameter, dateParameter('date', 'date')])],
  ['DeviceUseStatement', clinicalSearch([identifierParameter, referenceParameter('device', 'device')])],
  ['SupplyDelivery', clinicalSearch([identifierParameter, statusParameter, referenceParameter('supplier', 'supplier')])],
  [
    'ResearchSubject',
    clinicalSearch([identifierParameter, statusParameter, dateParameter('date', 'period'), referenceParameter('study', 'study')]),
  ],
  ['Device', clinicalSearch([statusParameter, tokenParameter('type', 'type')])],
  ['Communication', clinicalSearch([statusParameter, categoryParameter, dateParameter('sent', 'sent')])],
  ['QuestionnaireResponse', clinicalSearch([statusParameter, dateParameter('authored', 'authored')])],
  ['AdverseEvent', clinicalSearch([categoryParameter, dateParameter('date', 'date')])],
  ['EpisodeOfCare', clinicalSearch([statusParameter, dateParameter('date', 'period')])],
  ['RelatedPerson', clinicalSearch([identifierParameter, stringParameter('name', 'name.family')])],
  ['List', clinicalSearch([statusParameter, codeParameter, dateParameter('date', 'date')], { item: 'entry.item' })],
  ['Specimen', clinicalSearch([statusParameter])],
  ['Provenance', clinicalSearch([referenceParameter('target', 'target')], { agent: 'agent.who' })],
  [
    'Consent',
    sharedSearch([statusParameter, categoryParameter, tokenParameter('scope', 'scope'), dateParameter('date', 'dateTime')], {
      organization: 'organization',
    }),
  ],
  ['Medication', sharedSearch([identifierParameter, codeParameter, statusParameter])],
  ['Practitioner', sharedSearch([identifierParameter, stringParameter('family', 'name.family'), stringParameter('given', 'name.given')])],
  [
    'PractitionerRole',
    sharedSearch(
      [
        identifierParameter,
        referenceParameter('practitioner', 'practitioner'),
        referenceParameter('organization', 'organization'),
        tokenParameter('role', 'code'),
        tokenParameter('active', 'active'),
      ],
      { practitioner: 'practitioner', organization: 'organization' },
    ),
  ],
  ['Organization', sharedSearch([identifierParameter, stringParameter('name', 'name')])],
  ['Location', sharedSearch([identifierParameter, stringParameter('name', 'name')])],
  ['Binary', sharedSearch([])],
] satisfies readonly (readonly [string, TypeSearch])[]);

/** The types whose search takes the patient: the clinical ones and Consent. */
const takesPatient = (type: string): boolean => type === 'Consent' || (typeSearches.get(type)?.clinical ?? false);

/** Types that R4 finds by `patient` and not by `subject`. */
const byPatientAlone: ReadonlySet<string> = new Set(
  'AllergyIntolerance Appointment Consent Device EpisodeOfCare FamilyMemberHistory Immunization Provenance RelatedPerson SupplyDelivery'.split(
    ' ',
  ),
);

/** Parameters that name the patient, and so choose the index instead of being compared one by one: those of R4, and no others. */
export function patientParametersOf(type: string): readonly string[] {
  if (!takesPatient(type)) return [];
  if (type === 'AdverseEvent') return ['subject', 'subject.identifier'];
  if (type === 'ResearchSubject') return ['patient', 'individual', 'patient.identifier'];
  return byPatientAlone.has(type) ? ['patient', 'patient.identifier'] : ['patient', 'subject', 'patient.identifier', 'subject.identifier'];
}
