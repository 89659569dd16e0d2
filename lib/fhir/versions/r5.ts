import {
  type MappingChange,
  changeWithin,
  keepFirst,
  moveElement,
  moveChoice,
  takeOnlyValue,
  reshapeElement,
} from '#/lib/fhir/versions/mapping/change.ts';
import { recodeElement } from '#/lib/fhir/versions/mapping/codes.ts';
import { codeableReference, newerDosages } from '#/lib/fhir/versions/mapping/parts.ts';
import { negationChanges } from '#/lib/fhir/versions/mapping/negations.ts';
import { adherenceToStatus, decisionToProvision, documentContext, encounterReasons } from '#/lib/fhir/versions/mapping/r5-parts.ts';
import { buildR4Mapping } from '#/lib/fhir/versions/mapping/to-r4.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** MedicationUsage was the name in the ballots of R5, and is again in those of R6. */
const types = { DeviceUsage: 'DeviceUseStatement', RequestOrchestration: 'RequestGroup', MedicationUsage: 'MedicationStatement' };

const medication = codeableReference('medication', 'medicationCodeableConcept', 'medicationReference');
const reason = codeableReference('reason', 'reasonCode', 'reasonReference');
/** Whole dosage in words, where a server sends no other. */
const rendered = (dosage: string): MappingChange =>
  moveElement('renderedDosageInstruction', dosage, (text) => (typeof text === 'string' ? [{ text }] : undefined));
const actors = changeWithin('performer', changeWithin('actor', bareReference()));

/** R5 allows a concept where R4 has a Reference alone: a Reference may have just a name. */
function bareReference(): MappingChange {
  return (actor) => {
    const { reference, ...more } = actor;
    return typeof reference === 'object' && reference !== null && Object.keys(more).length === 0 ? { ...reference } : actor;
  };
}

const statement: readonly MappingChange[] = [
  ...negationChanges.MedicationStatement,
  medication,
  adherenceToStatus,
  reason,
  rendered('dosage'),
  newerDosages('dosage'),
  reshapeElement('category', takeOnlyValue),
  reshapeElement('informationSource', takeOnlyValue),
];

