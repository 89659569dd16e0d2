import { capitalise } from './phrase.ts';
import type { Category } from '#/lib/record/model/category.ts';

const nouns: Readonly<Record<Category, string>> = {
  alerts: 'alerts',
  decisions: 'decisions',
  allergies: 'allergies',
  problems: 'problems',
  medications: 'medicines',
  immunizations: 'vaccinations',
  results: 'results',
  imaging: 'imaging reports',
  vitals: 'vital signs',
  assessments: 'assessments',
  procedures: 'procedures',
  encounters: 'contacts',
  documents: 'documents',
  'care-plans': 'care plans',
  appointments: 'appointments',
  requests: 'requests or referrals',
  people: 'people',
  'social-history': 'social history',
  'family-history': 'family history',
  devices: 'devices',
  insurance: 'insurance',
  safeguarding: 'safeguarding and access details',
  other: 'other records',
};

/** Headings that are more than the word within a sentence: "No requests or referrals recorded" heads "Requests and referrals". */
const headings: Readonly<Partial<Record<Category, string>>> = {
  assessments: 'Assessments and risks',
  requests: 'Requests and referrals',
};

/** Words that readers in the United States use instead. */
const american: Readonly<Partial<Record<Category, string>>> = {
  medications: 'medications',
  immunizations: 'immunizations',
  encounters: 'encounters',
};

/** Word for a category within a sentence, by locale: "medicines"; "records" without a category. */
export function categoryNoun(category: Category | undefined, locale = 'en-GB'): string {
  if (category === undefined) return 'records';
  return (locale === 'en-US' ? american[category] : undefined) ?? nouns[category];
}

/** The category as a heading: "Vital signs" */
export function categoryName(category: Category, locale?: string): string {
  return headings[category] ?? capitalise(categoryNoun(category, locale));
}
