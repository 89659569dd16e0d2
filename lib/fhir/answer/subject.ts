import { referencedType } from '#/lib/record/model/resource-reference.ts';
import { type JsonObject, type Resource, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

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

/** Whether a resource of this type names others beside its patient in the same elements: an appointment's clinicians and rooms. */
export function namesOthers(resourceType: string): boolean {
  return elsewhere.has(resourceType);
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
  if (read !== undefined) return patientsAmong(read(resource).flatMap(objectsOf), resource);
  const texts: string[] = [];
  for (const references of [resource.subject, resource.patient])
    for (const reference of objectsOf(references)) {
      const text = reference.reference;
      const named = typeof text === 'string' && text !== '' ? text : identifierText(reference);
      if (named !== undefined) texts.push(named);
    }
  return texts;
}

/**
 * An appointment's other participants are clinicians and rooms, which may be contained, or named by a `urn:` or a number alone: these
 * are taken for the patient only where nobody is called one, so that a clinician is never read as another patient (H02).
 */
function patientsAmong(references: readonly JsonObject[], resource: Resource): readonly string[] {
  const certain: string[] = [];
  const possible: string[] = [];
  for (const reference of references) {
    const text = typeof reference.reference === 'string' ? reference.reference : '';
    const named = text === '' ? identifierText(reference) : text;
    if (named === undefined || (reference.type !== undefined && reference.type !== 'Patient')) continue;
    const type = reference.type === 'Patient' ? 'Patient' : typeIn(text, resource);
    if (type === 'Patient') certain.push(named);
    else if (type === undefined && (text === '' || text.startsWith('urn:'))) possible.push(named);
  }
  return certain.length > 0 ? certain : possible;
}

/** What a reference says, or its contained resource is; undefined when it says nothing, as a `urn:` does. */
function typeIn(text: string, { contained }: Resource): string | undefined {
  if (text.startsWith('#')) return resourceOf(objectsOf(contained).find(({ id }) => id === text.slice(1)))?.resourceType;
  return referencedType(text);
}

function identifierText(reference: JsonObject): string | undefined {
  const identifier = objectOf(reference.identifier);
  const system = lineOf(identifier?.system);
  const value = lineOf(identifier?.value);
  const patient = reference.reference === undefined && (reference.type === undefined || reference.type === 'Patient');
  return patient && system !== undefined && value !== undefined ? `${system}|${value}` : undefined;
}
