import type { Version } from '#/lib/fhir/resource/version.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { AnswerLimitation, QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { Capability } from './capability.ts';
import { choosePatientParameter } from './patient-parameter.ts';
import { typeNamesIn } from './plan.ts';
import { queryTable } from './query-table.ts';
import { planLimits } from './words.ts';

/** Types that a source offers and that are not asked for, as the source names them. */
export interface UnaskedTypes {
  readonly types: readonly string[];
  readonly ends: readonly QueryEnd[];
}

/**
 * Types of the patient compartment (R4, R5) that hold no clinical record of a kind that is shown: money, administration,
 * answers to other resources. Named to the reader where a server lists them, so that nobody takes them for asked.
 */
const neverAsked = new Set(
  `Account AppointmentResponse Basic BodyStructure ChargeItem Claim ClaimResponse Contract CoverageEligibilityRequest
  CoverageEligibilityResponse DeviceAssociation DeviceDispense DocumentManifest EnrollmentRequest ExplanationOfBenefit GenomicStudy
  GuidanceResponse ImagingManifest ImagingSelection Invoice MeasureReport MolecularSequence NutritionIntake RequestGroup
  RequestOrchestration SupplyRequest`.split(/\s+/),
);

/** Limit of a type that cannot be asked for: the category cannot be told empty, and is no less complete for it. */
export const notSearchable: AnswerLimitation = { state: 'unsupported', why: planLimits.notSearchable, onlyIfEmpty: true };

/** Returns the types that the server's statement offers and that the plan leaves out, with what follows for their categories. */
export function unaskedTypes(capability: Capability | undefined, never: readonly Category[], version: Version): UnaskedTypes {
  const offered = capability?.offered ?? new Map<string, undefined>();
  const unsearchable = queryTable
    .filter(({ isUsual }) => !isUsual)
    .flatMap(({ type, categories }) =>
      [...typeNamesIn(type, version), type]
        .filter((name) => offered.has(name) && choosePatientParameter(type, version, offered.get(name)) === undefined)
        .map((name) => ({ name, categories: categories.filter((category) => !never.includes(category)) })),
    );
  return {
    types: [...unsearchable.map(({ name }) => name), ...[...offered.keys()].filter((type) => neverAsked.has(type))],
    ends: unsearchable.map(({ categories }) => ({ categories: new Set(categories), limitations: [notSearchable] })),
  };
}
