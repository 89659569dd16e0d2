import { asText, inEach, first, inList, lifted, moved, reshaped, under } from '#/lib/fhir/versions/mapping/change.ts';
import { coded, recoded, warned } from '#/lib/fhir/versions/mapping/codes.ts';
import { medicines } from '#/lib/fhir/versions/mapping/dstu2-medicines.ts';
import { allergyStatus, docStatus, familyName, groupsAsItems, notes, reason, subject } from '#/lib/fhir/versions/mapping/dstu2-parts.ts';
import { requests } from '#/lib/fhir/versions/mapping/dstu2-requests.ts';
import { negations } from '#/lib/fhir/versions/mapping/negations.ts';
import { relatedObservations } from '#/lib/fhir/versions/mapping/parts.ts';
import {
  abated,
  commentsAsNotes,
  encounterFromContext,
  eventStatus,
  goalStatus,
  olderDocument,
  olderImmunization,
  questionnaireAddress,
  olderRequestStatus,
} from '#/lib/fhir/versions/mapping/shared.ts';
import { mapper } from '#/lib/fhir/versions/mapping/to-r4.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

const types = {
  MedicationOrder: 'MedicationRequest',
  DiagnosticOrder: 'ServiceRequest',
  ProcedureRequest: 'ServiceRequest',
  ReferralRequest: 'ServiceRequest',
  DeviceUseRequest: 'DeviceRequest',
  BodySite: 'BodyStructure',
  Conformance: 'CapabilityStatement',
};

const name = inEach('name', familyName);

/** Class of an encounter was a word; v3 ActEncounterCode since. */
const encounterClass = {
  inpatient: 'IMP',
  outpatient: 'AMB',
  ambulatory: 'AMB',
  emergency: 'EMER',
  home: 'HH',
  field: 'FLD',
  daytime: 'SS',
  virtual: 'VR',
};

/** FHIR DSTU2 (1.0), beside https://hl7.org/fhir/STU3/diff.html and the same page of R4. */
export const dstu2: Version = {
  label: 'DSTU2',
  fhirVersions: ['1.0'],
  types,
  narrowed: {
    MedicationRequest: [],
    Condition: ['problem', 'diagnosis', 'complaint', 'symptom', 'finding', 'health-concern'].map((code) => ['category', code] as const),
  },
  toR4: mapper({
    types,
    changes: {
      AllergyIntolerance: [
        moved('substance', 'code'),
        allergyStatus,
        warned('status'),
        recoded('criticality', { CRITL: 'low', CRITH: 'high', CRITU: 'unable-to-assess' }),
        moved('onset', 'onsetDateTime'),
        moved('lastOccurence', 'lastOccurrence'),
        moved('reporter', 'asserter'),
      ],
      Condition: [
        subject,
        coded('clinicalStatus', 'condition-clinical'),
        coded('verificationStatus', 'condition-ver-status'),
        abated,
        moved('dateRecorded', 'recordedDate'),
        moved('onsetQuantity', 'onsetAge'),
        moved('abatementQuantity', 'abatementAge'),
        commentsAsNotes,
      ],
      ...medicines,
      Observation: [relatedObservations, commentsAsNotes, inEach('referenceRange', moved('meaning', 'type'))],
      DiagnosticReport: [moved('request', 'basedOn'), moved('codedDiagnosis', 'conclusionCode'), moved('image', 'media')],
      ImagingStudy: [subject, moved('modalityList', 'modality'), moved('order', 'basedOn'), moved('procedure', 'procedureReference')],
      Immunization: [
        ...negations.Immunization,
        (object) =>
          typeof object.reported === 'boolean' && object.primarySource === undefined
            ? { ...object, primarySource: !object.reported }
            : object,
        reshaped('performer', under('actor')),
        olderImmunization,
      ],
      ImmunizationRecommendation: [inEach('recommendation', moved('doseNumber', 'doseNumberPositiveInt'))],
      Procedure: [
        ...negations.Procedure,
        recoded('status', eventStatus),
        moved('reasonNotPerformed', 'statusReason'),
        reason,
        moved('request', 'basedOn', inList),
        moved('used', 'usedReference'),
        commentsAsNotes,
        inEach('performer', moved('role', 'function')),
      ],
      Encounter: [
        subject,
        recoded('class', encounterClass),
        moved('reason', 'reasonCode'),
        moved('indication', 'reasonReference'),
        moved('incomingReferral', 'basedOn'),
      ],
      DocumentReference: [
        olderDocument,
        docStatus,
        inEach('content', first('format', 'otherFormat')),
        lifted('content', ['otherFormat'], 'otherFormat'),
      ],
      Composition: [moved('class', 'category', inList)],
      ...requests,
      DeviceUseStatement: [
        moved('whenUsed', 'timingPeriod'),
        moved('indication', 'reasonCode'),
        moved('bodySiteCodeableConcept', 'bodySite'),
        commentsAsNotes,
      ],
      Appointment: [moved('type', 'appointmentType'), reason],
      CarePlan: [
        encounterFromContext,
        recoded('status', olderRequestStatus),
        first('author', 'contributor'),
        moved('support', 'supportingInfo'),
        inEach('activity', moved('actionResulting', 'outcomeReference'), inEach('detail', moved('prohibited', 'doNotPerform'))),
      ],
      Goal: [
        moved('status', 'lifecycleStatus'),
        recoded('lifecycleStatus', goalStatus),
        reshaped('description', asText),
        moved('author', 'expressedBy'),
        moved('targetDate', 'target', under('dueDate')),
      ],
      FamilyMemberHistory: [
        ...negations.FamilyMemberHistory,
        moved('gender', 'sex', asText),
        moved('ageQuantity', 'ageAge'),
        moved('deceasedQuantity', 'deceasedAge'),
        inEach('condition', moved('onsetQuantity', 'onsetAge')),
      ],
      EpisodeOfCare: [moved('condition', 'diagnosis', under('condition'))],
      Device: [
        recoded('status', { available: 'active', 'not-available': 'inactive' }),
        moved('udi', 'udiCarrier', under('carrierHRF')),
        moved('model', 'modelNumber'),
        moved('expiry', 'expirationDate'),
      ],
      Communication: [...negations.Communication, recoded('status', eventStatus), moved('reason', 'reasonCode')],
      Coverage: [moved('subscriber', 'beneficiary'), moved('issuer', 'payor', inList), moved('sequence', 'order')],
      NutritionOrder: [recoded('status', { ...olderRequestStatus, requested: 'active' })],
      QuestionnaireResponse: [groupsAsItems, questionnaireAddress],
      RiskAssessment: [moved('date', 'occurrenceDateTime')],
      ClinicalImpression: [
        subject,
        inEach('finding', moved('item', 'itemCodeableConcept'), moved('cause', 'basis')),
        moved('prognosis', 'prognosisCodeableConcept', asText),
      ],
      DetectedIssue: [moved('category', 'code'), moved('date', 'identifiedDateTime')],
      Media: [moved('subtype', 'modality')],
      List: [notes],
      VisionPrescription: [moved('dispense', 'lensSpecification')],
      Patient: [
        name,
        inEach('contact', name),
        moved('careProvider', 'generalPractitioner'),
        inEach('link', recoded('type', { replace: 'replaced-by' })),
      ],
      Practitioner: [name],
      RelatedPerson: [name],
      Person: [name],
    },
  }),
};
