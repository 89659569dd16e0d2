import { type Change, inEach, first, moved, movedChoice, onlyOne, reshaped } from '#/lib/fhir/versions/mapping/change.ts';
import { recoded } from '#/lib/fhir/versions/mapping/codes.ts';
import { codeableReference, newerDosages } from '#/lib/fhir/versions/mapping/parts.ts';
import { negations } from '#/lib/fhir/versions/mapping/negations.ts';
import { adherence, decision, documentContext, encounterReasons } from '#/lib/fhir/versions/mapping/r5-parts.ts';
import { mapper } from '#/lib/fhir/versions/mapping/to-r4.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';

/** MedicationUsage was the name in the ballots of R5, and is again in those of R6. */
const types = { DeviceUsage: 'DeviceUseStatement', RequestOrchestration: 'RequestGroup', MedicationUsage: 'MedicationStatement' };

const medication = codeableReference('medication', 'medicationCodeableConcept', 'medicationReference');
const reason = codeableReference('reason', 'reasonCode', 'reasonReference');
/** Whole dosage in words, where a server sends no other. */
const rendered = (dosage: string): Change =>
  moved('renderedDosageInstruction', dosage, (text) => (typeof text === 'string' ? [{ text }] : undefined));
const actors = inEach('performer', inEach('actor', bareReference()));

/** R5 allows a concept where R4 has a Reference alone: a Reference may have just a name. */
function bareReference(): Change {
  return (actor) => {
    const { reference, ...more } = actor;
    return typeof reference === 'object' && reference !== null && Object.keys(more).length === 0 ? { ...reference } : actor;
  };
}

const statement: readonly Change[] = [
  ...negations.MedicationStatement,
  medication,
  adherence,
  reason,
  rendered('dosage'),
  newerDosages('dosage'),
  reshaped('category', onlyOne),
  reshaped('informationSource', onlyOne),
];

/** FHIR R5 (5.0), beside https://hl7.org/fhir/R5/diff.html. */
export const r5: Version = {
  label: 'R5',
  fhirVersions: ['5.0'],
  types,
  toR4: mapper({
    types,
    changes: {
      AllergyIntolerance: [inEach('reaction', codeableReference('manifestation', 'manifestation', 'manifestationReference'))],
      MedicationRequest: [
        medication,
        reason,
        moved('reported', 'reportedBoolean'),
        moved('informationSource', 'reportedReference', onlyOne),
        rendered('dosageInstruction'),
        newerDosages('dosageInstruction'),
      ],
      MedicationStatement: statement,
      MedicationUsage: statement,
      MedicationDispense: [
        ...negations.MedicationDispense,
        medication,
        codeableReference('notPerformedReason', 'statusReasonCodeableConcept', 'statusReasonReference'),
        rendered('dosageInstruction'),
        newerDosages('dosageInstruction'),
      ],
      MedicationAdministration: [
        ...negations.MedicationAdministration,
        medication,
        reason,
        // "Occurence" is how R5 spells it.
        movedChoice('occurence', 'effective', 'DateTime Period Timing'),
        movedChoice('occurrence', 'effective', 'DateTime Period Timing'),
        actors,
      ],
      Medication: [
        moved('doseForm', 'form'),
        inEach('ingredient', codeableReference('item', 'itemCodeableConcept', 'itemReference'), moved('strengthRatio', 'strength')),
      ],
      DiagnosticReport: [moved('study', 'imagingStudy')],
      ImagingStudy: [
        codeableReference('procedure', 'procedureCode', 'procedureReference'),
        reason,
        inEach('series', codeableReference('bodySite', 'bodySite', 'bodySiteReference')),
      ],
      Immunization: [
        ...negations.Immunization,
        reason,
        inEach('manufacturer', bareReference()),
        codeableReference('informationSource', 'reportOrigin', 'informationSourceReference'),
        inEach('protocolApplied', moved('doseNumber', 'doseNumberString'), moved('seriesDoses', 'seriesDosesString')),
      ],
      ImmunizationRecommendation: [
        inEach('recommendation', moved('doseNumber', 'doseNumberString'), moved('seriesDoses', 'seriesDosesString')),
      ],
      Procedure: [
        ...negations.Procedure,
        movedChoice('occurrence', 'performed', 'DateTime Period String Age Range Timing'),
        reason,
        codeableReference('used', 'usedCode', 'usedReference'),
        codeableReference('complication', 'complication', 'complicationDetail'),
      ],
      Encounter: [
        first('class', 'otherClass'),
        // "Discharged" and "discontinued" have no equal in R4.
        recoded('status', { completed: 'finished', 'on-hold': 'onleave' }),
        moved('actualPeriod', 'period'),
        encounterReasons,
        moved('admission', 'hospitalization'),
        codeableReference('serviceType', 'serviceType', 'serviceReference'),
        reshaped('serviceType', onlyOne),
        inEach('participant', moved('actor', 'individual')),
      ],
      DocumentReference: [documentContext],
      ServiceRequest: [
        codeableReference('code', 'code', 'codeReference'),
        reason,
        codeableReference('location', 'locationCode', 'locationReference'),
      ],
      DeviceRequest: [codeableReference('code', 'codeCodeableConcept', 'codeReference'), reason],
      DeviceUsage: [
        moved('patient', 'subject'),
        inEach('device', bareReference()),
        reason,
        moved('dateAsserted', 'recordedOn'),
        moved('informationSource', 'source'),
      ],
      Appointment: [
        moved('cancellationReason', 'cancelationReason'),
        reason,
        codeableReference('serviceType', 'serviceType', 'serviceReference'),
      ],
      CarePlan: [moved('custodian', 'author'), inEach('activity', moved('plannedActivityReference', 'reference'))],
      CareTeam: [reason, inEach('participant', moved('coveragePeriod', 'period'))],
      FamilyMemberHistory: [...negations.FamilyMemberHistory, reason],
      Communication: [...negations.Communication, reason],
      Consent: [moved('subject', 'patient'), moved('date', 'dateTime'), moved('grantor', 'performer'), decision],
      Task: [reason],
      ClinicalImpression: [
        moved('performer', 'assessor'),
        inEach('finding', codeableReference('item', 'itemCodeableConcept', 'itemReference')),
      ],
      Goal: [moved('source', 'expressedBy')],
      CommunicationRequest: [reason],
      RiskAssessment: [reason],
      NutritionOrder: [moved('subject', 'patient')],
      Device: [reshaped('type', onlyOne), moved('name', 'deviceName'), inEach('deviceName', moved('value', 'name'))],
      AdverseEvent: [moved('code', 'event'), moved('occurrenceDateTime', 'date'), moved('resultingEffect', 'resultingCondition')],
      DetectedIssue: [moved('subject', 'patient')],
      Coverage: [moved('insurer', 'payor')],
      ResearchSubject: [moved('subject', 'individual')],
    },
  }),
};
