import type { Category } from '#/lib/record/model/category.ts';
import {
  conditionParts,
  conditionsBeside,
  intentParts,
  reportParts,
  usCoreObservationParts,
  type NarrowedQuery,
} from '#/lib/sources/profiles/query-parts.ts';

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

/** Types that fewer servers hold: asked where they are offered, so that "none" never rests on a type that nobody asked for (H05). */
function offered(categories: readonly Category[], ...types: readonly string[]): readonly TypeQueries[] {
  return types.map((type) => ({ type, categories, onlyIfOffered: true }));
}

const notByCategory = (what: string): string => `${what} can only be asked for by category here, and others may be left out`;

/**
 * No status is ever filtered at the source: what was stopped, refuted or entered in error must be known too.
 * Observation and Condition are asked whole where a source allows it, so that what has no category is not lost.
 * Asked in this order: what is needed first, then what takes the most pages, so that the rest comes beside it and not after it.
 */
export const queryTable: readonly TypeQueries[] = [
  { type: 'AllergyIntolerance', categories: ['allergies'] },
  // Most entries point to these, and wait for them where one may have to be kept back (docs/decisions/0019).
  { type: 'Encounter', categories: ['encounters'] },
  { type: 'ServiceRequest', categories: ['referrals'], onlyIfOffered: true },
  {
    type: 'Observation',
    categories: ['results', 'vitals', 'social-history', 'imaging', 'procedures', 'care-plans', 'other'],
    fallbacks: usCoreObservationParts,
    notInParts: { categories: ['results', 'vitals', 'social-history', 'other'], why: notByCategory('results') },
  },
  {
    type: 'Condition',
    categories: ['problems'],
    fallbacks: conditionParts,
    followUps: conditionsBeside,
    notInParts: { categories: ['problems'], why: notByCategory('problems') },
  },
  {
    type: 'MedicationRequest',
    categories: ['medications'],
    include: 'MedicationRequest:medication',
    fallbacks: intentParts,
  },
  { type: 'MedicationStatement', categories: ['medications'], include: 'MedicationStatement:medication', onlyIfOffered: true },
  { type: 'MedicationDispense', categories: ['medications'], include: 'MedicationDispense:medication', onlyIfOffered: true },
  { type: 'MedicationAdministration', categories: ['medications'], include: 'MedicationAdministration:medication', onlyIfOffered: true },
  {
    type: 'DiagnosticReport',
    categories: ['results', 'imaging'],
    fallbacks: reportParts,
    notInParts: { categories: ['results', 'imaging'], why: notByCategory('reports') },
  },
  { type: 'Immunization', categories: ['immunizations'] },
  { type: 'Procedure', categories: ['procedures'] },
  {
    type: 'DocumentReference',
    categories: ['documents'],
    fallbacks: [{ params: [['category', 'clinical-note']], categories: ['documents'] }],
    notInParts: { categories: ['documents'], why: notByCategory('documents') },
  },
  {
    type: 'Appointment',
    categories: ['appointments'],
    onlyIfOffered: true,
    // A parameter of R4 whose target is any participant: some servers have no `patient` beside it.
    fallbacks: [{ params: [], categories: ['appointments'], patientParameter: 'actor' }],
  },
  {
    type: 'CarePlan',
    categories: ['care-plans'],
    onlyIfOffered: true,
    fallbacks: [{ params: [['category', 'assess-plan']], categories: ['care-plans'] }],
    notInParts: { categories: ['care-plans'], why: notByCategory('care plans') },
  },
  { type: 'Flag', categories: ['alerts'], onlyIfOffered: true },
  { type: 'FamilyMemberHistory', categories: ['family-history'], onlyIfOffered: true },
  ...offered(['devices'], 'Device', 'DeviceUseStatement', 'DeviceRequest'),
  ...offered(['imaging'], 'ImagingStudy', 'Media'),
  ...offered(['documents', 'encounters'], 'Composition'),
  ...offered(['documents'], 'Communication'),
  ...offered(['referrals'], 'CommunicationRequest'),
  ...offered(['encounters'], 'EpisodeOfCare'),
  ...offered(['care-plans'], 'Goal', 'NutritionOrder'),
  {
    type: 'CareTeam',
    categories: ['care-plans'],
    onlyIfOffered: true,
    fallbacks: [{ params: [['status', 'proposed,active,suspended,inactive,entered-in-error']], categories: ['care-plans'] }],
  },
  // An advance directive is a Consent.
  ...offered(['care-plans', 'other'], 'Consent'),
  ...offered(['immunizations'], 'ImmunizationRecommendation', 'ImmunizationEvaluation'),
  ...offered(['alerts'], 'DetectedIssue'),
  ...offered(['other'], 'QuestionnaireResponse', 'AdverseEvent', 'VisionPrescription', 'ClinicalImpression', 'RiskAssessment'),
  ...offered(['other'], 'Coverage', 'List', 'Task'),
];
