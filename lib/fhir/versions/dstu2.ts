import {
  textToConcept,
  changeWithin,
  keepFirst,
  wrapInList,
  liftParts,
  moveElement,
  reshapeElement,
  nestUnder,
} from '#/lib/fhir/versions/mapping/change.ts';
import { codeToConcept, recodeElement, warnOfElement } from '#/lib/fhir/versions/mapping/codes.ts';
import { medicineChanges } from '#/lib/fhir/versions/mapping/dstu2-medicines.ts';
import {
  allergyStatus,
  docStatus,
  familyName,
  groupsAsItems,
  notesFromTexts,
  reasonToCodes,
  patientToSubject,
} from '#/lib/fhir/versions/mapping/dstu2-parts.ts';
import { requestChanges } from '#/lib/fhir/versions/mapping/dstu2-requests.ts';
import { negationChanges } from '#/lib/fhir/versions/mapping/negations.ts';
import { relatedObservations } from '#/lib/fhir/versions/mapping/parts.ts';
import {
  abatementToStatus,
  commentsAsNotes,
  encounterFromContext,
  eventStatus,
  goalStatus,
  olderDocument,
  olderImmunization,
  questionnaireAddress,
  olderRequestStatus,
} from '#/lib/fhir/versions/mapping/shared.ts';
import { buildR4Mapping } from '#/lib/fhir/versions/mapping/to-r4.ts';
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

const name = changeWithin('name', familyName);

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
  toR4: buildR4Mapping({
    types,
    changes: {
      AllergyIntolerance: [
        moveElement('substance', 'code'),
        allergyStatus,
        warnOfElement('status'),
        recodeElement('criticality', { CRITL: 'low', CRITH: 'high', CRITU: 'unable-to-assess' }),
        moveElement('onset', 'onsetDateTime'),
        moveElement('lastOccurence', 'lastOccurrence'),
        moveElement('reporter', 'asserter'),
      ],
      Condition: [
        patientToSubject,
        codeToConcept('clinicalStatus', 'condition-clinical'),
        codeToConcept('verificationStatus', 'condition-ver-status'),
        abatementToStatus,
        moveElement('dateRecorded', 'recordedDate'),
        moveElement('onsetQuantity', 'onsetAge'),
        moveElement('abatementQuantity', 'abatementAge'),
        commentsAsNotes,
      ],
      ...medicineChanges,
      Observation: [relatedObservations, commentsAsNotes, changeWithin('referenceRange', moveElement('meaning', 'type'))],
      DiagnosticReport: [moveElement('request', 'basedOn'), moveElement('codedDiagnosis', 'conclusionCode'), moveElement('image', 'media')],
      ImagingStudy: [
        patientToSubject,
        moveElement('modalityList', 'modality'),
        moveElement('order', 'basedOn'),
        moveElement('procedure', 'procedureReference'),
      ],
      Immunization: [
        ...negationChanges.Immunization,
        (object) =>
          typeof object.reported === 'boolean' && object.primarySource === undefined
            ? { ...object, primarySource: !object.reported }
            : object,
        reshapeElement('performer', nestUnder('actor')),
        olderImmunization,
      ],
      ImmunizationRecommendation: [changeWithin('recommendation', moveElement('doseNumber', 'doseNumberPositiveInt'))],
      Procedure: [
        ...negationChanges.Procedure,
        recodeElement('status', eventStatus),
        moveElement('reasonNotPerformed', 'statusReason'),
        reasonToCodes,
        moveElement('request', 'basedOn', wrapInList),
        moveElement('used', 'usedReference'),
        commentsAsNotes,
        changeWithin('performer', moveElement('role', 'function')),
      ],
      Encounter: [
        patientToSubject,
        recodeElement('class', encounterClass),
        moveElement('reason', 'reasonCode'),
        moveElement('indication', 'reasonReference'),
        moveElement('incomingReferral', 'basedOn'),
      ],
      DocumentReference: [
        olderDocument,
        docStatus,
        changeWithin('content', keepFirst('format', 'otherFormat')),
        liftParts('content', ['otherFormat'], 'otherFormat'),
      ],
      Composition: [moveElement('class', 'category', wrapInList)],
      ...requestChanges,
      DeviceUseStatement: [
        moveElement('whenUsed', 'timingPeriod'),
        moveElement('indication', 'reasonCode'),
        moveElement('bodySiteCodeableConcept', 'bodySite'),
        commentsAsNotes,
      ],
      Appointment: [moveElement('type', 'appointmentType'), reasonToCodes],
      CarePlan: [
        encounterFromContext,
        recodeElement('status', olderRequestStatus),
        keepFirst('author', 'contributor'),
        moveElement('support', 'supportingInfo'),
        changeWithin(
          'activity',
          moveElement('actionResulting', 'outcomeReference'),
          changeWithin('detail', moveElement('prohibited', 'doNotPerform')),
        ),
      ],
      Goal: [
        moveElement('status', 'lifecycleStatus'),
        recodeElement('lifecycleStatus', goalStatus),
        reshapeElement('description', textToConcept),
        moveElement('author', 'expressedBy'),
        moveElement('targetDate', 'target', nestUnder('dueDate')),
      ],
      FamilyMemberHistory: [
        ...negationChanges.FamilyMemberHistory,
        moveElement('gender', 'sex', textToConcept),
        moveElement('ageQuantity', 'ageAge'),
        moveElement('deceasedQuantity', 'deceasedAge'),
        changeWithin('condition', moveElement('onsetQuantity', 'onsetAge')),
      ],
      EpisodeOfCare: [moveElement('condition', 'diagnosis', nestUnder('condition'))],
      Device: [
        recodeElement('status', { available: 'active', 'not-available': 'inactive' }),
        moveElement('udi', 'udiCarrier', nestUnder('carrierHRF')),
        moveElement('model', 'modelNumber'),
        moveElement('expiry', 'expirationDate'),
      ],
      Communication: [...negationChanges.Communication, recodeElement('status', eventStatus), moveElement('reason', 'reasonCode')],
      Coverage: [moveElement('subscriber', 'beneficiary'), moveElement('issuer', 'payor', wrapInList), moveElement('sequence', 'order')],
      NutritionOrder: [recodeElement('status', { ...olderRequestStatus, requested: 'active' })],
      QuestionnaireResponse: [groupsAsItems, questionnaireAddress],
      RiskAssessment: [moveElement('date', 'occurrenceDateTime')],
      ClinicalImpression: [
        patientToSubject,
        changeWithin('finding', moveElement('item', 'itemCodeableConcept'), moveElement('cause', 'basis')),
        moveElement('prognosis', 'prognosisCodeableConcept', textToConcept),
      ],
      DetectedIssue: [moveElement('category', 'code'), moveElement('date', 'identifiedDateTime')],
      Media: [moveElement('subtype', 'modality')],
      List: [notesFromTexts],
      VisionPrescription: [moveElement('dispense', 'lensSpecification')],
      Patient: [
        name,
        changeWithin('contact', name),
        moveElement('careProvider', 'generalPractitioner'),
        changeWithin('link', recodeElement('type', { replace: 'replaced-by' })),
      ],
      Practitioner: [name],
      RelatedPerson: [name],
      Person: [name],
    },
  }),
};
