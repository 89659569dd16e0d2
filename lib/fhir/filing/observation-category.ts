import type { Category } from '#/lib/record/model/category.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { listOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { codesOf } from '#/lib/fhir/datatypes/concept.ts';
import { isAssessment } from './assessment-names.ts';

/** observation-category of FHIR R4, US Core 9 and UK Core, with the view each belongs to. */
const byCategory = new Map<string, Category>([
  ['laboratory', 'results'],
  ['vital-signs', 'vitals'],
  ['imaging', 'imaging'],
  ['social-history', 'social-history'],
  ['sdoh', 'social-history'],
  ['treatment-intervention-preference', 'care-plans'],
  ['care-experience-preference', 'care-plans'],
  ['procedure', 'procedures'],
  ['LAB', 'results'],
  ['RAD', 'imaging'],
]);

/** Categories that say how a finding was made: its code, where it is a vital sign or a habit, decides before them. */
const byManner = new Map<string, Category>([
  ['survey', 'assessments'],
  ['exam', 'assessments'],
  ['functional-status', 'assessments'],
  ['disability-status', 'assessments'],
  ['cognitive-status', 'assessments'],
  ['activity', 'social-history'],
  ['therapy', 'procedures'],
]);

/** Vital signs that some sources leave uncategorised: LOINC of the FHIR R4 vital signs profiles, SNOMED CT of UK Core, NEWS2. */
const vitalSigns = new Set(
  `85353-1 9279-1 8867-4 2708-6 59408-5 8310-5 8302-2 9843-4 29463-7 39156-5 85354-9 8480-6 8462-4 8478-0 3141-9
  75367002 163020007 364075005 78564009 271649006 271650006 431314004 103228002 386725007 276885007 86290005 50373000 27113001 60621009 1104051000000101`.split(
    /\s+/,
  ),
);
const socialHistory = new Set(['72166-2', '11367-0', '77176002', '266919005', '8517006', '160573003', '74013-4', '76689-9']);

/**
 * Tells whether an observation is a measurement, whose missing value must be said: one of a laboratory, a vital sign, or one
 * with a range. Half of the findings that a practice codes have no value by nature (GP Connect).
 */
export function isMeasurement(resource: Resource, { ranges }: Measurement): boolean {
  const views = listOf(resource.category)
    .flatMap(codesOf)
    .map((category) => byCategory.get(category));
  return views.includes('results') || views.includes('vitals') || ranges.length > 0;
}

/** The view of an observation: by its category, else by its code; a measured value without either is a result. */
export function observationCategory(resource: Resource, { code, value, ranges, interpretation }: Measurement): Category {
  const sentCategories = listOf(resource.category);
  const categories = sentCategories.flatMap(codesOf).map((category) => byCategory.get(category));
  // "laboratory" decides against any other: a source that adds its own must not move a result from where it is looked for.
  const named = categories.includes('results') ? 'results' : categories.find((category) => category !== undefined);
  if (named !== undefined) return named;
  const codes = code.codings.map((coding) => coding.code ?? '');
  if (codes.some((code) => vitalSigns.has(code))) return 'vitals';
  if (codes.some((code) => socialHistory.has(code))) return 'social-history';
  const byMannerOfFinding = sentCategories
    .flatMap(codesOf)
    .map((category) => byManner.get(category))
    .find((category) => category !== undefined);
  if (byMannerOfFinding !== undefined) return byMannerOfFinding;
  const isFlagged = ranges.length > 0 || interpretation !== undefined;
  // A score that its source flags stays where results are looked at.
  if (!isFlagged && isAssessment(code)) return 'assessments';
  return sentCategories.length === 0 && (value?.type === 'quantity' || isFlagged) ? 'results' : 'other';
}
