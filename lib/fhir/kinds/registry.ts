import { adverseEvent } from './adverse-event.ts';
import { allergyIntolerance } from './allergy-intolerance.ts';
import { appointment } from './appointment.ts';
import { carePlan } from './care-plan.ts';
import { careTeam } from './care-team.ts';
import { clinicalImpression } from './clinical-impression.ts';
import { communicationRequest } from './communication-request.ts';
import { communication } from './communication.ts';
import { composition } from './composition.ts';
import { condition } from './condition.ts';
import { consent } from './consent.ts';
import { coverage } from './coverage.ts';
import { detectedIssue } from './detected-issue.ts';
import { deviceRequest } from './device-request.ts';
import { deviceUseStatement } from './device-use-statement.ts';
import { device } from './device.ts';
import { diagnosticReport } from './diagnostic-report.ts';
import { documentReference } from './document-reference.ts';
import { encounter } from './encounter.ts';
import { episodeOfCare } from './episode-of-care.ts';
import { familyMemberHistory } from './family-member-history.ts';
import { flag } from './flag.ts';
import { generic } from './generic.ts';
import { goal } from './goal.ts';
import { imagingStudy } from './imaging-study.ts';
import { immunizationEvaluation } from './immunization-evaluation.ts';
import { immunizationRecommendation } from './immunization-recommendation.ts';
import { immunization } from './immunization.ts';
import type { Kind } from '#/lib/fhir/kind-parts/kind.ts';
import { list } from './list.ts';
import { media } from './media.ts';
import { medicationAdministration } from './medication-administration.ts';
import { medicationDispense } from './medication-dispense.ts';
import { medicationRequest } from './medication-request.ts';
import { medicationStatement } from './medication-statement.ts';
import { nutritionOrder } from './nutrition-order.ts';
import { observation } from './observation.ts';
import { procedure } from './procedure.ts';
import { questionnaireResponse } from './questionnaire-response.ts';
import { relatedPerson } from './related-person.ts';
import { researchSubject } from './research-subject.ts';
import { riskAssessment } from './risk-assessment.ts';
import { serviceRequest } from './service-request.ts';
import { specimen } from './specimen.ts';
import { supplyDelivery } from './supply-delivery.ts';
import { task } from './task.ts';
import { visionPrescription } from './vision-prescription.ts';

/** Every kind of record; one more is one file and one line here. */
export const kinds: readonly Kind[] = [
  allergyIntolerance,
  condition,
  medicationRequest,
  medicationStatement,
  medicationDispense,
  medicationAdministration,
  observation,
  diagnosticReport,
  immunization,
  procedure,
  encounter,
  documentReference,
  composition,
  serviceRequest,
  appointment,
  carePlan,
  flag,
  familyMemberHistory,
  questionnaireResponse,
  imagingStudy,
  episodeOfCare,
  careTeam,
  relatedPerson,
  goal,
  device,
  deviceUseStatement,
  deviceRequest,
  coverage,
  consent,
  communication,
  communicationRequest,
  specimen,
  nutritionOrder,
  riskAssessment,
  adverseEvent,
  list,
  clinicalImpression,
  detectedIssue,
  immunizationRecommendation,
  immunizationEvaluation,
  visionPrescription,
  media,
  task,
  supplyDelivery,
  researchSubject,
  generic,
];

/**
 * Types that are no entries: an entry that points to them shows them, or they are about the answer or the service
 * rather than about the patient. Listed, so that nothing is left out by chance.
 */
export const supportingTypes: ReadonlySet<string> = new Set(
  `Patient Person Practitioner PractitionerRole Organization OrganizationAffiliation HealthcareService Location Endpoint Group
  Medication MedicationKnowledge Substance DeviceDefinition DeviceMetric Binary Bundle OperationOutcome Parameters Provenance AuditEvent Schedule Slot Linkage
  Questionnaire Library Measure PlanDefinition ActivityDefinition ValueSet CodeSystem ConceptMap NamingSystem StructureDefinition StructureMap SearchParameter
  CapabilityStatement OperationDefinition CompartmentDefinition ImplementationGuide GraphDefinition MessageDefinition MessageHeader Subscription TerminologyCapabilities
  TestScript TestReport ExampleScenario`.split(/\s+/),
);

const byType = new Map(kinds.flatMap((kind) => kind.types.map((type) => [type, kind] as const)));

/** Finds the kind that describes a resource type: its own, else the generic one. */
export function kindFor(resourceType: string): Kind {
  return byType.get(resourceType) ?? generic;
}