/** FHIR R5 (5.0), beside https://hl7.org/fhir/R5/diff.html. */
export const r5: Version = {
  label: 'R5',
  fhirVersions: ['5.0'],
  types,
  toR4: buildR4Mapping({
    types,
    changes: {
      AllergyIntolerance: [changeWithin('reaction', codeableReference('manifestation', 'manifestation', 'manifestationReference'))],
      MedicationRequest: [
        medication,
        reason,
        moveElement('reported', 'reportedBoolean'),
        moveElement('informationSource', 'reportedReference', takeOnlyValue),
        rendered('dosageInstruction'),
        newerDosages('dosageInstruction'),
      ],
      MedicationStatement: statement,
      MedicationUsage: statement,
      MedicationDispense: [
        ...negationChanges.MedicationDispense,
        medication,
        codeableReference('notPerformedReason', 'statusReasonCodeableConcept', 'statusReasonReference'),
        rendered('dosageInstruction'),
        newerDosages('dosageInstruction'),
      ],
      MedicationAdministration: [
        ...negationChanges.MedicationAdministration,
        medication,
        reason,
        // "Occurence" is how R5 spells it.
        moveChoice('occurence', 'effective', 'DateTime Period Timing'),
        moveChoice('occurrence', 'effective', 'DateTime Period Timing'),
        actors,
      ],
      Medication: [
        moveElement('doseForm', 'form'),
        changeWithin(
          'ingredient',
          codeableReference('item', 'itemCodeableConcept', 'itemReference'),
          moveElement('strengthRatio', 'strength'),
        ),
      ],
      DiagnosticReport: [moveElement('study', 'imagingStudy')],
      ImagingStudy: [
        codeableReference('procedure', 'procedureCode', 'procedureReference'),
        reason,
        changeWithin('series', codeableReference('bodySite', 'bodySite', 'bodySiteReference')),
      ],
      Immunization: [
        ...negationChanges.Immunization,
        reason,
        changeWithin('manufacturer', bareReference()),
        codeableReference('informationSource', 'reportOrigin', 'informationSourceReference'),
        changeWithin('protocolApplied', moveElement('doseNumber', 'doseNumberString'), moveElement('seriesDoses', 'seriesDosesString')),
      ],
      ImmunizationRecommendation: [
        changeWithin('recommendation', moveElement('doseNumber', 'doseNumberString'), moveElement('seriesDoses', 'seriesDosesString')),
      ],
      Procedure: [
        ...negationChanges.Procedure,
        moveChoice('occurrence', 'performed', 'DateTime Period String Age Range Timing'),
        reason,
        codeableReference('used', 'usedCode', 'usedReference'),
        codeableReference('complication', 'complication', 'complicationDetail'),
      ],
      Encounter: [
        keepFirst('class', 'otherClass'),
        // "Discharged" and "discontinued" have no equal in R4.
        recodeElement('status', { completed: 'finished', 'on-hold': 'onleave' }),
        moveElement('actualPeriod', 'period'),
        encounterReasons,
        moveElement('admission', 'hospitalization'),
        codeableReference('serviceType', 'serviceType', 'serviceReference'),
        reshapeElement('serviceType', takeOnlyValue),
        changeWithin('participant', moveElement('actor', 'individual')),
      ],
      DocumentReference: [documentContext],
      ServiceRequest: [
        codeableReference('code', 'code', 'codeReference'),
        reason,
        codeableReference('location', 'locationCode', 'locationReference'),
      ],
      DeviceRequest: [codeableReference('code', 'codeCodeableConcept', 'codeReference'), reason],
      DeviceUsage: [
        moveElement('patient', 'subject'),
        codeableReference('device', 'deviceCodeableConcept', 'device'),
        codeableReference('bodySite', 'bodySite', 'bodySiteReference'),
        reason,
        moveElement('dateAsserted', 'recordedOn'),
        moveElement('informationSource', 'source'),
      ],
      Appointment: [
        moveElement('cancellationReason', 'cancelationReason'),
        reason,
        codeableReference('serviceType', 'serviceType', 'serviceReference'),
      ],
      CarePlan: [moveElement('custodian', 'author'), changeWithin('activity', moveElement('plannedActivityReference', 'reference'))],
      CareTeam: [reason, changeWithin('participant', moveElement('coveragePeriod', 'period'))],
      FamilyMemberHistory: [...negationChanges.FamilyMemberHistory, reason],
      Communication: [...negationChanges.Communication, reason],
      Consent: [
        moveElement('subject', 'patient'),
        moveElement('date', 'dateTime'),
        moveElement('grantor', 'performer'),
        decisionToProvision,
      ],
      Task: [reason],
      ClinicalImpression: [
        moveElement('performer', 'assessor'),
        changeWithin('finding', codeableReference('item', 'itemCodeableConcept', 'itemReference')),
      ],
      Goal: [moveElement('source', 'expressedBy')],
      CommunicationRequest: [reason],
      RiskAssessment: [reason],
      NutritionOrder: [moveElement('subject', 'patient')],
      Device: [
        reshapeElement('type', takeOnlyValue),
        moveElement('name', 'deviceName'),
        changeWithin('deviceName', moveElement('value', 'name')),
      ],
      AdverseEvent: [
        moveElement('code', 'event'),
        moveElement('occurrenceDateTime', 'date'),
        moveElement('resultingEffect', 'resultingCondition'),
      ],
      DetectedIssue: [moveElement('subject', 'patient')],
      Coverage: [moveElement('insurer', 'payor')],
      ResearchSubject: [moveElement('subject', 'individual')],
    },
  }),
};
