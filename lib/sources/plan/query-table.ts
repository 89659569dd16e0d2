import type { Category } from '#/lib/record/category.ts';

/** One row: how a type is asked for, and which categories its answer speaks of (standards §4.2). */
export interface TypeQueries {
  readonly type: string;
  readonly covers: readonly Category[];
  /** Asked only where the CapabilityStatement offers the type; else it is asked and the source may refuse. */
  readonly onlyIfOffered?: true;
  /** `Type:element`, added where the CapabilityStatement's `searchInclude` has it. */
  readonly include?: string;
  /** The whole type first; where a source refuses a search without them, one query for each of these instead. */
  readonly unlessRefused?: readonly NarrowedQuery[];
}

export interface NarrowedQuery {
  readonly params: readonly (readonly [string, string])[];
  readonly covers: readonly Category[];
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
  ['encounters', ['Encounter']],
  ['documents', ['DocumentReference', 'Composition']],
  ['care-plans', ['CarePlan']],
  ['alerts', ['Flag']],
]);

const byCategory = (code: string, ...covers: Category[]): NarrowedQuery => ({ params: [['category', code]], covers });
/** Types that fewer servers hold: asked where they are offered, so that "none" never rests on a type that nobody asked for (H05). */
function offered(covers: readonly Category[], ...types: readonly string[]): readonly TypeQueries[] {
  return types.map((type) => ({ type, covers, onlyIfOffered: true }));
}

const intents = 'proposal,plan,order,original-order,reflex-order,filler-order,instance-order,option';

/**
 * No status is ever filtered at the source: what was stopped, refuted or entered in error must be known too.
 * Observation and Condition are asked whole where a source allows it, so that what has no category is not lost.
 */
export const queryTable: readonly TypeQueries[] = [
  { type: 'AllergyIntolerance', covers: ['allergies'] },
  {
    type: 'Condition',
    covers: ['problems'],
    unlessRefused: [
      byCategory('problem-list-item', 'problems'),
      byCategory('encounter-diagnosis', 'problems'),
      byCategory('health-concern', 'problems'),
    ],
  },
  {
    type: 'MedicationRequest',
    covers: ['medications'],
    include: 'MedicationRequest:medication',
    unlessRefused: [{ params: [['intent', intents]], covers: ['medications'] }],
  },
  { type: 'MedicationStatement', covers: ['medications'], include: 'MedicationStatement:medication', onlyIfOffered: true },
  { type: 'MedicationDispense', covers: ['medications'], include: 'MedicationDispense:medication', onlyIfOffered: true },
  { type: 'MedicationAdministration', covers: ['medications'], include: 'MedicationAdministration:medication', onlyIfOffered: true },
  {
    type: 'Observation',
    covers: ['results', 'vitals', 'social-history', 'imaging', 'other'],
    unlessRefused: [
      byCategory('laboratory', 'results'),
      byCategory('vital-signs', 'vitals'),
      byCategory('social-history', 'social-history'),
      byCategory('imaging', 'imaging'),
      byCategory('survey', 'other'),
      byCategory('exam', 'other'),
      byCategory('procedure', 'other'),
      byCategory('activity', 'other'),
      byCategory('therapy', 'other'),
    ],
  },
  { type: 'DiagnosticReport', covers: ['results', 'imaging'] },
  { type: 'Immunization', covers: ['immunizations'] },
  { type: 'Procedure', covers: ['procedures'] },
  { type: 'Encounter', covers: ['encounters'] },
  { type: 'DocumentReference', covers: ['documents'] },
  { type: 'ServiceRequest', covers: ['referrals'], onlyIfOffered: true },
  { type: 'Appointment', covers: ['appointments'], onlyIfOffered: true },
  { type: 'CarePlan', covers: ['care-plans'], onlyIfOffered: true },
  { type: 'Flag', covers: ['alerts'], onlyIfOffered: true },
  { type: 'FamilyMemberHistory', covers: ['family-history'], onlyIfOffered: true },
  ...offered(['devices'], 'Device', 'DeviceUseStatement', 'DeviceRequest'),
  ...offered(['imaging'], 'ImagingStudy', 'Media'),
  ...offered(['documents', 'encounters'], 'Composition'),
  ...offered(['documents'], 'Communication'),
  ...offered(['referrals'], 'CommunicationRequest'),
  ...offered(['encounters'], 'EpisodeOfCare'),
  ...offered(['care-plans'], 'Goal', 'CareTeam', 'NutritionOrder'),
  // An advance directive is a Consent.
  ...offered(['care-plans', 'other'], 'Consent'),
  ...offered(['immunizations'], 'ImmunizationRecommendation', 'ImmunizationEvaluation'),
  ...offered(['alerts'], 'DetectedIssue'),
  ...offered(['other'], 'QuestionnaireResponse', 'AdverseEvent', 'VisionPrescription', 'ClinicalImpression', 'RiskAssessment'),
  ...offered(['other'], 'Coverage', 'List', 'Task'),
];
