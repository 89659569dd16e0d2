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

/** One row: how a type is asked for, and which categories its answer speaks of (standards §4.2). */
export interface TypeQueries {
  readonly type: string;
  readonly categories: readonly Category[];
  /** Asked only where the CapabilityStatement offers the type; else it is asked and the source may refuse. */
  readonly onlyIfOffered?: true;
  /** `Type:element`, added where the CapabilityStatement's `searchInclude` has it. */
  readonly include?: string;
  /** The whole type first; where a source refuses a search without them, one query for each of these instead. */
  readonly fallbacks?: readonly NarrowedQuery[];
  /** Some servers answer the whole with a subset, and do not say so: these are asked as well (standards §4.2). */
  readonly followUps?: readonly NarrowedQuery[];
  /** What those queries together cannot find. */
  readonly notInParts?: { readonly categories: readonly Category[]; readonly why: string };
}

/**
 * The types that bear a category which others only add to: a server that offers none of them says nothing of the
 * category by having, say, no recommendations for immunisation (H05).
 */
export const bearers: ReadonlyMap<Category, readonly string[]> = new Map<Category, readonly string[]>([
  ['problems', ['Condition']],
  ['medications', ['MedicationRequest', 'MedicationStatement']],
  ['imaging', ['DiagnosticReport', 'ImagingStudy']],
  ['immunizations', ['Immunization']],
  ['procedures', ['Procedure']],
  ['encounters', ['Encounter']],
  ['documents', ['DocumentReference', 'Composition']],
  ['care-plans', ['CarePlan']],
  ['alerts', ['Flag']],
]);

/**
 * No status is ever filtered at the source: what was stopped, refuted or entered in error must be known too.
 * Observation and Condition are asked whole where a source allows it, so that what has no category is not lost.
 * Asked in this order: what is needed first, then what takes the most pages, so that the rest comes beside it and not after it.
 * Every other type of `lib/fhir/kinds` follows, in the order of its registry.
 */
const orderedRows: readonly Omit<TypeQueries, 'categories'>[] = [
  { type: 'AllergyIntolerance' },
  // Most entries point to these, and wait for them where one may have to be kept back (docs/decisions/0019).
  { type: 'Encounter' },
  { type: 'ServiceRequest', onlyIfOffered: true },
  {
    type: 'Observation',
    fallbacks: usCoreObservationParts,
    notInParts: { categories: ['results', 'vitals', 'social-history', 'other'], why: planLimits.byCategoryOnly('results') },
  },
  {
    type: 'Condition',
    fallbacks: conditionParts,
    followUps: conditionsBeside,
    notInParts: { categories: ['problems'], why: planLimits.byCategoryOnly('problems') },
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
    notInParts: { categories: ['documents'], why: planLimits.byCategoryOnly('documents') },
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
    notInParts: { categories: ['care-plans'], why: planLimits.byCategoryOnly('care plans') },
  },
  { type: 'Flag', onlyIfOffered: true },
  { type: 'FamilyMemberHistory', onlyIfOffered: true },
  {
    type: 'CareTeam',
    onlyIfOffered: true,
    fallbacks: [{ params: [['status', 'proposed,active,suspended,inactive,entered-in-error']], categories: ['care-plans'] }],
  },
];

/** Types that fewer servers hold: asked where they are offered, so that "none" never rests on a type that nobody asked for (H05). */
const otherRows = kinds
  .flatMap(({ types }) => types)
  .filter((type) => !orderedRows.some((row) => row.type === type))
  .map((type) => ({ type, onlyIfOffered: true }) as const);

/** Every search of a source; each type's categories are those that its kind names. */
export const queryTable: readonly TypeQueries[] = [...orderedRows, ...otherRows]
  .map((row): TypeQueries => ({ ...row, categories: kindFor(row.type).searchCategories }))
  .filter(({ categories }) => categories.length > 0);
