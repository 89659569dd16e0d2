import type { Category } from '#/lib/record/model/category.ts';

/**
 * Categories of resource types without a kind of their own, of any version of FHIR. A type that is named nowhere is in `other`:
 * an agreement, a report on quality or a body structure may be about anything.
 */
const types: Readonly<Partial<Record<Category, string>>> = {
  appointments: 'AppointmentResponse',
  assessments: 'GuidanceResponse',
  'care-plans': 'RequestGroup RequestOrchestration NutritionIntake',
  devices: 'DeviceAssociation DeviceDispense',
  documents: 'DocumentManifest',
  encounters: 'EncounterHistory',
  imaging: 'ImagingManifest ImagingSelection',
  insurance: `Account ChargeItem Claim ClaimResponse CoverageEligibilityRequest CoverageEligibilityResponse EligibilityRequest EligibilityResponse
  EnrollmentRequest EnrollmentResponse ExplanationOfBenefit Invoice PaymentNotice PaymentReconciliation`,
  requests: 'SupplyRequest Order OrderResponse ProcessRequest Transport',
  results: 'GenomicStudy MolecularSequence Sequence',
};

const byType: ReadonlyMap<string, Category> = new Map(
  Object.entries(types).flatMap(([category, names]) => names.split(/\s+/).map((type) => [type, category as Category] as const)),
);

/** Category of a resource type that no kind describes. */
export const categoryOfType = (type: string): Category => byType.get(type) ?? 'other';
