/**
 * The views of a record, named after the sections of the International Patient Summary and of US Core.
 * Every entry is in exactly one; a resource type that no kind claims is in `other`.
 */
export const categories = [
  'alerts',
  'decisions',
  'allergies',
  'problems',
  'medications',
  'immunizations',
  'results',
  'imaging',
  'vitals',
  'assessments',
  'procedures',
  'encounters',
  'documents',
  'care-plans',
  'appointments',
  'requests',
  'people',
  'social-history',
  'family-history',
  'devices',
  'insurance',
  'safeguarding',
  'other',
] as const;

export type Category = (typeof categories)[number];

/** Categories that stand in lists of the whole record, their counts and searches: safeguarding has its own page alone (design §8). */
export const listedCategories: ReadonlySet<Category> = new Set(categories.filter((category) => category !== 'safeguarding'));
