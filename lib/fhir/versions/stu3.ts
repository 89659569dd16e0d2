import {
  type MappingChange,
  textToConcept,
  changeWithin,
  keepFirst,
  wrapInList,
  moveElement,
  moveChoice,
  reshapeElement,
  nestUnder,
} from '#/lib/fhir/versions/mapping/change.ts';
import { codeToConcept, recodeElement } from '#/lib/fhir/versions/mapping/codes.ts';
import { negationChanges } from '#/lib/fhir/versions/mapping/negations.ts';
import { flattenReferences, olderDosages, relatedObservations } from '#/lib/fhir/versions/mapping/parts.ts';
import {
  abatementToStatus,
  commentsAsNotes,
  encounterFromContext,
  eventStatus,
  exceptionsAsRules,
  goalStatus,
  intentCode,
  olderDocument,
  olderImmunization,
  olderReferral,
  potentialEvent,
  questionnaireAddress,
  olderRequestStatus,
} from '#/lib/fhir/versions/mapping/shared.ts';
import { buildR4Mapping } from '#/lib/fhir/versions/mapping/to-r4.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

const types = { ProcedureRequest: 'ServiceRequest', ReferralRequest: 'ServiceRequest', BodySite: 'BodyStructure' };

/** `{ agent, onBehalfOf }` before R4. */
const requester = flattenReferences('requester', 'agent', 'requesterDetail');

const request: readonly MappingChange[] = [requester, encounterFromContext, recodeElement('status', olderRequestStatus)];

/** FHIR STU3 (3.0), beside https://hl7.org/fhir/R4/diff.html. GP Connect speaks it. */
export const stu3: Version = {
  label: 'STU3',
  fhirVersions: ['3.0'],
  types,
  patientParameters: { AdverseEvent: 'subject', Coverage: 'beneficiary' },
  narrowed: { MedicationRequest: [['intent', 'proposal,plan,order,instance-order']] },
  toR4: buildR4Mapping({
    types,
    changes: {
      AllergyIntolerance: [
        codeToConcept('clinicalStatus', 'allergyintolerance-clinical'),
        codeToConcept('verificationStatus', 'allergyintolerance-verification'),
        moveElement('assertedDate', 'recordedDate'),
      ],
      Condition: [
        codeToConcept('clinicalStatus', 'condition-clinical'),
        codeToConcept('verificationStatus', 'condition-ver-status'),
        abatementToStatus,
        moveElement('assertedDate', 'recordedDate'),
        encounterFromContext,
      ],
      MedicationRequest: [requester, encounterFromContext, olderDosages('dosageInstruction')],
      MedicationStatement: [...negationChanges.MedicationStatement, moveElement('reasonNotTaken', 'statusReason'), olderDosages('dosage')],
      MedicationDispense: [
        ...negationChanges.MedicationDispense,
        moveElement('notDoneReasonCodeableConcept', 'statusReasonCodeableConcept'),
        moveElement('notDoneReasonReference', 'statusReasonReference'),
        olderDosages('dosageInstruction'),
      ],
      MedicationAdministration: [
        ...negationChanges.MedicationAdministration,
        moveElement('reasonNotGiven', 'statusReason'),
        moveElement('prescription', 'request'),
      ],
      Medication: [changeWithin('ingredient', moveElement('amount', 'strength'))],
      Observation: [relatedObservations, encounterFromContext, commentsAsNotes],
      DiagnosticReport: [
        encounterFromContext,
        flattenReferences('performer', 'actor', 'performerDetail'),
        moveElement('codedDiagnosis', 'conclusionCode'),
        moveElement('image', 'media'),
      ],
      ImagingStudy: [
        moveElement('patient', 'subject'),
        encounterFromContext,
        moveElement('modalityList', 'modality'),
        moveElement('reason', 'reasonCode', wrapInList),
        changeWithin('series', reshapeElement('performer', nestUnder('actor'))),
      ],
      Immunization: [
        ...negationChanges.Immunization,
        moveElement('practitioner', 'performer'),
        changeWithin('performer', moveElement('role', 'function')),
        olderImmunization,
      ],
      ImmunizationRecommendation: [changeWithin('recommendation', moveElement('doseNumber', 'doseNumberPositiveInt'))],
      Procedure: [
        ...negationChanges.Procedure,
        recodeElement('status', eventStatus),
        moveElement('notDoneReason', 'statusReason'),
        encounterFromContext,
        changeWithin('performer', moveElement('role', 'function')),
      ],
      Encounter: [
        moveElement('reason', 'reasonCode'),
        moveElement('incomingReferral', 'basedOn'),
        changeWithin('diagnosis', moveElement('role', 'use')),
      ],
      DocumentReference: [olderDocument],
      Composition: [moveElement('class', 'category')],
      ProcedureRequest: request,
      ReferralRequest: [...request, olderReferral, moveElement('groupIdentifier', 'requisition')],
      DeviceRequest: [...request, intentCode],
      CommunicationRequest: [...request, moveElement('topic', 'about')],
      Task: [requester, encounterFromContext, moveElement('reason', 'reasonCode')],
      Consent: [moveElement('consentingParty', 'performer'), moveElement('except', 'provision', exceptionsAsRules)],
      NutritionOrder: [recodeElement('status', { ...olderRequestStatus, requested: 'active' })],
      Appointment: [
        moveElement('reason', 'reasonCode'),
        moveElement('indication', 'reasonReference'),
        moveElement('incomingReferral', 'basedOn'),
      ],
      CarePlan: [
        recodeElement('status', olderRequestStatus),
        encounterFromContext,
        keepFirst('author', 'contributor'),
        changeWithin('activity', changeWithin('detail', moveElement('prohibited', 'doNotPerform'))),
      ],
      CareTeam: [encounterFromContext],
      Goal: [moveElement('status', 'lifecycleStatus'), recodeElement('lifecycleStatus', goalStatus)],
      FamilyMemberHistory: [...negationChanges.FamilyMemberHistory, moveElement('gender', 'sex', textToConcept)],
      Device: [moveElement('udi', 'udiCarrier', wrapInList), moveElement('model', 'modelNumber')],
      DeviceUseStatement: [moveElement('whenUsed', 'timingPeriod'), moveElement('indication', 'reasonCode')],
      Communication: [
        ...negationChanges.Communication,
        recodeElement('status', eventStatus),
        moveElement('notDoneReason', 'statusReason'),
        encounterFromContext,
        moveElement('topic', 'about'),
      ],
      QuestionnaireResponse: [encounterFromContext, moveElement('parent', 'partOf'), questionnaireAddress],
      RiskAssessment: [encounterFromContext, moveElement('reasonCodeableConcept', 'reasonCode'), commentsAsNotes],
      ClinicalImpression: [encounterFromContext],
      DetectedIssue: [moveElement('category', 'code'), moveElement('date', 'identifiedDateTime')],
      AdverseEvent: [potentialEvent, moveElement('type', 'event'), moveElement('reaction', 'resultingCondition')],
      Media: [moveElement('subtype', 'modality'), encounterFromContext, moveChoice('occurrence', 'created', 'DateTime Period')],
      VisionPrescription: [moveElement('dispense', 'lensSpecification')],
    },
  }),
};
