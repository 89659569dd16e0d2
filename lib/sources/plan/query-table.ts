import { kindFor, kinds } from '#/lib/fhir/kinds/registry.ts';
import type { Category } from '#/lib/record/model/category.ts';
import {
  conditionParts,
  conditionsBeside,
  intentParts,
  reportParts,
  usCoreObservationParts,
  type NarrowedQuery,
} from '#/lib/sources/profiles/query-parts.ts';
import { planLimits } from './words.ts';

/** Queries of a resource type, and the categories its answer speaks of (standards §4.2). */
export interface TypeQueries {
  readonly type: string;
  readonly categories: readonly Category[];
  /** Most records hold it: asked even if the statement lists no search for it by patient. */
  readonly isUsual?: true;
  /** Queried only if the CapabilityStatement offers the type; else it is queried and the source may refuse. */
  readonly onlyIfOffered?: true;
  /** `Type:element`, added where the CapabilityStatement's `searchInclude` has it. */
  readonly include?: string;
  /** Queries to send instead, one for each, if the source refuses the whole type. */
  readonly fallbacks?: readonly NarrowedQuery[];
  /** Queries to send after the whole type: some servers answer it with a subset without saying so (standards §4.2). */
  readonly followUps?: readonly NarrowedQuery[];
  /** Categories that those queries together cannot find whole, and the reason. */
  readonly notInParts?: { readonly categories: readonly Category[]; readonly why: string };
}

/**
 * Types that bear a category which other types only add to. A server that offers none of them proves nothing of the category
 * by having, say, no recommendations for immunisation (H05).
 */
export const bearingTypes: ReadonlyMap<Category, readonly string[]> = new Map<Category, readonly string[]>([
  ['problems', ['Condition']],
  ['medications', ['MedicationRequest', 'MedicationStatement']],
  ['imaging', ['DiagnosticReport', 'ImagingStudy']],
  ['immunizations', ['Immunization']],
  ['procedures', ['Procedure']],
  ['encounters', ['Encounter']],
  ['documents', ['DocumentReference', 'Composition']],
  ['care-plans', ['CarePlan']],
  ['alerts', ['Flag']],
  ['assessments', ['Observation', 'QuestionnaireResponse', 'RiskAssessment']],
  ['requests', ['ServiceRequest']],
  ['devices', ['Device', 'DeviceUseStatement']],
  ['people', ['RelatedPerson']],
  // Any other type carries a decision too, but a laboratory that offers only results proves nothing by having none.
  ['decisions', ['Consent', 'Flag', 'CarePlan', 'DocumentReference']],
]);

/**
 * Rows in the order of querying: types needed first, then those with the most pages, so that the rest comes alongside.
 * Status is never filtered at the source: stopped, refuted and mistaken items must be known too. Observation and Condition
 * are queried whole where a source allows it, so that an item without a category is not lost.
 * Every other type of `lib/fhir/kinds` follows, in the order of its registry.
 */
const orderedRows: readonly Omit<TypeQueries, 'categories' | 'isUsual'>[] = [
  { type: 'AllergyIntolerance' },
  // Most entries refer to encounters and requests, and wait for them if policy may hide one (docs/decisions/0019).
  { type: 'Encounter' },
  { type: 'ServiceRequest', onlyIfOffered: true },
  {
    type: 'Observation',
    fallbacks: usCoreObservationParts,
    notInParts: {
      categories: ['results', 'vitals', 'social-history', 'assessments', 'decisions', 'other'],
      why: planLimits.byCategoryOnly('results'),
    },
  },
  {
    type: 'Condition',
    fallbacks: conditionParts,
    followUps: conditionsBeside,
    notInParts: { categories: ['problems', 'decisions'], why: planLimits.byCategoryOnly('problems') },
  },
  {
    type: 'MedicationRequest',
    include: 'MedicationRequest:medication',
    fallbacks: intentParts,
  },
  { type: 'MedicationStatement', include: 'MedicationStatement:medication', onlyIfOffered: true },
  { type: 'MedicationDispense', include: 'MedicationDispense:medication', onlyIfOffered: true },
  { type: 'MedicationAdministration', include: 'MedicationAdministration:medication', onlyIfOffered: true },
  {
    type: 'DiagnosticReport',
    fallbacks: reportParts,
    notInParts: { categories: ['results', 'imaging'], why: planLimits.byCategoryOnly('reports') },
  },
  { type: 'Immunization' },
  { type: 'Procedure' },
  {
    type: 'DocumentReference',
    fallbacks: [{ params: [['category', 'clinical-note']], categories: ['documents'] }],
    notInParts: { categories: ['documents', 'decisions'], why: planLimits.byCategoryOnly('documents') },
  },
  {
    type: 'Appointment',
    onlyIfOffered: true,
    // A parameter of R4 whose target is any participant: some servers have no `patient` beside it.
    fallbacks: [{ params: [], categories: ['appointments'], patientParameter: 'actor' }],
  },
  {
    type: 'CarePlan',
    onlyIfOffered: true,
    fallbacks: [{ params: [['category', 'assess-plan']], categories: ['care-plans'] }],
    notInParts: { categories: ['care-plans', 'decisions'], why: planLimits.byCategoryOnly('care plans') },
  },
  { type: 'Flag', onlyIfOffered: true },
  { type: 'FamilyMemberHistory', onlyIfOffered: true },
  {
    type: 'CareTeam',
    include: 'CareTeam:participant',
    onlyIfOffered: true,
    fallbacks: [{ params: [['status', 'proposed,active,suspended,inactive,entered-in-error']], categories: ['people'] }],
  },
];

/** Types that fewer servers hold: asked where they are offered, so that "none" never rests on a type that nobody asked for (H05). */
const otherRows = kinds
  .flatMap(({ types }) => types)
  .filter((type) => !orderedRows.some((row) => row.type === type))
  .map((type) => ({ type, onlyIfOffered: true }) as const);

/** Every search of a source; each type's categories are those that its kind names. */
export const queryTable: readonly TypeQueries[] = [...orderedRows.map((row) => ({ ...row, isUsual: true }) as const), ...otherRows]
  .map((row): TypeQueries => ({ ...row, categories: kindFor(row.type).searchCategories }))
  .filter(({ categories }) => categories.length > 0);
