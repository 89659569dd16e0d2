import type { Category } from './category.ts';

const nouns: Readonly<Record<Category, string>> = {
  alerts: 'alerts',
  allergies: 'allergies',
  problems: 'problems',
  medications: 'medicines',
  immunizations: 'vaccinations',
  results: 'results',
  imaging: 'imaging reports',
  vitals: 'vital signs',
  procedures: 'procedures',
  encounters: 'contacts',
  documents: 'documents',
  'care-plans': 'care plans',
  appointments: 'appointments',
  referrals: 'referrals',
  'social-history': 'social history',
  'family-history': 'family history',
  devices: 'devices',
  other: 'other records',
};

/** The reader's word within a sentence: "It may hold medicines." Without a category: "records". */
export function categoryNoun(category: Category | undefined): string {
  return category === undefined ? 'records' : nouns[category];
}

/** As a heading: "Vital signs" */
export function categoryName(category: Category): string {
  const noun = nouns[category];
  return noun.charAt(0).toUpperCase() + noun.slice(1);
}
