import { type Change, asText, inEach, first, inList, moved, movedChoice, reshaped, under } from '#/lib/fhir/versions/mapping/change.ts';
import { coded, recoded } from '#/lib/fhir/versions/mapping/codes.ts';
import { negations } from '#/lib/fhir/versions/mapping/negations.ts';
import { flattened, olderDosages, relatedObservations } from '#/lib/fhir/versions/mapping/parts.ts';
import {
  abated,
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
import { mapper } from '#/lib/fhir/versions/mapping/to-r4.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

const types = { ProcedureRequest: 'ServiceRequest', ReferralRequest: 'ServiceRequest', BodySite: 'BodyStructure' };

/** `{ agent, onBehalfOf }` before R4. */
const requester = flattened('requester', 'agent', 'requesterDetail');

const request: readonly Change[] = [requester, encounterFromContext, recoded('status', olderRequestStatus)];

/** FHIR STU3 (3.0), beside https://hl7.org/fhir/R4/diff.html. GP Connect speaks it. */
export const stu3: Version = {
  label: 'STU3',
  fhirVersions: ['3.0'],
  types,
  narrowed: { MedicationRequest: [['intent', 'proposal,plan,order,instance-order']] },
  toR4: mapper({
    types,
    changes: {
      AllergyIntolerance: [
        coded('clinicalStatus', 'allergyintolerance-clinical'),
        coded('verificationStatus', 'allergyintolerance-verification'),
        moved('assertedDate', 'recordedDate'),
      ],
      Condition: [
        coded('clinicalStatus', 'condition-clinical'),
        coded('verificationStatus', 'condition-ver-status'),
        abated,
        moved('assertedDate', 'recordedDate'),
        encounterFromContext,
      ],
      MedicationRequest: [requester, encounterFromContext, olderDosages('dosageInstruction')],
      MedicationStatement: [...negations.MedicationStatement, moved('reasonNotTaken', 'statusReason'), olderDosages('dosage')],
      MedicationDispense: [
        ...negations.MedicationDispense,
        moved('notDoneReasonCodeableConcept', 'statusReasonCodeableConcept'),
        moved('notDoneReasonReference', 'statusReasonReference'),
        olderDosages('dosageInstruction'),
      ],
      MedicationAdministration: [
        ...negations.MedicationAdministration,
        moved('reasonNotGiven', 'statusReason'),
        moved('prescription', 'request'),
      ],
      Medication: [inEach('ingredient', moved('amount', 'strength'))],
      Observation: [relatedObservations, encounterFromContext, commentsAsNotes],
      DiagnosticReport: [
        encounterFromContext,
        flattened('performer', 'actor', 'performerDetail'),
        moved('codedDiagnosis', 'conclusionCode'),
        moved('image', 'media'),
      ],
      ImagingStudy: [
        moved('patient', 'subject'),
        encounterFromContext,
        moved('modalityList', 'modality'),
        moved('reason', 'reasonCode', inList),
        inEach('series', reshaped('performer', under('actor'))),
      ],
      Immunization: [
        ...negations.Immunization,
        moved('practitioner', 'performer'),
        inEach('performer', moved('role', 'function')),
        olderImmunization,
      ],
      ImmunizationRecommendation: [inEach('recommendation', moved('doseNumber', 'doseNumberPositiveInt'))],
      Procedure: [
        ...negations.Procedure,
        recoded('status', eventStatus),
        moved('notDoneReason', 'statusReason'),
        encounterFromContext,
        inEach('performer', moved('role', 'function')),
      ],
      Encounter: [moved('reason', 'reasonCode'), moved('incomingReferral', 'basedOn'), inEach('diagnosis', moved('role', 'use'))],
      DocumentReference: [olderDocument],
      Composition: [moved('class', 'category')],
      ProcedureRequest: request,
      ReferralRequest: [...request, olderReferral, moved('groupIdentifier', 'requisition')],
      DeviceRequest: [...request, intentCode],
      CommunicationRequest: [...request, moved('topic', 'about')],
      Task: [requester, encounterFromContext, moved('reason', 'reasonCode')],
      Consent: [moved('consentingParty', 'performer'), moved('except', 'provision', exceptionsAsRules)],
      NutritionOrder: [recoded('status', { ...olderRequestStatus, requested: 'active' })],
      Appointment: [moved('reason', 'reasonCode'), moved('indication', 'reasonReference'), moved('incomingReferral', 'basedOn')],
      CarePlan: [
        recoded('status', olderRequestStatus),
        encounterFromContext,
        first('author', 'contributor'),
        inEach('activity', inEach('detail', moved('prohibited', 'doNotPerform'))),
      ],
      CareTeam: [encounterFromContext],
      Goal: [moved('status', 'lifecycleStatus'), recoded('lifecycleStatus', goalStatus)],
      FamilyMemberHistory: [...negations.FamilyMemberHistory, moved('gender', 'sex', asText)],
      Device: [moved('udi', 'udiCarrier', inList), moved('model', 'modelNumber')],
      DeviceUseStatement: [moved('whenUsed', 'timingPeriod'), moved('indication', 'reasonCode')],
      Communication: [
        ...negations.Communication,
        recoded('status', eventStatus),
        moved('notDoneReason', 'statusReason'),
        encounterFromContext,
        moved('topic', 'about'),
      ],
      QuestionnaireResponse: [encounterFromContext, moved('parent', 'partOf'), questionnaireAddress],
      RiskAssessment: [encounterFromContext, moved('reasonCodeableConcept', 'reasonCode'), commentsAsNotes],
      ClinicalImpression: [encounterFromContext],
      DetectedIssue: [moved('category', 'code'), moved('date', 'identifiedDateTime')],
      AdverseEvent: [potentialEvent, moved('type', 'event'), moved('reaction', 'resultingCondition')],
      Media: [moved('subtype', 'modality'), encounterFromContext, movedChoice('occurrence', 'created', 'DateTime Period')],
      VisionPrescription: [moved('dispense', 'lensSpecification')],
    },
  }),
};
