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
  'procedures',
  'encounters',
  'documents',
  'care-plans',
  'appointments',
  'referrals',
  'people',
  'social-history',
  'family-history',
  'devices',
  'other',
] as const;

export type Category = (typeof categories)[number];
