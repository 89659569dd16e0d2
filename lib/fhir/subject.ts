import { type JsonObject, type Resource, objectOf, objectsOf, resourceOf } from './json.ts';
import { lineOf } from './datatypes/text.ts';

/** How each type of the R4 patient compartment names its patient; types not listed use `subject` or `patient`. */
const elsewhere = new Map<string, (resource: Resource) => readonly unknown[]>([
  ['Coverage', ({ beneficiary }) => [beneficiary]],
  // R5 names the patient a second time: both must be this one.
  ['Appointment', ({ participant, subject }) => [...objectsOf(participant).map(({ actor }) => actor), subject]],
  ['AppointmentResponse', ({ actor }) => [actor]],
  ['EnrollmentRequest', ({ candidate }) => [candidate]],
  ['Task', (task) => [task.for]],
  ['ResearchSubject', ({ individual }) => [individual]],
]);

/** Types of the R4 patient compartment that must name a patient: one that names nobody cannot be shown as this patient's. */
const withPatient = new Set(
  `AdverseEvent AllergyIntolerance BodyStructure CarePlan CareTeam ClinicalImpression Communication CommunicationRequest
  Composition Condition Consent Coverage DetectedIssue DeviceRequest DeviceAssociation DeviceDispense
  EncounterHistory GenomicStudy ImagingManifest ImagingObjectSelection ImagingSelection NutritionIntake DeviceUseStatement DiagnosticReport DocumentManifest
  DocumentReference Encounter EpisodeOfCare ExplanationOfBenefit FamilyMemberHistory Flag Goal ImagingStudy Immunization
  ImmunizationEvaluation ImmunizationRecommendation List Media MedicationAdministration MedicationDispense MedicationRequest
  MedicationStatement NutritionOrder Observation Procedure QuestionnaireResponse RequestGroup ResearchSubject RiskAssessment
  ServiceRequest Specimen SupplyDelivery SupplyRequest Task VisionPrescription Appointment AppointmentResponse RelatedPerson`.split(/\s+/),
);

/** Whether a resource of this type has to name a patient. */
export function namesPatient(resourceType: string): boolean {
  return withPatient.has(resourceType);
}

/**
 * The texts that name whom a resource is about: `Patient/7`, an absolute reference, or `system|value` where the
 * reference is by identifier. Empty when the type has no subject, or the resource does not say: see `namesPatient`.
 */
export function subjectsOf(value: unknown): readonly string[] {
  const resource = resourceOf(value);
  if (resource === undefined) return [];
  if (resource.resourceType === 'Patient') return typeof resource.id === 'string' ? [`Patient/${resource.id}`] : [];
  const read = elsewhere.get(resource.resourceType);
  const references = read === undefined ? [resource.subject, resource.patient] : read(resource);
  return references.flatMap((reference) => objectsOf(reference)).flatMap((reference) => subjectTexts(reference, read !== undefined));
}

function subjectTexts(reference: JsonObject, patientsOnly: boolean): readonly string[] {
  const text = reference.reference;
  // An appointment's other participants are clinicians and rooms.
  const about = typeof text === 'string' && text !== '' && (!patientsOnly || /(^|\/)Patient\/|^#|^urn:/.test(text));
  return about ? [text] : identifierTexts(reference);
}

function identifierTexts(reference: JsonObject): readonly string[] {
  const identifier = objectOf(reference.identifier);
  const system = lineOf(identifier?.system);
  const value = lineOf(identifier?.value);
  const patient = reference.reference === undefined && (reference.type === undefined || reference.type === 'Patient');
  return patient && system !== undefined && value !== undefined ? [`${system}|${value}`] : [];
}
