import type { Category } from '#/lib/record/model/category.ts';

/** Search for a part of a type: its parameters beside the patient, and the categories that it fills. */
export interface NarrowedQuery {
  readonly params: readonly (readonly [string, string])[];
  readonly categories: readonly Category[];
  /** Parameter that names the patient, where that is not `patient`. */
  readonly patientParameter?: string;
  /** Not every server knows it: where it is refused, its categories are incomplete, and have not failed. */
  readonly optional?: true;
  /** Searches to fall back to where this one is refused as well. */
  readonly fallbacks?: readonly NarrowedQuery[];
}

const byCategory = (code: string, ...categories: Category[]): NarrowedQuery => ({ params: [['category', code]], categories });
/** A category that not every server knows: one that refuses it says nothing of the others. */
const maybeCategory = (code: string, ...categories: Category[]): NarrowedQuery => ({ ...byCategory(code, ...categories), optional: true });

/** US Core 9: problem list, diagnoses of an encounter, health concerns. */
export const conditionParts: readonly NarrowedQuery[] = [
  byCategory('problem-list-item', 'problems'),
  byCategory('encounter-diagnosis', 'problems'),
  byCategory('health-concern', 'problems'),
];

const everyStatus = ['clinical-status', 'active,recurrence,relapse,inactive,remission,resolved'] as const;

/** Beside the whole: its categories, and every clinical status by name, where a server gives only what is active unless asked. */
export const conditionsBeside: readonly NarrowedQuery[] = [...conditionParts, { params: [everyStatus], categories: ['problems'] }];

/** FHIR R4 observation-category. */
const observationParts: readonly NarrowedQuery[] = [
  byCategory('laboratory', 'results'),
  byCategory('vital-signs', 'vitals'),
  byCategory('social-history', 'social-history'),
  byCategory('imaging', 'imaging'),
  byCategory('survey', 'assessments'),
  byCategory('exam', 'assessments'),
  byCategory('procedure', 'procedures'),
  byCategory('activity', 'social-history'),
  byCategory('therapy', 'procedures'),
];

/** With what US Core 9 adds. */
export const usCoreObservationParts: readonly NarrowedQuery[] = [
  ...observationParts,
  maybeCategory('sdoh', 'social-history'),
  maybeCategory('functional-status', 'assessments'),
  maybeCategory('disability-status', 'assessments'),
  maybeCategory('cognitive-status', 'assessments'),
  maybeCategory('treatment-intervention-preference', 'care-plans'),
  maybeCategory('care-experience-preference', 'care-plans'),
];

/** US Core 9 DiagnosticReport: laboratory, radiology, cardiology, pathology. */
export const reportParts: readonly NarrowedQuery[] = [
  byCategory('LAB', 'results'),
  byCategory('LP29684-5', 'imaging'),
  byCategory('LP29708-2', 'results'),
  byCategory('LP7839-6', 'results'),
];

const intent = ['intent', 'proposal,plan,order,original-order,reflex-order,filler-order,instance-order,option'] as const;
const requestStatuses = 'active,on-hold,cancelled,completed,entered-in-error,stopped,draft,unknown';

/** Every intent; and every status where one is demanded: none is ever left out. */
export const intentParts: readonly NarrowedQuery[] = [
  {
    params: [intent],
    categories: ['medications'],
    fallbacks: [{ params: [intent, ['status', requestStatuses]], categories: ['medications'] }],
  },
];
