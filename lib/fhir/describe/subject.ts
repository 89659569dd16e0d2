import { referencedType } from '#/lib/record/model/resource-reference.ts';
import type { Kind } from '#/lib/fhir/kind-parts/kind.ts';
import { kindFor } from '#/lib/fhir/kinds/registry.ts';
import { type JsonObject, type Resource, objectOf, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

/** Types of the R4 patient compartment without a kind of their own that name their patient in another element. */
const otherReferences = new Map<string, (resource: Resource) => readonly unknown[]>([
  ['AppointmentResponse', ({ actor }) => [actor]],
  ['EnrollmentRequest', ({ candidate }) => [candidate]],
]);

/** Types of the patient compartment, of R4 and R5, without a kind of their own that must name a patient. */
const requiredTypes = new Set(
  `AppointmentResponse BodyStructure DeviceAssociation DeviceDispense DocumentManifest EncounterHistory ExplanationOfBenefit GenomicStudy
  ImagingManifest ImagingObjectSelection ImagingSelection NutritionIntake RequestGroup SupplyRequest`.split(/\s+/),
);

/** Tells whether a resource of this type must name a patient: one that names nobody cannot be shown as this patient's. */
export function namesPatient(resourceType: string): boolean {
  const kind = kindFor(resourceType);
  return kind.types.includes(resourceType) ? kind.mayLackPatient !== true : requiredTypes.has(resourceType);
}

/** Tells whether the elements that name the patient name other people too: an appointment's clinicians and rooms. */
export function namesOthers(resourceType: string): boolean {
  return referencesReader(resourceType) !== undefined;
}

function referencesReader(resourceType: string): Kind['patientReferences'] {
  return kindFor(resourceType).patientReferences ?? otherReferences.get(resourceType);
}

/**
 * Reads the references to the patient: `Patient/7`, an absolute reference, or `system|value` where the reference is by
 * identifier. Empty where the type has no subject, or the resource names none: see `namesPatient`.
 */
export function subjectsOf(value: unknown): readonly string[] {
  const resource = resourceOf(value);
  if (resource === undefined) return [];
  if (resource.resourceType === 'Patient') return typeof resource.id === 'string' ? [`Patient/${resource.id}`] : [];
  const read = referencesReader(resource.resourceType);
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
 * Picks the patients among references that also name others. An appointment's clinicians and rooms may be contained, or
 * named by a `urn:` or a number alone: they are taken for the patient only where no reference is called one, so that a
 * clinician is never read as another patient (H02).
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

/** Type that a reference names, or that its contained resource has; undefined where it names none, as a `urn:` does. */
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
